import type { InspectionContext } from "../../../extension/domain/context.ts";
import { tokenAt } from "../../../extension/domain/coreTokens.ts";
import type { OverrideTarget } from "../../../extension/domain/override.ts";
import type { PolicyReading } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import { blockersOf, scopesOf } from "../../../extension/domain/policy/overrides.ts";
import type { PolicyFacts } from "../../../extension/domain/policy/policyFacts.ts";
import type { Factor, PolicyDocument } from "../../../extension/domain/policyDocument.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { ExceptionOffer } from "../../../extension/messages/views.policy.ts";
import type { InspectionState } from "../inspection/inspection.ts";
import { movedBy } from "../spending/movedBy.ts";
import { rulesConcerned } from "./overrideLife.ts";
import { scopeText } from "./overrideSentence.ts";
import { allDelaySeconds } from "./planOverride.ts";

/** What an exception to a blocked request could be; null where it is not blocked, or where no exception is made at all. */
export function exceptionOffer(
  { facts, decision, context }: Pick<InspectionState, "facts" | "decision" | "context">,
  policy: PolicyReading,
): ExceptionOffer | null {
  if (decision.outcome !== "block" || policy.status !== "decoded") return null;
  const named = blockersOf(decision).filter(({ target }) => target.kind !== "all");
  const all = { target: { kind: "all" }, text: "Everything that speaks against it" } as const;
  return {
    scopes: scopesOf(facts).map((what) => ({ what, text: capital(scopeText(what)) })),
    targets: [...named, all].map(({ target, text }) => ({
      ...{ which: target, text },
      ...guardOf(target, policy.document),
    })),
    moved: movedTokens(facts, context),
  };
}

/** What comes before an exception acts: the longest wait and the strongest factor of the rules that it silences. */
function guardOf(
  target: OverrideTarget,
  document: PolicyDocument,
): { delaySeconds: number; factor: Factor | null } {
  const guards = rulesConcerned(target, document).flatMap(({ guard }) =>
    guard === undefined ? [] : [guard],
  );
  const factors = guards.flatMap(({ factor }) => (factor === undefined ? [] : [factor]));
  const least = target.kind === "all" ? allDelaySeconds : 0;
  const delaySeconds = Math.max(least, ...guards.map((guard) => guard.delaySeconds ?? 0));
  // Another device cannot be talked out of the user on this one, so it stands for both.
  const strongest = factors.includes("second-device") ? "second-device" : (factors[0] ?? null);
  return { delaySeconds, factor: strongest };
}

function movedTokens(facts: PolicyFacts, context: InspectionContext): ExceptionOffer["moved"] {
  return Object.entries(movedBy(facts)).map(([name, amount]) => {
    const token = name as Address | "native";
    return { token, amount: amount?.toString() ?? null, ...unitsOf(token, facts.chain, context) };
  });
}

function unitsOf(
  token: Address | "native",
  chain: number | null,
  context: InspectionContext,
): { symbol: string | null; decimals: number | null } {
  if (token === "native") return { symbol: context.coinSymbol ?? null, decimals: 18 };
  const known = chain === null ? null : tokenAt(chain, token, context);
  return { symbol: known?.symbol ?? null, decimals: known?.decimals ?? null };
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
