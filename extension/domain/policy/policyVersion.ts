import canonicalize from "canonicalize";
import { keccak256, stringToBytes } from "viem/utils";
import type { PolicyDocument } from "../policyDocument.ts";
import type { Hex } from "../primitives.ts";

/** The document's RFC 8785 bytes. */
export function policyBytesOf(document: PolicyDocument): Uint8Array {
  return stringToBytes(canonicalize(document) ?? "");
}

/** The document's name: keccak of its RFC 8785 bytes. */
export function policyVersionOf(document: PolicyDocument): Hex {
  return keccak256(policyBytesOf(document));
}
