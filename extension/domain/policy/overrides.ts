import type { Decision } from "../decision.ts";
import type { Override, OverrideScope, OverrideTarget } from "../override.ts";
import { ownSums } from "./facts/requestView.ts";
import type { PolicyFacts } from "./policyFacts.ts";

/** The exceptions that cover a request, in their order. Whether one acts hangs on whose word it names. */
export function coveringOverrides(overrides: readonly Override[], facts: PolicyFacts): readonly Override[] {
  return overrides.filter((override) => covers(override, facts));
}

function covers(override: Override, facts: PolicyFacts): boolean {
  return (
    (override.account === null || override.account === facts.account) &&
    actsAt(override, facts) &&
    (override.usesLeft === null || override.usesLeft > 0) &&
    isInScope(override.what, facts) &&
    (override.limit === null || isWithin(override.limit, facts))
  );
}

function actsAt({ startsAt, endsAt }: Override, { now, isClockTrusted }: PolicyFacts): boolean {
  if (now < startsAt) return false;
  return endsAt === null || (isClockTrusted && now < endsAt);
}

function isInScope(what: OverrideScope, facts: PolicyFacts): boolean {
  const { calls, chain, site, subjectHash, kind, verifyingContract } = facts;
  switch (what.kind) {
    case "request":
      return subjectHash !== null && subjectHash === what.subjectHash;
    case "site":
      return site !== null && site === what.origin;
    case "contract":
      if (chain !== what.chain) return false;
      if (kind === "typedData") return verifyingContract === what.contract;
      return calls.length > 0 && calls.every(({ to }) => to === what.contract);
    case "function":
      // Typed data calls no function, so an exception for one never covers it.
      return (
        chain === what.chain &&
        calls.length > 0 &&
        calls.every(({ to, selector }) => to === what.contract && selector === what.selector)
      );
    default:
      return false;
  }
}

const withoutAmount: readonly PolicyFacts["actions"][number][] = ["operator", "control", "delegation"];

function isWithin(
  { token, amount, used }: NonNullable<Override["limit"]>,
  { movements, actions, isUnderstood }: PolicyFacts,
): boolean {
  if (!isUnderstood || actions.some((action) => withoutAmount.includes(action))) return false;
  const moved = ownSums(movements);
  const sum = moved.get(token) ?? null;
  return moved.size === 1 && sum !== null && used + sum <= amount;
}

/** Whose word an exception would have to silence for a request to be let through, strictest first, each once. */
export function blockersOf({
  outcome,
  reasons,
}: Decision): readonly { target: OverrideTarget; text: string }[] {
  if (outcome !== "hold" && outcome !== "block") return [];
  const named = reasons
    .filter((reason) => reason.outcome === outcome)
    .flatMap(({ blames = [], text }) =>
      blames.map((blame) => ({ target: blame.target, text: blame.text ?? text })),
    );
  const once = new Map(named.map((one) => [JSON.stringify(one.target), one]));
  return [...once.values()];
}

/** What an exception made for this request may cover, narrowest first. */
export function scopesOf(facts: PolicyFacts): readonly OverrideScope[] {
  const { subjectHash, site } = facts;
  return [
    ...(subjectHash === null ? [] : [{ kind: "request", subjectHash } as const]),
    ...contractScopes(facts),
    ...(site === null ? [] : [{ kind: "site", origin: site } as const]),
  ];
}

function contractScopes({ kind, chain, calls, verifyingContract }: PolicyFacts): readonly OverrideScope[] {
  if (chain === null) return [];
  const first = calls[0];
  const contract = kind === "typedData" ? verifyingContract : (first?.to ?? null);
  if (contract === null || calls.some(({ to }) => to !== contract)) return [];
  const selector = first?.selector ?? null;
  const isOneFunction = selector !== null && calls.every((call) => call.selector === selector);
  return [
    ...(isOneFunction ? [{ kind: "function", chain, contract, selector } as const] : []),
    { kind: "contract", chain, contract },
  ];
}
