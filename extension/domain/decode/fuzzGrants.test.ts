import fc from "fast-check";
import { encodeFunctionData, encodePacked, type Hex, parseAbi } from "viem";
import { describe, expect, test } from "vitest";
import { callData, friend, judge, own, sampleContext, sampleRequest, stranger, token } from "../samples.ts";
import { canonicalise } from "../subject/canonicalise.ts";
import { fuzzRuns } from "./fuzzRuns.ts";

const runs = Number(process.env["FUZZ_RUNS"] ?? fuzzRuns);
const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 2 ** 31);
const patienceMs = 20_000 + runs * 20;
const slowestMs = 50;

/** Which words of a grant say how much; the grant gives something when one of them is not zero. */
const grants = new Map<string, { words: number; says: readonly number[]; bits?: number }>([
  ["0x095ea7b3", { words: 2, says: [1] }],
  ["0x39509351", { words: 2, says: [1] }],
  ["0xd73dd623", { words: 2, says: [1] }],
  ["0xa22cb465", { words: 2, says: [1] }],
  ["0x558a7297", { words: 2, says: [1] }],
  ["0x87517c45", { words: 4, says: [2], bits: 160 }],
  ["0xd505accf", { words: 7, says: [2] }],
]);
const wrappers = parseAbi([
  "function multicall(bytes[] data)",
  "function aggregate3((address target, bool allowFailure, bytes callData)[] calls)",
  "function execute(address to, uint256 value, bytes data)",
  "function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 a, uint256 b, uint256 c, address d, address e, bytes signatures)",
  "function multiSend(bytes transactions)",
]);
const dated = parseAbi(["function multicall(uint256 deadline, bytes[] data)"]);
const harmless: Hex = `0x70a08231${"0".repeat(24)}${friend.slice(2)}`;

/** Puts one call inside another by an encoder that is not ours, beside calls that do nothing. */
const wraps: readonly ((data: Hex) => Hex)[] = [
  (data) => encodeFunctionData({ abi: wrappers, functionName: "multicall", args: [[harmless, data]] }),
  (data) => encodeFunctionData({ abi: dated, functionName: "multicall", args: [9_999_999_999n, [data]] }),
  (data) =>
    encodeFunctionData({
      abi: wrappers,
      functionName: "aggregate3",
      args: [[{ target: token, allowFailure: true, callData: data }]],
    }),
  (data) => encodeFunctionData({ abi: wrappers, functionName: "execute", args: [token, 0n, data] }),
  (data) =>
    encodeFunctionData({
      abi: wrappers,
      functionName: "execTransaction",
      args: [token, 0n, data, 0, 0n, 0n, 0n, own, own, "0x"],
    }),
  (data) => {
    const types = ["uint8", "address", "uint256", "uint256", "bytes"] as const;
    const packed = encodePacked(types, [0, token, 0n, BigInt((data.length - 2) / 2), data]);
    return encodeFunctionData({ abi: wrappers, functionName: "multiSend", args: [packed] });
  },
  (data) => shifted(data, 7),
  (data) => shifted(data, 64),
];

/** A list of one call whose place is said by offsets that no compiler writes, so that it starts anywhere. */
function shifted(data: Hex, bytes: number): Hex {
  const length = (data.length - 2) / 2;
  const head = callData("0xac9650d8", 32n, 1n, BigInt(32 + bytes)) + "00".repeat(bytes);
  return `0x${head.slice(2)}${BigInt(length).toString(16).padStart(64, "0")}${data.slice(2)}${"00".repeat(32)}`;
}

