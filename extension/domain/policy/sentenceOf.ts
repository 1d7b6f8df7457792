import { shortAddress } from "../describe/formatAddress.ts";
import { quoteName } from "../describe/quote.ts";
import { formatUnits } from "../describe/units.ts";
import type { Outcome } from "../level.ts";
import type { Condition, Rule } from "../policyDocument.ts";
import type { Address } from "../primitives.ts";

const verbs: Readonly<Record<Outcome, string>> = {
  allow: "Allow",
  warn: "Warn about",
  hold: "Hold",
  block: "Block",
};

/** One sentence that says what a rule does, for the list of rules and for reasons. */
export function sentenceOf(rule: Rule): string {
  const conditions = rule.when.map(phraseOf);
  const when = conditions.length === 0 ? "every request" : `requests ${conditions.join(" and ")}`;
  const open = rule.unanswered === undefined ? "" : ` If that cannot be known: ${rule.unanswered}.`;
  return `${verbs[rule.then]} ${when}.${open}`;
}

function phraseOf({ fact, op, value }: Condition): string {
  const list = typeof value === "object" ? value : [value];
  const names = list.map((one) => nameOf(fact, one)).join(" or ");
  const least = op === "gte" ? "at least " : op === "lte" ? "at most " : "";
  switch (fact) {
    case "level":
      return `with a level of ${least}${names}`;
    case "kind":
      return `of the kind ${names}`;
    case "amount":
      return `that move or allow ${least}${names} smallest units`;
    case "token":
      return `that move or allow ${names}`;
    case "target":
      return `to ${names}`;
    case "site":
      return `from ${names}`;
    case "chain":
      return `on chain ${names}`;
    default:
      return `that SecWare ${names} did not answer`;
  }
}

function nameOf(fact: Condition["fact"], value: string | number): string {
  const text = String(value);
  if (fact === "amount" && /^\d+$/.test(text)) return formatUnits(BigInt(text), 0);
  if ((fact === "token" || fact === "target") && /^0x[0-9a-f]{40}$/.test(text))
    return shortAddress(text as Address);
  if (fact === "token" && text === "native") return "the chain's coin";
  return fact === "site" ? quoteName(text, 80) : text;
}
