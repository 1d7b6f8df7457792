import { budgetFor } from "../../../extension/domain/policy/budgetFor.ts";
import type { PolicyReading } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import type { PolicyFacts } from "../../../extension/domain/policy/policyFacts.ts";

/** Where no policy can be read, everything is held and nobody waits longer than usual for that. */
const usualMs = 2500;

/** How long SecWares have to answer about one request, milliseconds. */
export function askBudget(policy: PolicyReading, facts: PolicyFacts): number {
  return policy.status === "decoded" ? budgetFor(policy.document, facts) : usualMs;
}
