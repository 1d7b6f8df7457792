import { levels } from "../../../../extension/domain/level.ts";
import type { FactName, Operator } from "../../../../extension/domain/policyDocument.ts";
import { policyFactsText } from "../../../text/policyFacts.ts";

/** `gt` stands on the screen only: of whole numbers, more than 5 is at least 6. */
export type Comparison = Operator | "gt";
/** Which kind of field a fact's value is entered in. */
export type FieldKind =
  | "pick"
  | "address"
  | "site"
  | "chain"
  | "method"
  | "token"
  | "amount"
  | "money"
  | "number"
  | "window"
  | "verdict";
export interface FactTraits {
  field: FieldKind;
  comparisons: readonly Comparison[];
  hasWithin?: true;
  /** Its values may be `@name` of a group. */
  takesGroup?: true;
}

const set: readonly Comparison[] = ["eq", "in"];
const ladder: readonly Comparison[] = ["gte", "lte", "eq", "in"];
const quantity: readonly Comparison[] = ["gt", "gte", "lte"];

/** What each fact is compared with on the screen; the document's decoder has the last word. */
export const factTraits: Readonly<Record<FactName, FactTraits>> = {
  level: { field: "pick", comparisons: ladder },
  kind: { field: "pick", comparisons: set },
  action: { field: "pick", comparisons: set },
  method: { field: "method", comparisons: set },
  account: { field: "address", comparisons: set, takesGroup: true },
  chain: { field: "chain", comparisons: set },
  site: { field: "site", comparisons: set, takesGroup: true },
  target: { field: "address", comparisons: set, takesGroup: true },
  spender: { field: "address", comparisons: set, takesGroup: true },
  token: { field: "token", comparisons: set, takesGroup: true },
  amount: { field: "amount", comparisons: [...quantity, "eq", "in"] },
  value: { field: "money", comparisons: quantity },
  spent: { field: "amount", comparisons: quantity, hasWithin: true },
  spentValue: { field: "money", comparisons: quantity, hasWithin: true },
  count: { field: "number", comparisons: ["gte", "lte"], hasWithin: true },
  time: { field: "window", comparisons: ["in"] },
  finding: { field: "pick", comparisons: set },
  verdict: { field: "verdict", comparisons: set },
  votes: { field: "number", comparisons: ["gte"] },
  unanswered: { field: "pick", comparisons: set },
};

/** The values of a fact that has a closed set of them; null where it has none. */
export function closedSetOf(fact: FactName): readonly string[] | null {
  if (fact === "level") return levels;
  if (fact === "kind") return Object.keys(policyFactsText.kind);
  return fact === "action" ? Object.keys(policyFactsText.action) : null;
}
