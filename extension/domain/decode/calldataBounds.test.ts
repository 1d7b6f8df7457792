import { encodeAbiParameters, encodeFunctionData, type Hex, parseAbi, parseAbiParameters } from "viem";
import { describe, expect, test } from "vitest";
import { callData, friend, own, stranger, token, transactionTo } from "../samples.ts";
import { readSubject } from "./readSubject.ts";

const multicall = parseAbi(["function multicall(bytes[] data)"]);
const grant = callData("0x095ea7b3", stranger, 5n) as Hex;
const wrap = (...data: readonly Hex[]) => encodeFunctionData({ abi: multicall, args: [data] });
const read = (to: Parameters<typeof transactionTo>[0], data?: string, value = "0x0") =>
  readSubject(transactionTo(to, data, value)).actions;
const first = { call: 0, depth: 0, flags: [] } as const;
const sent = (amount: bigint) => ({
  ...first,
  kind: "send",
  asset: { kind: "coin", amount },
  from: own,
  to: token,
  actor: own,
});

describe("calls without a function", () => {
  test("default: what creates a contract says how many bytes of code, and what it is paid", () => {
    expect(read(undefined, "0x6001600255", "0x7")).toEqual([
      { ...first, kind: "create", value: 7n, size: 5 },
    ]);
  });

  test.each([0n, 1n, 7n])("default: a call without data sends its coin, be it %i", (value) => {
    expect(read(token, "0x", `0x${value.toString(16)}`)).toEqual([sent(value)]);
  });

  test("default: coin beside data that nobody knows is an action of its own, from the least of it", () => {
    const call = (selector: Hex | null, data: Hex, value: bigint) => ({
      ...first,
      ...{ kind: "call", to: token, value, selector, signature: null, data, isUnderstood: false },
    });

    expect(read(token, "0x12345678")).toEqual([call("0x12345678", "0x12345678", 0n)]);
    expect(read(token, "0x123456", "0x1")).toEqual([call(null, "0x123456", 1n), sent(1n)]);
  });
});

describe("how many calls inside of others are opened", () => {
  // Each layer spends one call for itself, and one for the grant inside of it.
  const grantsIn = (before: number, layers: number) =>
    read(
      token,
      wrap(
        ...Array.from({ length: before }, () => grant),
        ...Array.from({ length: layers }, () => wrap(grant)),
      ),
    ).filter(({ kind, depth }) => kind === "allow" && depth === 2).length;

  test("behavior: 500 over the whole subject, and not one more", () => {
    expect([grantsIn(0, 249), grantsIn(0, 260)]).toEqual([249, 250]);
    expect([grantsIn(1, 249), grantsIn(1, 260)]).toEqual([249, 249]);
  });
});

describe("calldata that departs from its one encoding", () => {
  const flagsOf = (data: string) => read(token, data).map(({ flags }) => flags);
  const list = wrap(grant, grant);
  const dirty = `${grant}00` as Hex;

  test("behavior: bytes behind the arguments are flagged, of a wrapper at its first call", () => {
    expect(flagsOf(list)).toEqual([[], []]);
    expect(flagsOf(`${list}00`)).toEqual([["not-canonical"], []]);
    expect(flagsOf(`${wrap(dirty, dirty)}00`)).toEqual([["trailing", "not-canonical"], ["trailing"]]);
    expect(flagsOf(wrap(grant, dirty))).toEqual([[], ["trailing"]]);
  });

  test("behavior: what a function does by itself is flagged at each deed", () => {
    const pieces = encodeAbiParameters(parseAbiParameters("address, address, uint256[], uint256[], bytes"), [
      ...([own, friend, [1n, 2n], [3n, 4n], "0x"] as const),
    ]);

    expect(flagsOf(`0x2eb2c2d6${pieces.slice(2)}00`)).toEqual([["not-canonical"], ["not-canonical"]]);
  });

  // The bytes end without their padding, so that each of them counts.
  const send = (size: number, missing: number) => {
    const words = [friend.slice(2).padStart(64, "0"), "5".padStart(64, "0"), "60".padStart(64, "0")];
    const whole = `${words.join("")}${size.toString(16).padStart(64, "0")}${"ab".repeat(size)}`;
    return read(token, `0x9bd9bbc6${whole.slice(0, whole.length - missing * 2)}`);
  };

  test.each([
    [64, 64],
    [64, 40],
    [2_112, 64],
    [2_112, 95],
  ])("behavior: of %i bytes the last %i may be missing, which is zero, and is flagged", (size, missing) => {
    expect(send(size, missing)).toMatchObject([
      { kind: "send", to: friend, asset: { amount: 5n }, flags: ["short"] },
    ]);
  });

  test.each([
    [65, 65],
    [96, 96],
    [2_113, 65],
  ])("error: of %i bytes %i are too many to be missing, and nothing is read", (size, missing) => {
    expect(send(size, missing)).toMatchObject([
      { kind: "call", selector: "0x9bd9bbc6", isUnderstood: false },
    ]);
  });
});

describe("calls of services that depart from their one encoding", () => {
  const call = (data: string) => read(token, data)[0];

  test("behavior: bytes behind the arguments are flagged, and those of no arguments too", () => {
    const stake = callData("0xa694fc3a", 5n);

    expect([call(stake), call(`${stake}00`)]).toMatchObject([
      { signature: "stake(uint256 amount)", flags: [] },
      { signature: "stake(uint256 amount)", flags: ["not-canonical"] },
    ]);
    expect([call("0xe9fad8ee"), call("0xe9fad8ee00")]).toMatchObject([
      { signature: "exit()", flags: [] },
      { signature: "exit()", flags: ["not-canonical"] },
    ]);
  });
});
