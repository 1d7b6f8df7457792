import fc from "fast-check";
import type { Finding, Gap } from "../../extension/domain/finding.ts";
import type { Override, OverrideScope, OverrideTarget } from "../../extension/domain/override.ts";
import type { AnswerFacts } from "../../extension/domain/policy/foldAnswers.ts";
import type { Movement } from "../../extension/domain/policy/movements.ts";
import type { PastSpend, PolicyFacts } from "../../extension/domain/policy/policyFacts.ts";
import * as of from "./alphabet.ts";
import { findingOf, HASH, NOON, SITE, TOKEN } from "./plainCase.ts";
import { blockingPolicy, partyPolicy, randomPolicy } from "./randomPolicy.ts";
import type { Case } from "./secondInput.ts";

/** A random policy and a request, with all that was said of it and all that is remembered. */
export function randomCase(): fc.Arbitrary<Case> {
  return randomCases(1).map(([first]) => first);
}

/** At least one request and at most so many, all against one random policy: many pairs for the price of one document. */
export function randomCases(most: number): fc.Arbitrary<readonly [Case, ...Case[]]> {
  return fc.oneof(
    { weight: 2, arbitrary: pairsOf(randomPolicy(), broadRequest, most) },
    { weight: 1, arbitrary: pairsOf(partyPolicy(), partyRequest, most) },
    { weight: 1, arbitrary: pairsOf(blockingPolicy(), exceptedRequest, most) },
  );
}

type Request = Omit<Case, "document">;

function pairsOf(
  policy: fc.Arbitrary<Case["document"]>,
  request: () => fc.Arbitrary<Request>,
  most: number,
): fc.Arbitrary<readonly [Case, ...Case[]]> {
  return fc
    .tuple(policy, request(), of.few(request(), most - 1))
    .map(([document, first, more]) => [{ ...first, document }, ...more.map((one) => ({ ...one, document }))]);
}

/** Everything at once: many rules speak, and the strictest drowns the others. */
function broadRequest(): fc.Arbitrary<Request> {
  return requestOf(of.few(finding, 2), of.few(fc.constant(gap), 1), of.few(answer, 3), of.few(exception, 2));
}

/** One that is found dangerous: does the rule about a party stand in? */
function partyRequest(): fc.Arbitrary<Request> {
  return requestOf(of.few(finding, 2, 1), noGaps, of.few(answer, 1), of.few(exception, 1));
}

/** One that is blocked, and exceptions: do they cover, and act? */
function exceptedRequest(): fc.Arbitrary<Request> {
  return requestOf(of.few(finding, 1), noGaps, of.few(answer, 2), of.few(exception, 2, 1));
}

function requestOf(
  found: fc.Arbitrary<Finding[]>,
  missing: fc.Arbitrary<Gap[]>,
  stated: fc.Arbitrary<Stated[]>,
  exceptions: fc.Arbitrary<Omit<Override, "id">[]>,
): fc.Arbitrary<Request> {
  return fc
    .tuple(randomFacts(), found, missing, stated, of.few(past, 3), exceptions)
    .map(([facts, findings, gaps, said, history, overrides]) => ({
      ...{ facts, findings, gaps, answers: said.map(answerFrom), history },
      overrides: overrides.map((drawn, index) => ({ ...drawn, id: `E${index}` })),
    }));
}

export const finding: fc.Arbitrary<Finding> = fc
  .tuple(of.level, of.code)
  .map(([level, code]) => findingOf(level, code));

const noGaps = fc.constant<Gap[]>([]);
const gap: Gap = { who: { kind: "local", check: "planted" }, reason: "undecodable", text: "Planted." };

