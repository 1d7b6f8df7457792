import * as v from "valibot";
import type { Address, Hex } from "../../domain/primitives.ts";
import { hexBytes, quantity, toHex } from "./rpcShapes.ts";

/** What a node is told to take a state to be, as the methods with overrides take it. */
export type Overrides = Readonly<Record<Address, AccountOverride>>;

interface AccountOverride {
  balance?: Hex | undefined;
  nonce?: Hex | undefined;
  code?: Hex | undefined;
  stateDiff?: Readonly<Record<Hex, Hex>>;
}

/** One run changes no more than this; a node that says otherwise is not followed. */
const mostAccounts = 300;
const mostSlots = 4000;

const number = v.union([
  v.pipe(
    quantity,
    v.transform((value): Hex => toHex(value)),
  ),
  v.pipe(
    v.number(),
    v.safeInteger(),
    v.minValue(0),
    v.transform((value): Hex => toHex(BigInt(value))),
  ),
]);
const accountShape = v.object({
  balance: v.optional(number),
  nonce: v.optional(number),
  code: v.optional(hexBytes),
  storage: v.optional(v.record(v.string(), v.pipe(hexBytes, v.length(66))), {}),
});
type Account = v.InferOutput<typeof accountShape>;
const sideShape = v.record(v.string(), accountShape);
const diffShape = v.object({ pre: sideShape, post: sideShape });

interface StateDiff {
  changes: Overrides;
  /** What an account had before, as the diff says; null where it does not. */
  coinBefore(account: Address): bigint | null;
}

/** Reads the answer of `prestateTracer` in its mode of differences; null where it is none. */
export function readDiff(answer: unknown): StateDiff | null {
  const parsed = v.safeParse(diffShape, answer);
  if (!parsed.success) return null;
  const [pre, post] = [byAddress(parsed.output.pre), byAddress(parsed.output.post)];
  if (pre === null || post === null) return null;
  const addresses = new Set([...pre.keys(), ...post.keys()]);
  const changes: Record<Address, AccountOverride> = {};
  for (const address of addresses) changes[address] = changeOf(pre.get(address), post.get(address));
  const slots = Object.values(changes).reduce((sum, one) => sum + Object.keys(one.stateDiff ?? {}).length, 0);
  if (addresses.size > mostAccounts || slots > mostSlots) return null;
  return {
    changes,
    coinBefore: (account) => {
      const coin = pre.get(account)?.balance;
      return coin === undefined ? null : BigInt(coin);
    },
  };
}

/** The state after both, the later one's word counting. */
export function mergeChanges(first: Overrides, later: Overrides): Overrides {
  const all: Record<Address, AccountOverride> = { ...first };
  for (const [key, change] of Object.entries(later)) {
    const address: Address = `0x${key.slice(2)}`;
    const before = all[address];
    const stateDiff = { ...before?.stateDiff, ...change.stateDiff };
    all[address] = { ...before, ...change, ...(Object.keys(stateDiff).length === 0 ? {} : { stateDiff }) };
  }
  return all;
}

/** A slot that has gone is zero; an account that has gone is empty. */
function changeOf(pre: Account | undefined, post: Account | undefined): AccountOverride {
  if (post === undefined) return { balance: "0x0", nonce: "0x0", code: "0x" };
  const { storage, ...rest } = post;
  const stateDiff: Record<Hex, Hex> = {};
  for (const slot of Object.keys(pre?.storage ?? {})) stateDiff[`0x${slot.slice(2)}`] = `0x${"0".repeat(64)}`;
  for (const [slot, word] of Object.entries(storage)) stateDiff[`0x${slot.slice(2)}`] = word;
  return { ...rest, ...(Object.keys(stateDiff).length === 0 ? {} : { stateDiff }) };
}

function byAddress(side: Readonly<Record<string, Account>>): ReadonlyMap<Address, Account> | null {
  const found = new Map<Address, Account>();
  for (const [key, account] of Object.entries(side)) {
    const areSlots = Object.keys(account.storage).every((slot) => /^0x[0-9a-f]{64}$/.test(slot));
    if (!/^0x[0-9a-fA-F]{40}$/.test(key) || !areSlots) return null;
    found.set(`0x${key.slice(2).toLowerCase()}`, account);
  }
  return found;
}
