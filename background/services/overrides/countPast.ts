import type { Override } from "../../../extension/domain/override.ts";
import { decideFacts } from "../../../extension/domain/policy/decide.ts";
import type { PolicyReading } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import { pastSpendOf } from "../../../extension/domain/policy/gatherFacts.ts";
import { coveringOverrides } from "../../../extension/domain/policy/overrides.ts";
import type { PastSpend } from "../../../extension/domain/policy/policyFacts.ts";
import type { OverrideRow } from "../../../extension/storage/overrides.ts";
import type { PastRequestRow } from "../../../extension/storage/pastRequests.ts";
import { asOverride } from "./overrideLife.ts";

/** How many past requests the policy of now blocks and would not block with this exception. Each is asked by itself. */
export function countPast(row: OverrideRow, past: readonly PastRequestRow[], policy: PolicyReading): number {
  const exception = timeless(row);
  // Whatever is not covered is not decided at all, so that this stays quick over thousands of requests.
  return past.filter((request) => {
    if (coveringOverrides([exception], request.facts).length === 0) return false;
    const statements = { ...request, policy, history: historyBefore(request, past) };
    const isBlocked = decideFacts(statements).outcome === "block";
    return isBlocked && decideFacts({ ...statements, overrides: [exception] }).outcome !== "block";
  }).length;
}

/** As if it had always acted, and had never been used. */
function timeless(row: OverrideRow): Override {
  return { ...asOverride(row), startsAt: 0, endsAt: null, usesLeft: null };
}

function historyBefore(
  { at, account }: PastRequestRow,
  past: readonly PastRequestRow[],
): readonly PastSpend[] {
  return past.flatMap((other) => {
    const spend =
      other.wasSigned && other.account === account && other.at < at ? pastSpendOf(other.facts) : null;
    return spend ?? [];
  });
}
