import type { InspectionContext } from "../context.ts";
import type { Action, Reading } from "../decode/action.ts";
import type { Address, Hex } from "../primitives.ts";
import { subjectHashOf } from "../subject/subjectHashOf.ts";
import type { Subject } from "../subject.ts";
import { contractsOf, movementsOf, partyOf, verifyingContractOf } from "./movements.ts";
import type { PastSpend, PolicyFacts } from "./policyFacts.ts";

/** Everything that rules and exceptions may ask about a subject, gathered once. Pure; does not depend on the policy. */
export function policyFactsOf(subject: Subject, reading: Reading, context: InspectionContext): PolicyFacts {
  const gainers = reading.actions.map(partyOf);
  return {
    kind: subject.kind,
    account: accountOf(subject),
    chain: subject.kind === "site" ? null : subject.chainId,
    site: context.site?.origin ?? null,
    // Only an exception for exactly this request asks for it, and the calldata behind it can be hundreds of kilobytes.
    get subjectHash() {
      return subject.kind === "site" ? null : subjectHashOf(subject);
    },
    calls: callsOf(subject),
    verifyingContract: verifyingContractOf(subject),
    actions: reading.actions.map(({ kind }) => kind),
    targets: unique([...contractsOf(subject), ...gainers.flatMap((gainer) => gainer ?? [])]),
    gainers,
    spenders: unique(reading.actions.flatMap(spenderOf)),
    movements: movementsOf(reading),
    isUnderstood: reading.isUnderstood,
    now: context.now,
    isClockTrusted: context.isClockTrusted === true,
  };
}

/** What a request adds to the sums over time once it is signed; null for what no account signs. */
export function pastSpendOf(facts: PolicyFacts): PastSpend | null {
  const { account, chain, kind, site, targets, movements, now } = facts;
  if (account === null) return null;
  const moved: Partial<Record<Address | "native", bigint | null>> = {};
  for (const { token, amount, isSum } of movements) {
    if (isSum) moved[token] = amount;
  }
  return { at: now, account, chain, kind, site, targets, moved };
}

function accountOf(subject: Subject): Address | null {
  switch (subject.kind) {
    case "transaction":
    case "calls":
      return subject.from;
    case "typedData":
    case "message":
      return subject.account;
    default:
      return null;
  }
}

function callsOf(subject: Subject): PolicyFacts["calls"] {
  if (subject.kind === "transaction")
    return [{ to: subject.to, selector: selectorOf(subject.to, subject.data) }];
  if (subject.kind !== "calls") return [];
  return subject.calls.map(({ to, data }) => ({ to, selector: selectorOf(to, data) }));
}

/** The data of a creation is code, so it has no function. */
function selectorOf(to: Address | null, data: Hex): Hex | null {
  return to === null || data.length < 10 ? null : (data.slice(0, 10) as Hex);
}

/** Who may spend or operate afterwards because of this; nobody where a grant is taken back. */
function spenderOf(action: Action): readonly Address[] {
  if (action.kind === "operator") return action.isApproved ? [action.operator] : [];
  if (action.kind !== "allow" || action.mode === "decrease") return [];
  return action.mode === "set" && action.amount === 0n ? [] : [action.spender];
}

function unique(addresses: readonly Address[]): readonly Address[] {
  return [...new Set(addresses)];
}
