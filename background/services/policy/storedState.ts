import * as v from "valibot";
import { decodePolicyDocument } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import { defaultPolicy } from "../../../extension/domain/policy/presets.ts";
import type { PolicyDocument } from "../../../extension/domain/policyDocument.ts";
import { amount, hash, parameters } from "../../../extension/messages/shapes.ts";
import { freshPolicyState, type PolicyState } from "./policyState.ts";

const policy = v.custom<PolicyDocument>((value) => decodePolicyDocument(value).status === "decoded");
const parts = v.strictObject({ parameters, conditionAmounts: v.array(v.nullable(amount)) });
const stored = v.strictObject({
  acting: policy,
  queued: v.nullable(
    v.strictObject({
      kind: v.picklist(["tightening", "loosening"]),
      document: policy,
      actsAt: v.nullable(v.number()),
      isOnChain: v.boolean(),
      waitMs: v.number(),
    }),
  ),
  parts: v.record(v.string(), parts),
  chainVersion: v.number(),
  chainHash: v.nullable(hash),
  isFresh: v.boolean(),
  problem: v.nullable(v.string()),
  difference: v.nullable(v.string()),
});

/**
 * Decodes what was kept of a policy. What does not decode holds every request: falling back to the default could be weaker
 * than what the user wrote.
 */
export function decodePolicyState(value: unknown): PolicyState {
  const decoded = v.safeParse(stored, value);
  if (decoded.success) return decoded.output;
  return {
    ...freshPolicyState,
    acting: defaultPolicy,
    isFresh: false,
    problem: "The policy on this device cannot be read.",
  };
}
