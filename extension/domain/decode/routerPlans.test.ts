import {
  concatHex,
  encodeAbiParameters,
  encodeFunctionData,
  numberToHex,
  parseAbi,
  parseAbiParameters,
} from "viem";
import { describe, expect, test } from "vitest";
import type { Address, Hex } from "../primitives.ts";
import { own, stranger, token, transactionTo, usdc, weth } from "../samples.ts";
import { max160 } from "./amounts.ts";
import { readModeExecution } from "./modeExecution.ts";
import { readSubject } from "./readSubject.ts";
import { readRouterCommands } from "./universalRouter.ts";

const router: Address = `0x${"6".repeat(40)}`;
const abi = parseAbi(["function execute(bytes commands, bytes[] inputs, uint256 deadline) payable"]);
const details = "(address token, uint160 amount, uint48 expiration, uint48 nonce)";
const at = { contract: router, actor: own, value: 0n };

function planOf(...steps: readonly [number, Hex][]) {
  const commands = concatHex(steps.map(([command]) => numberToHex(command, { size: 1 })));
  const inputs = steps.map(([, input]) => input);
  const data = encodeFunctionData({ abi, functionName: "execute", args: [commands, inputs, 9n] });
  return readSubject(transactionTo(router, data)).actions.map(({ call, depth, flags, ...deed }) => deed);
}

const encode = (types: string, values: readonly unknown[]): Hex =>
  encodeAbiParameters(parseAbiParameters(types), values);
const detail = (of: Address, amount: bigint) => ({ token: of, amount, expiration: 8, nonce: 0 });
const single = encode(`(${details} details, address spender, uint256 sigDeadline), bytes`, [
  { details: detail(usdc, 5n), spender: stranger, sigDeadline: 9n },
  "0xaa",
]);
const batch = encode(`(${details}[] details, address spender, uint256 sigDeadline), bytes`, [
  { details: [detail(usdc, 5n), detail(weth, 6n)], spender: stranger, sigDeadline: 9n },
  "0xaa",
]);
const moved = (to: Address, amount: bigint, of: Address = usdc) => ({
  kind: "send",
  asset: { kind: "erc20", token: of, amount },
  from: own,
  to,
  actor: own,
});
const swap = {
  kind: "call",
  to: router,
  value: 0n,
  data: "0x",
  selector: "0x3593564c",
  signature: "execute(bytes,bytes[],uint256)",
  isUnderstood: false,
};
const address = (last: number): Address => `0x${"0".repeat(39)}${last}`;

describe("commands of a universal router", () => {
  test.each([
    ["a permit", 0x0a, single, [[usdc, 5n]]],
    ["a permit that may fail", 0x8a, single, [[usdc, 5n]]],
    [
      "a batch of permits",
      0x03,
      batch,
      [
        [usdc, 5n],
        [weth, 6n],
      ],
    ],
  ] as const)("default: %s is a grant to its spender [G09] [G10]", (_, command, input, expected) => {
    const grants = expected.map(([of, amount]) => ({
      kind: "allow",
      token: of,
      owner: own,
      spender: stranger,
      amount,
      most: max160,
      mode: "set",
      endsAt: 8n,
      form: "relayed",
      isOnce: false,
    }));

    expect(planOf([command, input])).toEqual([...grants, swap]);
  });

  test.each([
    ["an address", stranger, stranger],
    ["1, which is whoever calls", address(1), own],
    ["2, which is the router", address(2), router],
  ])("default: a transfer by Permit2 goes to %s", (_, written, meant) => {
    const input = encode("address, address, uint160", [usdc, written, 7n]);

    expect(planOf([0x02, input])).toEqual([moved(meant, 7n), swap]);
  });

  test("default: each of several transfers by Permit2 is read", () => {
    const input = encode("(address from, address to, uint160 amount, address token)[]", [
      [
        { from: own, to: stranger, amount: 7n, token: usdc },
        { from: own, to: router, amount: 8n, token: weth },
      ],
    ]);

    expect(planOf([0x0d, input])).toEqual([moved(stranger, 7n), moved(router, 8n, weth), swap]);
  });

  test("default: a plan inside of a plan is opened, one layer in [G10]", () => {
    const inner = encode("bytes, bytes[]", ["0x0a", [single]]);
    const data = encodeFunctionData({ abi, functionName: "execute", args: ["0x21", [inner], 9n] });
    const { actions } = readSubject(transactionTo(router, data));

    expect(actions).toContainEqual(expect.objectContaining({ kind: "allow", spender: stranger, depth: 1 }));
  });

  test("default: a plan inside is the same call without its end, in the name of whoever calls", () => {
    const inner = encode("bytes, bytes[]", ["0x0a", [single]]);

    expect(readRouterCommands("0x21", [inner], at).calls).toEqual([
      { to: null, value: 0n, data: concatHex(["0x24856bc3", inner]) },
    ]);
  });

  test("behavior: a command that only swaps takes nothing that is read, and stays not understood", () => {
    expect(planOf([0x00, single], [0x0b, "0x"])).toEqual([swap]);
  });

  test("behavior: a command without its input takes nothing that is read", () => {
    const data = encodeFunctionData({ abi, functionName: "execute", args: ["0x0a0d03", [], 9n] });

    expect(readSubject(transactionTo(router, data)).actions).toMatchObject([swap]);
  });

  test.each([0x0a, 0x03, 0x0d])(
    "error: command %s with other bytes grants nothing that is read, and throws nothing",
    (command) => {
      expect(planOf([command, "0x1234"])).toMatchObject([swap]);
    },
  );
});

