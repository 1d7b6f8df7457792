import type { Decision } from "../../../extension/domain/decision.ts";
import type { OverrideScope, OverrideTarget } from "../../../extension/domain/override.ts";
import type { PolicyFacts } from "../../../extension/domain/policy/policyFacts.ts";

/** What an exception would have to name. Stands here until the evaluator says it itself. */
export function blockersOf(decision: Decision): readonly { target: OverrideTarget; text: string }[] {
  return decision.reasons.flatMap(({ outcome, by, text }) =>
    outcome === "block" && by.kind === "rule"
      ? [{ target: { kind: "rule", rule: by.rule } as const, text }]
      : [],
  );
}

/** The scopes that would cover exactly this request, narrowest first. */
export function scopesOf({ subjectHash, calls, chain, site }: PolicyFacts): readonly OverrideScope[] {
  const [first] = calls;
  const isOneContract = first !== undefined && calls.every(({ to }) => to !== null && to === first.to);
  const isOneFunction =
    isOneContract && calls.every(({ selector }) => selector !== null && selector === first.selector);
  const scopes: OverrideScope[] = [];
  if (subjectHash !== null) scopes.push({ kind: "request", subjectHash });
  if (chain !== null && first?.to && isOneContract) {
    const place = { chain, contract: first.to };
    if (first.selector && isOneFunction)
      scopes.push({ kind: "function", ...place, selector: first.selector });
    scopes.push({ kind: "contract", ...place });
  }
  if (site !== null) scopes.push({ kind: "site", origin: site });
  return scopes;
}
