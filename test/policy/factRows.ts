import type { Condition } from "../../extension/domain/policyDocument.ts";
import { A, answerOf, B, C, caseWith, findingOf, NOON, pastOf, SEND, SITE, TOKEN } from "./plainCase.ts";
import type { Case } from "./secondInput.ts";

/** What the page says of one condition and one request, read from it by hand. */
export interface Row {
  when: readonly Condition[];
  on: Case;
  word: "yes" | "no" | "unknown";
  why: string;
}

const plain = caseWith();
const murky = caseWith({ facts: { isUnderstood: false } });
const unclear = caseWith({ facts: { isClockTrusted: false } });
const priced = {
  document: { ...plain.document, prices: { [`1:${TOKEN}`]: { decimals: 1, perUnit: "100" } } },
};
const unknownAmount = caseWith({ facts: { movements: [{ token: TOKEN, amount: null, isSum: false }] } });
const twoMoves = caseWith({
  facts: {
    movements: [
      { token: TOKEN, amount: 3n, isSum: false },
      { token: "native", amount: 50n, isSum: false },
    ],
  },
});
const voted = caseWith({ answers: [answerOf(7, "danger"), answerOf(8, "gap"), answerOf(9, "unknown")] });
const notAsked = caseWith({ answers: [{ ...answerOf(7, "danger"), status: "not-asked" }] });

const day = { within: 86_400 };
const gte = (fact: Condition["fact"], value: string | number, more = {}): Condition => ({
  fact,
  op: "gte",
  value,
  ...more,
});
const lte = (fact: Condition["fact"], value: string | number, more = {}): Condition => ({
  fact,
  op: "lte",
  value,
  ...more,
});
const eq = (fact: Condition["fact"], value: string | number): Condition => ({ fact, op: "eq", value });
const isIn = (fact: Condition["fact"], ...value: (string | number)[]): Condition => ({
  fact,
  op: "in",
  value,
});

type Short = readonly [Condition | readonly Condition[], Case, Row["word"], string];

