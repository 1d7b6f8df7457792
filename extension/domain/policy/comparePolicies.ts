import type { PolicyDocument } from "../policyDocument.ts";

/** Whether `after` is provably at least as strict as `before`; a change that cannot be proven so is a loosening. */
export function comparePolicies(
  _before: PolicyDocument,
  _after: PolicyDocument,
): "tightening" | "loosening" | "none" {
  return "loosening";
}