const word = fc.oneof(
  fc.constant(BigInt(stranger)),
  fc.bigInt(1n, 2n ** 256n - 1n),
  fc.bigInt(1n, 2n ** 20n),
);
const planted = fc
  .record({
    selector: fc.constantFrom(...grants.keys()),
    words: fc.array(word, { minLength: 8, maxLength: 8 }),
    isDirty: fc.boolean(),
    cut: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(70)),
    tail: fc.oneof(fc.constant(""), fc.uint8Array({ maxLength: 40 }).map(toHex)),
    layers: fc.array(fc.nat(wraps.length - 1), { maxLength: 6 }),
    flip: fc.option(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), digit: fc.nat(15) })),
  })
  .map(({ selector, words, isDirty, cut, tail, layers, flip }) => {
    const clean = words.slice(0, grants.get(selector)?.words).map((one, index) => {
      return index === 0 && !isDirty ? BigInt.asUintN(160, one) : one;
    });
    const grant = callData(selector, ...clean);
    let data: Hex = `0x${grant.slice(2, Math.max(10, grant.length - cut * 2))}${tail}`;
    for (const layer of layers) data = (wraps[layer] ?? String)(data) as Hex;
    return flip === null ? data : flipped(data, flip);
  });

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

function flipped(data: Hex, { at, digit }: { at: number; digit: number }): Hex {
  const place = 10 + Math.floor(at * Math.max(0, data.length - 11));
  return `0x${data.slice(2, place)}${digit.toString(16)}${data.slice(place + 1)}`;
}

/**
 * Whether a grant's selector stands anywhere, at any byte, with something behind it that is not zero, bytes that are not there being
 * zero. It reads no offset, no length and no type, and shares nothing with the decoder.
 */
function holdsGrant(data: string): boolean {
  const bytes = data.slice(2);
  return [...grants].some(([selector, { says, bits = 256 }]) => {
    for (let at = bytes.indexOf(selector.slice(2)); at >= 0; at = bytes.indexOf(selector.slice(2), at + 1)) {
      if (at % 2 === 1) continue;
      const words = bytes.slice(at + 8).padEnd(64 * 8, "0");
      const said = says.map((index) => BigInt(`0x${words.slice(index * 64, index * 64 + 64)}`));
      if (said.some((one) => BigInt.asUintN(bits, one) !== 0n)) return true;
    }
    return false;
  });
}

function inspect(data: string) {
  const request = sampleRequest("eth_sendTransaction", [{ from: own, to: token, data }]);
  const canonical = canonicalise(request);
  return canonical.status === "refused" ? null : judge(canonical.subject, sampleContext());
}

describe(`planted grants (seed ${seed})`, () => {
  test("default: the scan finds what was planted in every layer, and nothing where nothing was", () => {
    const grant: Hex = `0x${callData("0x095ea7b3", stranger, 5n).slice(2)}`;

    expect(wraps.map((wrap) => holdsGrant(wrap(grant)))).toEqual(wraps.map(() => true));
    expect(wraps.map((wrap) => holdsGrant(wrap(harmless)))).toEqual(wraps.map(() => false));
  });

  test(
    "default: no grant, however nested, cut, dirty, shifted or damaged, is level none without a gap, or slow [G19]",
    () => {
      let withGrant = 0;
      const slow: string[] = [];
      fc.assert(
        fc.property(planted, (data) => {
          if (!holdsGrant(data)) return;
          withGrant += 1;
          const startedAt = performance.now();
          const judged = inspect(data);
          if (performance.now() - startedAt > slowestMs) slow.push(data);
          if (judged === null) return;
          const { findings, gaps } = judged.inspection;
          const isSilent = gaps.length === 0 && findings.every(({ level }) => level === "none");

          expect(isSilent).toBe(false);
        }),
        { numRuns: runs, seed },
      );
      expect(withGrant).toBeGreaterThan(runs / 2);
      // The machine may pause: what is slow once only is not slow.
      const again = slow.map((data) => Math.min(timed(data), timed(data), timed(data)));
      expect(Math.max(0, ...again)).toBeLessThan(slowestMs);
    },
    patienceMs,
  );

  test("behavior: a grant that is whole is read as one behind every layer, at every byte [G06] [G19]", () => {
    const grant: Hex = `0x${callData("0x095ea7b3", stranger, 2n ** 256n - 1n).slice(2)}`;
    const outcomes = wraps.map((wrap) => inspect(wrap(grant))?.decision.outcome);

    expect(new Set(outcomes)).toEqual(new Set(["hold"]));
  });
});

function timed(data: string): number {
  const startedAt = performance.now();
  inspect(data);
  return performance.now() - startedAt;
}