const rows: readonly Short[] = [
  [eq("level", "none"), plain, "yes", "nobody stated anything"],
  [gte("level", "danger"), voted, "yes", "a SecWare stated it"],
  [lte("level", "caution"), voted, "no", "danger is more"],
  [isIn("level", "caution", "critical"), voted, "no", "neither of them"],
  [gte("level", "caution"), caseWith({ findings: [findingOf("caution")] }), "yes", "this device stated it"],
  [eq("kind", "transaction"), plain, "yes", "it is one"],
  [isIn("kind", "calls", "site"), plain, "no", "it is neither"],
  [eq("action", "send"), plain, "yes", "it sends"],
  [eq("action", "operator"), plain, "no", "it only sends"],
  [eq("action", "operator"), murky, "unknown", "more may be inside"],
  [eq("action", "send"), murky, "yes", "what is known is enough"],
  [eq("method", SEND), plain, "yes", "the call's function"],
  [eq("method", "0x095ea7b3"), murky, "no", "functions are always seen"],
  [eq("method", SEND), caseWith({ facts: { kind: "typedData" } }), "no", "no call is made"],
  [eq("account", A), plain, "yes", "the account"],
  [eq("account", A), caseWith({ facts: { account: null } }), "no", "none"],
  [eq("chain", 1), plain, "yes", "the chain"],
  [isIn("chain", 10, 137), plain, "no", "another chain"],
  [eq("chain", 1), caseWith({ facts: { chain: null } }), "no", "none"],
  [eq("site", SITE), plain, "yes", "the site"],
  [eq("site", SITE), caseWith({ facts: { site: null } }), "no", "the wallet itself asks"],
  [eq("target", B), plain, "yes", "who gains"],
  [eq("target", TOKEN), plain, "yes", "the contract called"],
  [eq("target", C), plain, "no", "a stranger to it"],
  [eq("target", C), murky, "unknown", "may be inside"],
  [eq("spender", C), plain, "no", "nobody may spend"],
  [eq("spender", C), murky, "unknown", "may be inside"],
  [isIn("spender", B, C), caseWith({ facts: { spenders: [C] } }), "yes", "one of them may spend"],
  [eq("token", TOKEN), plain, "yes", "moves"],
  [eq("token", "native"), plain, "no", "does not move"],
  [eq("token", "native"), murky, "unknown", "may be inside"],
  [gte("amount", "10"), plain, "yes", "exactly the limit"],
  [gte("amount", "11"), plain, "no", "one less"],
  [lte("amount", "9"), unknownAmount, "unknown", "nobody knows how much"],
  [[eq("token", "native"), gte("amount", "51")], unknownAmount, "no", "another token, whatever its amount"],
  [[eq("token", TOKEN), gte("amount", "50")], twoMoves, "no", "no movement is both"],
  [[eq("token", "native"), gte("amount", "50")], twoMoves, "yes", "one movement is both"],
  [gte("value", "100"), plain, "unknown", "no price is not a price of zero"],
  [gte("value", "100"), caseWith(priced), "yes", "10 × 100 / 10"],
  [gte("value", "101"), caseWith(priced), "no", "nothing is rounded up"],
  [gte("spent", "20", day), caseWith({ history: [pastOf()] }), "yes", "ten before, ten now"],
  [gte("spent", "21", day), caseWith({ history: [pastOf()] }), "no", "twenty only"],
  [gte("spent", "20", day), caseWith({ history: [pastOf({ chain: 10 })] }), "no", "on another chain"],
  [
    gte("spent", "20", { within: 60 }),
    caseWith({ history: [pastOf({ at: NOON - 60_001 })] }),
    "no",
    "too long ago",
  ],
  [gte("spent", "20", { within: 60 }), caseWith({ history: [pastOf()] }), "yes", "just within"],
  [
    gte("spent", "20", day),
    caseWith({ history: [pastOf({ moved: { [TOKEN]: null } })] }),
    "unknown",
    "an unknown past",
  ],
  [gte("spent", "20", day), caseWith({ history: [pastOf({ account: B })] }), "no", "another account"],
  [
    [gte("spent", "20", day), eq("site", SITE)],
    caseWith({ history: [pastOf({ site: null })] }),
    "no",
    "another site",
  ],
  [gte("spent", "20", day), murky, "unknown", "more may move"],
  [gte("spent", "20", day), unclear, "unknown", "the clock is in doubt"],
  [gte("spentValue", "200", day), caseWith({ ...priced, history: [pastOf()] }), "yes", "both, in money"],
  [gte("spentValue", "200", day), caseWith({ history: [pastOf()] }), "unknown", "no price"],
  [
    gte("spentValue", "1", day),
    caseWith({ facts: { movements: [] }, history: [pastOf()] }),
    "no",
    "it moves nothing",
  ],
  [gte("spentValue", "1", day), unclear, "unknown", "the clock is in doubt"],
  [gte("count", 2, day), caseWith({ history: [pastOf({ chain: 10 })] }), "yes", "on any chain"],
  [
    [gte("count", 2, day), eq("chain", 1)],
    caseWith({ history: [pastOf({ chain: 10 })] }),
    "no",
    "on this chain",
  ],
  [lte("count", 1, day), plain, "yes", "this one is the first"],
  [gte("count", 1, day), unclear, "unknown", "the clock is in doubt"],
  [isIn("time", "11:00-12:00"), plain, "no", "its end is outside"],
  [isIn("time", "12:00-12:01"), plain, "yes", "its start is inside"],
  [isIn("time", "22:00-12:01"), plain, "yes", "over midnight"],
  [isIn("time", "05:00-05:00"), plain, "yes", "the whole day"],
  [isIn("time", "05:00-05:00"), unclear, "unknown", "the clock is in doubt"],
  [
    eq("finding", "planted"),
    caseWith({ findings: [findingOf("none")] }),
    "yes",
    "stated, whatever its level",
  ],
  [eq("finding", "secware-verdict"), voted, "yes", "a verdict without a finding is one"],
  [eq("finding", "planted"), murky, "no", "nobody stated it"],
  [eq("verdict", "7:caution"), voted, "yes", "worse counts"],
  [eq("verdict", "7:critical"), voted, "no", "it stated less"],
  [eq("verdict", "8:caution"), voted, "unknown", "it is a gap"],
  [isIn("verdict", "9:none", "7:danger"), voted, "yes", "one of them is enough"],
  [eq("verdict", "7:none"), notAsked, "no", "it was not asked"],
  [gte("votes", 1, { level: "danger" }), voted, "yes", "one stated it"],
  [gte("votes", 3, { level: "danger" }), voted, "unknown", "both gaps may have"],
  [gte("votes", 4, { level: "danger" }), voted, "no", "not even then"],
  [eq("unanswered", 8), voted, "yes", "it is a gap"],
  [eq("unanswered", 9), voted, "yes", "no opinion is a gap"],
  [eq("unanswered", 7), voted, "no", "it answered"],
  [eq("unanswered", 7), notAsked, "no", "it was not asked"],
];

export const factRows: readonly Row[] = rows.map(([when, on, word, why]) => ({
  ...{ on, word, why },
  when: "fact" in when ? [when] : when,
}));
