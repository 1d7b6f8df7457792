import * as v from "valibot";
import type { Hex } from "./primitives.ts";
import { address, amount, count, hash, text } from "./shapes.ts";
import type { WireCall, WireSubject } from "./subject.ts";

const bytes = v.pipe(
  v.string(),
  v.regex(/^0x(?:[0-9a-f]{2})*$/),
  v.transform((hex) => hex as Hex),
);
const wei = v.pipe(
  amount,
  v.transform((decimal) => BigInt(decimal)),
);
const chainId = count();
const call = { to: v.nullable(address), value: wei, data: bytes };
const onAccount = { chainId, account: address };

const subject = v.variant("kind", [
  v.object({ kind: v.literal("transaction"), chainId, from: address, ...call }),
  v.object({
    kind: v.literal("calls"),
    chainId,
    from: address,
    calls: v.pipe(v.array(v.object(call)), v.minLength(1), v.maxLength(256)),
  }),
  v.object({ kind: v.literal("typedData"), ...onAccount, eip712Digest: hash }),
  v.object({ kind: v.literal("message"), ...onAccount, erc191Digest: hash }),
  v.object({
    kind: v.literal("authorization"),
    chainId,
    authority: address,
    delegate: address,
    nonce: count(),
  }),
  v.object({
    kind: v.literal("userOperation"),
    chainId,
    sender: address,
    entryPoint: address,
    callsHash: hash,
    initHash: hash,
    paymasterHash: hash,
    authHash: hash,
  }),
  v.object({ kind: v.picklist(["permission", "approvals"]), ...onAccount, jcsHash: hash }),
  v.object({ kind: v.literal("site"), site: text(2048) }),
  v.object({ kind: v.literal("address"), ...onAccount }),
  v.object({ kind: v.literal("token"), chainId, token: address }),
]);

/** A subject as the field `subject` of a request writes it: amounts as decimal text. */
export function encodeSubject(value: WireSubject): Record<string, unknown> {
  if (value.kind === "transaction") return { ...value, value: value.value.toString() };
  if (value.kind !== "calls") return { ...value };
  return { ...value, calls: value.calls.map((one) => ({ ...one, value: one.value.toString() })) };
}

/**
 * The subject in a request's field, or null. Where the request tells more than the subject, compare the two.
 *
 * Null too for what would share its hash with another subject: one name means one thing.
 */
export function decodeSubject(value: unknown): WireSubject | null {
  const decoded = v.safeParse(subject, value);
  return decoded.success && callsOf(decoded.output).every(isOneThing) ? decoded.output : null;
}

function callsOf(decoded: WireSubject): readonly WireCall[] {
  if (decoded.kind === "transaction") return [decoded];
  return decoded.kind === "calls" ? decoded.calls : [];
}

const zeroAddress = `0x${"0".repeat(40)}`;

/** In the hash a creation stands as a call to the zero address, and an amount as one word. */
function isOneThing({ to, value, data }: WireCall): boolean {
  if (value >= 2n ** 256n) return false;
  return to === null ? data !== "0x" : to !== zeroAddress || data === "0x";
}
