import type { InspectionContext } from "../../../extension/domain/context.ts";
import type { Decision } from "../../../extension/domain/decision.ts";
import type { Action } from "../../../extension/domain/decode/action.ts";
import { max160 } from "../../../extension/domain/decode/amounts.ts";
import { readSubject } from "../../../extension/domain/decode/readSubject.ts";
import { wordAction } from "../../../extension/domain/describe/sentences.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import { siteSubject } from "../../../extension/domain/subject/canonicalise.ts";
import type { Subject } from "../../../extension/domain/subject.ts";
import type { RecheckRow, RecheckWhat } from "../../../extension/storage/rechecks.ts";
import type { RequestRow } from "../../../extension/storage/requests.ts";
import { isGift } from "../inspection/giftWords.ts";

/** What an approved request lets stand: one row for each lasting grant, and one for a connected site. */
export function standingOf(
  request: RequestRow,
  decision: Pick<Decision, "level" | "outcome">,
  context: InspectionContext,
): readonly RecheckRow[] {
  const { account, at, source, subject } = request;
  const origin = source.kind === "site" ? source.origin : null;
  if (account === null) return [];
  const common = {
    ...{ account, origin, since: at, last: null },
    signed: { level: decision.level, outcome: decision.outcome },
    state: "open" as const,
  };
  if (isGift(subject)) {
    if (subject.kind !== "connect" || origin === null) return [];
    const what: RecheckWhat = { kind: "site", chainId: request.chainId };
    const text = `${origin} sees your accounts`;
    return [{ ...common, id: `site ${origin}`, what, subject: siteSubject(origin), text }];
  }
  if (subject.kind === "site") return [];
  const place = { chainId: subject.chainId, context };
  return readSubject(subject).actions.flatMap((action) => {
    const what = grantOf(action, account, subject);
    if (what === null) return [];
    const id = `${what.kind} ${what.venue} ${what.chainId} ${account} ${what.token} ${what.spender}`;
    return [{ ...common, id, what, subject, text: wordAction(action, place).sentence }];
  });
}

type Grant = Extract<RecheckWhat, { kind: "approval" | "operator" }>;

function grantOf(action: Action, account: Address, subject: Subject): Grant | null {
  const chainId = "chainId" in subject ? subject.chainId : 0;
  if (action.kind === "operator" && action.isApproved) {
    const { token, operator } = action;
    return { kind: "operator", chainId, token, spender: operator, venue: "token", endsAt: null };
  }
  // A single transfer by signature leaves no allowance behind, and somebody else's grant is not ours to revoke.
  if (action.kind !== "allow" || action.isOnce || action.amount === 0n || action.mode === "decrease")
    return null;
  if (action.owner !== account) return null;
  return {
    ...{ kind: "approval", chainId, token: action.token, spender: action.spender },
    venue: action.most === max160 ? "permit2" : "token",
    // A signed permit ends for whoever has not used it; what it made of the allowance has no end.
    endsAt: action.endsAt === null || action.endsAt > 10n ** 11n ? null : Number(action.endsAt) * 1000,
  };
}
