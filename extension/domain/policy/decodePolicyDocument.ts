import type { PolicyDocument } from "../policyDocument.ts";

/** A stored policy document as read; an unreadable one holds every request. */
export type PolicyReading =
  | { status: "decoded"; document: PolicyDocument }
  | { status: "unreadable"; problem: string };

/** Decodes a policy document of version 1; anything unknown in it makes it unreadable as a whole. Never throws. */
export function decodePolicyDocument(_value: unknown): PolicyReading {
  return { status: "unreadable", problem: "Not built yet." };
}
