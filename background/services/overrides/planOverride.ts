import canonicalize from "canonicalize";
import type { OverrideTarget } from "../../../extension/domain/override.ts";
import type { PolicyReading } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import type { Hex } from "../../../extension/domain/primitives.ts";
import type { OverrideDraft } from "../../../extension/messages/table.policy.ts";
import type { ExceptionOffer } from "../../../extension/messages/views.policy.ts";
import type { OverrideRow } from "../../../extension/storage/overrides.ts";
import { type Moment, ruleHash, rulesConcerned } from "./overrideLife.ts";
import { overrideSentence } from "./overrideSentence.ts";
import type { BlockedRequest, PlanOutcome } from "./overrides.ts";

const dayMs = 86_400_000;
const durationMs = { once: dayMs, session: null, day: dayMs, month: 30 * dayMs, always: null } as const;
/** An exception from everything always waits for so long. */
export const allDelaySeconds = 86_400;

export interface Planning {
  draft: OverrideDraft;
  /** Null: there is no such request, or it is not blocked. */
  blocked: BlockedRequest | null;
  policy: PolicyReading;
  moment: Moment;
  id: string;
}

/** Holds a draft against the request that it is made for, and says what it would become. */
export function planOverride({ draft, blocked, policy, moment, id }: Planning): PlanOutcome {
  if (blocked === null) return refused("This request is not open and blocked any more.");
  if (policy.status !== "decoded") return refused("No exception is made while the policy cannot be read.");
  const target = blocked.offer.targets.find(({ which }) => isSame(which, draft.which));
  if (target === undefined) return refused("This is not what blocks the request.");
  if (!blocked.offer.scopes.some(({ what }) => isSame(what, draft.what))) {
    return refused("This does not cover the request.");
  }
  if (!draft.forAllAccounts && blocked.facts.account === null) {
    return refused("The request is of no account, so the exception must be for all accounts.");
  }
  const limit = limitOf(draft, blocked.offer);
  if (limit === "not-moved") return refused("The request does not move the token of the limit.");
  const concerned = rulesConcerned(draft.which, policy.document);
  const factors = new Set(concerned.flatMap(({ guard }) => guard?.factor ?? []));
  if (factors.size > 1)
    return refused("Its rules ask for different proofs: make an exception to one of them.");
  const rules = concerned.map(ruleHash);
  const startsAt = moment.now + delayOf(draft.which, target.delaySeconds) * 1000;
  const row = rowOf({ draft, blocked, limit, rules, startsAt, moment, id });
  return { status: "planned", plan: { row, factor: target.factor } };
}

type Limit = (ExceptionOffer["moved"][number] & { wanted: bigint }) | null;

function limitOf({ limit }: OverrideDraft, { moved }: ExceptionOffer): Limit | "not-moved" {
  if (limit === null) return null;
  const facts = moved.find(({ token }) => token === limit.token);
  return facts === undefined ? "not-moved" : { ...facts, wanted: BigInt(limit.amount) };
}

function delayOf({ kind }: OverrideTarget, guardSeconds: number): number {
  return kind === "all" ? Math.max(allDelaySeconds, guardSeconds) : guardSeconds;
}

interface RowParts {
  draft: OverrideDraft;
  blocked: BlockedRequest;
  limit: Limit;
  rules: readonly Hex[];
  startsAt: number;
  moment: Moment;
  id: string;
}

function rowOf({ draft, blocked, limit, rules, startsAt, moment, id }: RowParts): OverrideRow {
  const { what, which, how, forAllAccounts, reason } = draft;
  const lastsMs = durationMs[how];
  const sentence = overrideSentence({
    ...{ what, which, how, isForAllAccounts: forAllAccounts },
    limit: limit === null ? null : { ...limit, amount: limit.wanted },
    wareName: which.kind === "secware" ? (blocked.wareNames.get(which.ware) ?? null) : null,
  });
  return {
    ...{ id, what, which, reason, sentence, rules, startsAt },
    account: forAllAccounts ? null : blocked.facts.account,
    madeBy: blocked.account,
    createdAt: moment.now,
    endsAt: lastsMs === null ? null : startsAt + lastsMs,
    session: how === "session" ? moment.session : null,
    mostUses: how === "once" ? 1 : null,
    limit: limit === null ? null : { token: limit.token, amount: limit.wanted },
    uses: [],
    earlier: { uses: 0, amount: 0n },
    ended: null,
    seal: null,
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalize(one) === canonicalize(other);
}

function refused(reason: string): PlanOutcome {
  return { status: "refused", reason };
}
