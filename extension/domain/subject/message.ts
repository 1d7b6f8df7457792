import { bytesToHex, concatHex, keccak256, stringToHex } from "viem/utils";
import type { Hex } from "../primitives.ts";
import type { MessageSubject } from "../subject.ts";
import { readBytes, readParams } from "./fields.ts";
import type { Plain } from "./plain.ts";
import { refuse } from "./refusal.ts";
import { readOwnAccount, type SenderFacts } from "./transaction.ts";
import { encodeUtf8, textOf } from "./utf8.ts";

/** `personal_sign`: `[message, account]`; the swapped order only where the second can be no account and the first is one. */
export function canonicalMessage(params: Plain, sender: SenderFacts): MessageSubject {
  const list = readParams(params, 2, 3);
  if (list[2] !== undefined && list[2] !== null && typeof list[2] !== "string") {
    refuse("malformed", "Expected text at params[2].");
  }
  const isSwapped = !isAddress(list[1]) && isAddress(list[0]);
  const [message, account] = isSwapped ? [list[1], list[0]] : [list[0], list[1]];
  const signer = readOwnAccount(account ?? null, isSwapped ? "params[0]" : "params[1]", sender);
  const raw = readMessage(message, isSwapped ? "params[1]" : "params[0]");
  return {
    kind: "message",
    chainId: sender.chainId,
    account: signer,
    raw,
    text: textOf(raw),
    digest: personalDigest(raw),
  };
}

export function personalDigest(raw: Hex): Hex {
  const length = (raw.length - 2) / 2;
  return keccak256(concatHex([stringToHex(`\x19Ethereum Signed Message:\n${length}`), raw]));
}

function readMessage(message: Plain | undefined, path: string): Hex {
  if (typeof message !== "string") refuse("malformed", `Expected text or hexadecimal bytes at ${path}.`);
  // Odd hexadecimal is read as bytes by some and as text by others.
  if (/^0x[0-9a-f]*$/i.test(message)) return readBytes(message, path);
  const bytes = encodeUtf8(message);
  if (bytes === null) refuse("ambiguous-message", `Expected well-formed text at ${path}.`);
  if (bytes.length > 128 * 1024) refuse("too-large", `Expected at most 128 kB at ${path}.`);
  return bytesToHex(bytes);
}

function isAddress(value: Plain | undefined): boolean {
  return typeof value === "string" && /^0x[0-9a-fA-F]{40}$/.test(value);
}