describe("what an account runs by mode", () => {
  const mode = (kind: string, selector = ""): Hex =>
    `0x${kind.padEnd(12, "0")}${selector}`.padEnd(66, "0") as Hex;
  const most = (1n << 255n) + 3n;
  const value = numberToHex(most, { size: 32 });

  test("default: one packed call, with its value and data", () => {
    const calls = [{ to: stranger, value: most, data: "0xaabb" }];

    expect(readModeExecution(mode("00"), concatHex([stranger, value, "0xaabb"]), at)).toEqual({
      deeds: [],
      calls,
    });
    expect(readModeExecution(mode("00"), concatHex([stranger, value]), at)?.calls).toEqual([
      { ...calls[0], data: "0x" },
    ]);
  });

  test("default: foreign code runs as the account [H14]", () => {
    const read = readModeExecution(mode("ff"), concatHex([stranger, "0xaabb"]), at);

    expect(read).toEqual({
      deeds: [{ kind: "control", what: "delegatecall", contract: router, party: stranger }],
      calls: [{ to: stranger, value: 0n, data: "0xaabb" }],
    });
    expect(readModeExecution(mode("ff"), stranger, at)?.deeds).toHaveLength(1);
  });

  const list = [
    { to: token, value: 3n, data: "0xaabb" },
    { to: address(0), value: 4n, data: "0x" },
  ] as const;
  const plain = encode("(address to, uint256 value, bytes data)[]", [list]);
  const signed = encode("(address to, uint256 value, bytes data)[], bytes", [list, "0xcc"]);

  test.each([
    ["plain", plain],
    ["signed", signed],
  ])("default: a %s batch is read call by call", (_, packed) => {
    expect(readModeExecution(mode("01"), packed as Hex, at)).toEqual({ deeds: [], calls: list });
  });

  test("behavior: only in the minimal standard the zero address is the account itself", () => {
    const calls = readModeExecution(mode("01", "78210001"), plain, at)?.calls;

    expect(calls?.map(({ to }) => to)).toEqual([token, null]);
  });

  test.each([
    ["another mode", mode("02"), plain],
    ["a call that is too short", mode("00"), concatHex([stranger, value]).slice(0, -2) as Hex],
    ["foreign code without an address", mode("ff"), stranger.slice(0, -2) as Hex],
    ["a batch that is none", mode("01"), "0x1234" as Hex],
    ["a batch with a word too many", mode("01"), concatHex([plain, value])],
  ])("error: %s is not read", (_, kind, packed) => {
    expect(readModeExecution(kind, packed, at)).toBeNull();
  });
});
