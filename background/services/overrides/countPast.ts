import type { Override } from "../../../extension/domain/override.ts";
import { type DecideFactsOptions, decideFacts } from "../../../extension/domain/policy/decide.ts";
import type { PolicyReading } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import { pastSpendOf } from "../../../extension/domain/policy/gatherFacts.ts";
import { coveringOverrides } from "../../../extension/domain/policy/overrides.ts";
import type { PastSpend } from "../../../extension/domain/policy/policyFacts.ts";
import type { OverrideRow } from "../../../extension/storage/overrides.ts";
import type { PastRequestRow } from "../../../extension/storage/pastRequests.ts";
import { asOverride } from "./overrideLife.ts";

/**
 * How many past requests the policy of now blocks and would not block with this exception. `past` is one account's, oldest
 * first.
 */
export function countPast(row: OverrideRow, past: readonly PastRequestRow[], policy: PolicyReading): number {
  const exception = timeless(row);
  const history: PastSpend[] = [];
  let count = 0;
  for (const request of past) {
    if (wouldLetThrough(exception, { ...request, policy, history })) count += 1;
    const spend = request.wasSigned ? pastSpendOf(request.facts) : null;
    if (spend !== null) history.push(spend);
  }
  return count;
}

function wouldLetThrough(exception: Override, statements: DecideFactsOptions): boolean {
  // Whatever is not covered is not decided at all, so that this stays quick over thousands of requests.
  if (coveringOverrides([exception], statements.facts).length === 0) return false;
  if (decideFacts(statements).outcome !== "block") return false;
  return decideFacts({ ...statements, overrides: [exception] }).outcome !== "block";
}

/** As if it had always acted, and had never been used. */
function timeless(row: OverrideRow): Override {
  return { ...asOverride(row), startsAt: 0, endsAt: null, usesLeft: null };
}
