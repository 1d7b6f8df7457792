import type { MessageSubject } from "../subject.ts";
import type { Action, Deed } from "./action.ts";
import { readSignIn } from "./signIn.ts";

/** Decodes a signed message: a sign-in, plain text, or bytes that nobody can read. */
export function readMessage(subject: MessageSubject): readonly Action[] {
  return [{ ...deedOf(subject), call: 0, depth: 0, flags: [] }];
}

function deedOf({ raw, text }: MessageSubject): Deed {
  const why = opaqueReason(raw, text);
  if (why !== null) return { kind: "opaque", why };
  return { kind: text !== null && readSignIn(text) !== null ? "sign-in" : "plain-text" };
}

function opaqueReason(raw: string, text: string | null): string | null {
  const length = (raw.length - 2) / 2;
  if (length === 0) return "It is empty.";
  if (length === 32) return "It is 32 bytes long, like the hash of something else that is not shown.";
  if (text === null && (length === 64 || length === 65)) return "It has the form of a signature.";
  if (/^0x1901/.test(raw) && length === 66) return "It is the digest of typed data that is not shown.";
  if (/^0x05/.test(raw)) return "It has the form of an authorization that hands the account to a contract.";
  if (/^0x(?:0[1-4]|[c-f][0-9a-f])/.test(raw) && text === null) return "It has the form of a transaction.";
  if (text === null) return "Its bytes are not text.";
  if (/^(?:0x)?[0-9a-fA-F]{64}$/.test(text.trim()))
    return "Its text is a hash of something that is not shown.";
  if (/^(?:0x)?[0-9a-fA-F]{200,}$/.test(text.trim())) return "Its text is nothing but hexadecimal bytes.";
  return null;
}
