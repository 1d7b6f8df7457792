import type { Dice } from "../evaluate/strata/dice.ts";
import { encodeCall } from "../evaluate/strata/encode.ts";

/** A request of a page, good or bad. */
export interface PageRequest {
  method: string;
  params: unknown;
  chainId: number;
}

const oddValues: readonly unknown[] = [
  "0",
  String(2n ** 256n - 1n),
  "-1",
  "",
  null,
  1e300,
  [],
  {},
  true,
  "\u202e",
];

/** Draws one request out of honest and dishonest ones, with bytes, fields, depth and width changed. Made to cost time. */
export function fuzzRequest(bases: readonly PageRequest[], dice: Dice): PageRequest {
  const base = dice.pick(bases);
  if (dice.chance(0.1)) return base;
  const params = structuredClone(base.params);
  if (!Array.isArray(params)) return { ...base, params: dice.pick(oddValues) };
  if (base.method === "eth_sendTransaction")
    return { ...base, params: params.map((one) => fuzzCall(one, dice)) };
  if (base.method === "wallet_sendCalls")
    return { ...base, params: params.map((one) => fuzzBatch(one, dice)) };
  const [account, body, ...rest] = params;
  const parsed: unknown = typeof body === "string" && body.startsWith("{") ? JSON.parse(body) : body;
  const fuzzed = fuzzFields(parsed, dice, 0);
  return { ...base, params: [account, dice.chance(0.5) ? JSON.stringify(fuzzed) : fuzzed, ...rest] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fuzzCall(call: unknown, dice: Dice): unknown {
  if (!isRecord(call)) return call;
  const { data } = call;
  return {
    ...call,
    ...(typeof data === "string" && data.startsWith("0x") ? { data: fuzzBytes(data, dice) } : {}),
  };
}

function fuzzBatch(batch: unknown, dice: Dice): unknown {
  if (!isRecord(batch) || !Array.isArray(batch["calls"])) return batch;
  const calls = batch["calls"].map((call) => fuzzCall(call, dice));
  const copies = dice.chance(0.1) ? 1 + dice.below(40) : 1;
  return { ...batch, calls: Array.from({ length: copies }, () => calls).flat() };
}

function fuzzBytes(data: string, dice: Dice): string {
  const changed = flipDigits(data, dice);
  const kind = dice.below(8);
  if (kind === 0) return changed.slice(0, 2 + dice.below(changed.length));
  if (kind === 1) return `${changed}${dice.bytes(1 + dice.below(200)).slice(2)}`;
  if (kind === 2 && changed.length % 2 === 0) return nest(changed, 1 + dice.below(12));
  if (kind === 3 && changed.length % 2 === 0) return widen(changed, 1 + dice.below(60));
  return changed;
}

function flipDigits(data: string, dice: Dice): string {
  const digits = data.split("");
  for (let count = dice.below(6); count > 0 && digits.length > 2; count -= 1) {
    digits[2 + dice.below(digits.length - 2)] = dice.below(16).toString(16);
  }
  return digits.join("");
}

function nest(data: string, depth: number): string {
  return depth === 0 || data.length > 40_000
    ? data
    : nest(encodeCall("multicall(bytes[])", [data]), depth - 1);
}

function widen(data: string, count: number): string {
  const most = Math.max(1, Math.min(count, Math.floor(200_000 / data.length)));
  return encodeCall(
    "multicall(bytes[])",
    Array.from({ length: most }, () => data),
  );
}

function fuzzFields(value: unknown, dice: Dice, depth: number): unknown {
  if (depth > 0 && dice.chance(0.02)) return dice.pick(oddValues);
  if (Array.isArray(value)) {
    const items = value.map((item) => fuzzFields(item, dice, depth + 1));
    return dice.chance(0.05) && items.length > 0
      ? Array.from({ length: 1 + dice.below(50) }, () => items).flat()
      : items;
  }
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, fuzzFields(one, dice, depth + 1)]);
  return Object.fromEntries(entries);
}
