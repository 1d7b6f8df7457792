import * as v from "valibot";
import type { Address, Hex } from "../domain/primitives.ts";

/** Decoders that several messages share. All refuse unknown keys and bound their sizes. */
export const address = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-fA-F]{40}$/, "Expected an address."),
  v.transform((text) => text.toLowerCase() as Address),
);
export const hash = v.pipe(
  v.string(),
  v.regex(/^0x[0-9a-f]{64}$/, "Expected a hash of 32 bytes."),
  v.transform((text) => text as Hex),
);
export const text = (maxLength: number) => v.pipe(v.string(), v.maxLength(maxLength));
export const chainId = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
export const wareNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(2 ** 32 - 1));
export const planNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(2 ** 16 - 1));
/** Amounts cross contexts as decimal strings in the smallest unit. */
export const amount = v.pipe(v.string(), v.regex(/^(0|[1-9][0-9]{0,77})$/, "Expected a decimal amount."));
export const password = text(512);
export const requestId = text(200);
export const nothing = v.strictObject({});

/** When a SecWare is asked. Public on chain except the amount, which stands in the encrypted document. */
export const wareCondition = v.strictObject({
  /** The contract or recipient; absent: any. */
  target: v.optional(address),
  /** The function selector; absent: any. */
  selector: v.optional(v.pipe(v.string(), v.regex(/^0x[0-9a-f]{8}$/))),
  /** The chain; absent: any. */
  chainId: v.optional(chainId),
  /** Wei sent or token units moved, at least; kept out of the chain's sight. */
  minAmount: v.optional(amount),
  /** Seconds of the day, UTC, half open; absent: always. */
  fromSecond: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400))),
  untilSecond: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400))),
});
export type WareCondition = v.InferOutput<typeof wareCondition>;

export const parameters = v.pipe(
  v.record(text(64), v.union([v.boolean(), v.number(), text(256), v.array(text(256))])),
  v.check((value) => Object.keys(value).length <= 32, "At most 32 parameters."),
);
export type WareParameters = v.InferOutput<typeof parameters>;