const amount = fc.oneof(
  { weight: 9, arbitrary: of.small.map((drawn) => BigInt(drawn)) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const single = fc
  .tuple(of.token, amount)
  .map(([token, moved]): Movement => ({ token, amount: moved, isSum: false }));
const called = fc.tuple(of.address, fc.option(of.selector)).map(([to, selector]) => ({ to, selector }));
const act = fc.tuple(of.action, fc.oneof(of.address, of.address, fc.constant(null)));

function randomFacts(): fc.Arbitrary<PolicyFacts> {
  const who = fc.tuple(of.kind, fc.option(of.address), of.orNull(of.chain, 90), fc.option(of.site));
  const what = fc.tuple(of.few(called, 2, 1), of.few(act, 2), of.few(of.address, 2), of.few(single, 3));
  const sure = fc.tuple(of.chance(80), of.chance(90), of.one(0, 59_000, 60_000), fc.option(of.address));
  return fc
    .tuple(who, what, sure)
    .map(([[kind, account, chain, site], [calls, acts, spenders, moved], last]) => {
      const made = kind === "transaction" || kind === "calls" ? calls : [];
      const gainers = acts.map(([, gainer]) => gainer);
      const known = [...made.map(({ to }) => to), ...gainers].flatMap((target) => target ?? []);
      return {
        ...{ kind, account, chain, site, subjectHash: HASH, calls: made, gainers, spenders },
        verifyingContract: kind === "typedData" ? last[3] : null,
        actions: acts.map(([name]) => name),
        targets: [...new Set(known)],
        movements: [...moved, ...sumsOf(moved)],
        isUnderstood: last[0],
        isClockTrusted: last[1],
        now: NOON + last[2],
      };
    });
}

function sumsOf(moved: readonly Movement[]): readonly Movement[] {
  return [...new Set(moved.map(({ token }) => token))].map((token) => {
    const parts = moved.filter((movement) => movement.token === token).map(({ amount: part }) => part);
    const known = parts.flatMap((part) => part ?? []);
    const sum = known.length === parts.length ? known.reduce((total, part) => total + part, 0n) : null;
    return { token, amount: sum, isSum: true };
  });
}

const answer = fc.tuple(
  of.one("answered", "answered", "gap", "not-asked"),
  of.one("none", "caution", "danger", "critical", "unknown", null),
  of.few(finding, 1),
);
type Stated = readonly [AnswerFacts["status"], AnswerFacts["level"], readonly Finding[]];

function answerFrom([status, level, findings]: Stated, index: number): AnswerFacts {
  return { ware: 7 + index, name: `Ware ${7 + index}`, status, level, findings, gap: null };
}

const moved: fc.Arbitrary<PastSpend["moved"]> = fc
  .tuple(of.maybe(TOKEN, amount), of.maybe("native", amount))
  .map(([coin, native]) => ({ ...coin, ...native }));
const ago = of.one(-1000, 0, 1000, 59_999, 60_000, 60_001, 3_600_000, 3_600_001);
const past: fc.Arbitrary<PastSpend> = fc
  .tuple(
    fc.tuple(ago, of.address, fc.option(of.chain), of.kind, fc.option(of.site)),
    of.few(of.address, 2),
    moved,
  )
  .map(([[before, account, chain, kind, site], targets, sums]) => ({
    ...{ at: NOON - before, account, chain, kind, site, targets, moved: sums },
  }));

const scope: fc.Arbitrary<OverrideScope> = fc.oneof(
  of.one({ kind: "site", origin: SITE }),
  of
    .one(HASH, `0x${"6".repeat(64)}`)
    .map((subjectHash): OverrideScope => ({ kind: "request", subjectHash: `0x${subjectHash.slice(2)}` })),
  fc
    .tuple(of.chain, of.address)
    .map(([chain, contract]): OverrideScope => ({ kind: "contract", chain, contract })),
  fc
    .tuple(of.chain, of.address, of.selector)
    .map(([chain, contract, selector]): OverrideScope => ({ kind: "function", chain, contract, selector })),
);
const silenced: fc.Arbitrary<OverrideTarget> = fc.oneof(
  fc.integer({ min: 0, max: 4 }).map((index): OverrideTarget => ({ kind: "rule", rule: `Rule ${index}` })),
  of.ware.map((ware): OverrideTarget => ({ kind: "secware", ware })),
  of.code.map((code): OverrideTarget => ({ kind: "finding", code })),
  of.one({ kind: "all" }),
);
const limit = fc
  .tuple(of.token, of.small, of.one(0n, 5n))
  .map(([token, most, used]) => ({ token, amount: BigInt(most), used }));
const exception: fc.Arbitrary<Omit<Override, "id">> = fc
  .tuple(of.orNull(of.address, 30), scope, silenced, of.orNull(limit, 50), of.one(0, NOON, NOON + 1000))
  .chain(([account, what, which, most, startsAt]) =>
    fc.tuple(of.one(null, null, NOON + 60_000), of.one(null, null, 0, 2)).map(([endsAt, usesLeft]) => ({
      ...{ account, what, which, limit: most, startsAt, endsAt, usesLeft, reason: "Planted." },
    })),
  );
