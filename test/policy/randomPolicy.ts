import fc from "fast-check";
import type {
  Combine,
  Condition,
  FactName,
  PolicyDocument,
  Price,
  Rule,
} from "../../extension/domain/policyDocument.ts";
import * as of from "./alphabet.ts";
import { B, C, SITE, TOKEN } from "./plainCase.ts";

type Value = string | number;

/** Random documents of version 1: every fact, operator and mode, with groups, prices and guards. */
export function randomPolicy(): fc.Arbitrary<PolicyDocument> {
  return documentOf(of.few(rule, 5));
}

/** Rules about a party and one or two things more, which mostly allow. */
export function partyPolicy(): fc.Arbitrary<PolicyDocument> {
  const party = fc.oneof(choice("target", account), choice("target", account), choice("site", sites));
  const allowing = fc
    .tuple(party, of.few(condition, 2), of.one("allow", "allow", "warn", "hold"))
    .map(([first, more, then]) => ({ when: [first, ...more], then, unanswered: "allow" as const }));
  return documentOf(of.few(allowing, 2, 1));
}

/** One or two rules that stop nearly everything. */
export function blockingPolicy(): fc.Arbitrary<PolicyDocument> {
  const blocking = fc
    .tuple(of.few(fc.oneof(choice("site", sites), choice("target", account)), 1), of.one("block", "hold"))
    .map(([when, then]) => ({ when, then }));
  return documentOf(of.few(blocking, 2, 1));
}

function documentOf(drawnRules: fc.Arbitrary<Omit<Rule, "id">[]>): fc.Arbitrary<PolicyDocument> {
  return fc
    .tuple(of.one("careful", "normal", "normal", "expert"), drawnRules, combine, prices)
    .map(([preset, rules, combined, priced]) => ({
      v: 1,
      preset,
      rules: rules.map((drawn, index) => ({ ...drawn, id: `Rule ${index}` })),
      combine: combined,
      budgetMs: 2500,
      groups: { friends: [B, C], sites: [SITE, "https://three.example"], coins: [TOKEN, C] },
      ...priced,
    }));
}

function choice(fact: FactName, value: fc.Arbitrary<Value>): fc.Arbitrary<Condition> {
  const single = value.map((drawn): Condition => ({ fact, op: "eq", value: drawn }));
  const list = of.few(value, 3, 1).map((drawn): Condition => ({ fact, op: "in", value: drawn }));
  return fc.oneof(single, list);
}

function bound(fact: FactName, value: fc.Arbitrary<Value>): fc.Arbitrary<Condition> {
  return fc.tuple(of.one("gte", "gte", "lte"), value).map(([op, drawn]) => ({ fact, op, value: drawn }));
}

function boundWithin(fact: FactName, value: fc.Arbitrary<Value>): fc.Arbitrary<Condition> {
  return fc.tuple(bound(fact, value), of.within).map(([condition, within]) => ({ ...condition, within }));
}

const amount = of.small.map(String);
const money = of.one("0", "1", "5", "100", "2000", "4000");
const sites = fc.oneof(of.site, of.one("@sites"));
const account = fc.oneof(of.address, of.one("@friends"));
const time = of.one("11:00-12:00", "12:00-13:00", "22:00-12:01", "12:01-11:59", "05:00-05:00");
const level = of.one("caution", "danger", "critical");
const verdict = fc.tuple(of.ware, of.level).map(([ware, stated]) => `${ware}:${stated}`);
const votes = fc
  .tuple(fc.integer({ min: 1, max: 4 }), level)
  .map(([value, stated]): Condition => ({ fact: "votes", op: "gte", value, level: stated }));

const condition = fc.oneof(
  choice("level", of.level),
  bound("level", of.level),
  choice("kind", of.kind),
  choice("action", of.action),
  choice("method", of.selector),
  choice("account", account),
  choice("chain", of.chain),
  choice("site", sites),
  choice("target", account),
  choice("target", account),
  choice("spender", account),
  choice("token", fc.oneof(of.token, of.one("@coins"))),
  choice("amount", amount),
  bound("amount", amount),
  bound("value", money),
  boundWithin("spent", amount),
  boundWithin("spentValue", money),
  boundWithin("count", fc.integer({ min: 1, max: 4 })),
  of.few(time, 2, 1).map((value): Condition => ({ fact: "time", op: "in", value })),
  choice("finding", of.code),
  choice("verdict", verdict),
  votes,
  choice("unanswered", of.ware),
);

const guard = of.one(
  { delaySeconds: 60 },
  { factor: "second-password" },
  { delaySeconds: 604_800, factor: "second-device" },
);

const rule: fc.Arbitrary<Omit<Rule, "id">> = fc
  .tuple(of.few(condition, 3), of.outcome, of.maybe("unanswered", of.outcome), of.maybe("guard", guard))
  .map(([when, outcome, unanswered, guarded]) => ({
    when,
    ...{ then: outcome, ...unanswered },
    ...(outcome === "block" ? guarded : {}),
  }));

const weights = fc
  .tuple(of.maybe("7", of.one(1, 5)), of.maybe("8", of.one(1, 5)), of.maybe("9", of.one(1, 1000)))
  .map((parts): Record<string, number> => Object.assign({}, ...parts));

const mode: fc.Arbitrary<Combine> = fc.oneof(
  of.one({ mode: "any" }),
  of.one({ mode: "all" }),
  of.one(2, 3).map((k): Combine => ({ mode: "quorum", k })),
  fc
    .tuple(weights, of.one(1, 5, 6))
    .map(([weighed, atLeast]): Combine => ({ mode: "weights", weights: weighed, atLeast })),
);

const combine: fc.Arbitrary<Combine> = fc
  .tuple(mode, of.maybe("vetoes", of.few(of.ware, 1, 1)))
  .map(([chosen, vetoes]) => ({ ...chosen, ...vetoes }));

const price: fc.Arbitrary<Price> = fc
  .tuple(of.one(0, 1, 18, 77), of.one("0", "1", "100", "333"))
  .map(([decimals, perUnit]) => ({ decimals, perUnit }));

const prices = of.maybe(
  "prices",
  fc
    .tuple(of.maybe(`1:${TOKEN}`, price), of.maybe("1:native", price), of.maybe(`10:${TOKEN}`, price))
    .map((parts): Record<string, Price> => Object.assign({}, ...parts)),
);
