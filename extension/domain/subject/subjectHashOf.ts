import { keccak256, stringToHex } from "viem/utils";
import type { Hex } from "../primitives.ts";
import type { Subject } from "../subject.ts";

/** The name of a subject on the wire and in every table of ours. */
export function subjectHashOf(subject: Subject): Hex {
  return keccak256(stringToHex(subject.kind));
}
