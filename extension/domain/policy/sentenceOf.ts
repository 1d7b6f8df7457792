import { shortAddress } from "../describe/formatAddress.ts";
import { quoteName, quoteText } from "../describe/quote.ts";
import { formatUnits } from "../describe/units.ts";
import type { Outcome } from "../level.ts";
import type { Condition, FactName, Guard, Rule } from "../policyDocument.ts";
import type { Address } from "../primitives.ts";
import { actionWords, factorWords, kindWords } from "./sentenceWords.ts";

export interface TokenName {
  /** Behind an amount. */
  symbol: string;
  decimals: number;
  /** Where no amount stands before it; absent: the symbol, quoted. */
  name?: string;
}

/** What the caller knows by name; what it does not know is said by number. */
export interface SentenceNames {
  token?: (token: Address | "native", chain: number | null) => TokenName | null;
  ware?: (ware: number) => string | null;
  /** The money that prices are in: `EUR`. */
  money?: string;
}

const verbs: Readonly<Record<Outcome, string>> = {
  allow: "Allow",
  warn: "Warn about",
  hold: "Hold",
  block: "Block",
};

/** One sentence that says what a rule does, for the list of rules and for reasons. */
export function sentenceOf(rule: Rule, names: SentenceNames = {}): string {
  const unit = unitOf(rule, names);
  // An amount that is said in its token says the token too.
  const isTokenSaid =
    unit !== smallest && rule.when.some(({ fact }) => fact === "amount" || fact === "spent");
  const said = isTokenSaid ? rule.when.filter(({ fact }) => fact !== "token") : rule.when;
  const conditions = said.map((condition) => phraseOf(condition, names, unit));
  const when = conditions.length === 0 ? "every request" : `requests ${conditions.join(" and ")}`;
  const open = rule.unanswered === undefined ? "" : ` If that cannot be known: ${rule.unanswered}.`;
  const wait = rule.budgetMs === undefined ? "" : ` Wait ${seconds(rule.budgetMs)} for SecWares.`;
  return `${verbs[rule.then]} ${when}.${open}${wait}${guardText(rule.guard)}`;
}

function phraseOf(condition: Condition, names: SentenceNames, unit: Unit): string {
  const { fact, op, value, within, level = "critical" } = condition;
  const list = typeof value === "object" ? value : [value];
  const isOver = op === "gte" && typeof value === "string" && isJustOver(fact, value, unit);
  const shown = isOver ? [String(BigInt(value) - 1n)] : list;
  const named = shown.map((one) => nameOf(fact, one, names, unit)).join(" or ");
  const least = isOver ? "more than " : op === "gte" ? "at least " : op === "lte" ? "at most " : "";
  const time = within === undefined ? "" : ` within ${durationText(within)}`;
  const [first] = list;
  switch (fact) {
    case "level":
      return `with a level of ${least}${named}`;
    case "kind":
      return `of the kind ${named}`;
    case "action":
      return `that ${named}`;
    case "method":
      return `that call the function ${named}`;
    case "account":
      return `of the account ${named}`;
    case "chain":
      return `on chain ${named}`;
    case "site":
      return `from ${named}`;
    case "target":
      return `to ${named}`;
    case "spender":
      return `that let ${named} spend`;
    case "token":
    case "amount":
      return `that move or allow ${least}${named}`;
    case "value":
      return `that move or allow something worth ${least}${named}`;
    case "spent":
    case "spentValue":
      return `that bring what is moved or allowed${time} to ${least}${named}`;
    case "count":
      return `that are ${op === "gte" ? `number ${named} or later` : `among the first ${named}`}${time}`;
    case "time":
      return `between ${named} UTC`;
    case "finding":
      return `with the finding ${named}`;
    case "verdict":
      return `of which ${named}`;
    case "votes":
      return `of which ${least}${named} ${first === 1 ? "SecWare states" : "SecWares state"} ${level} or worse`;
    default:
      return `that ${named} did not answer`;
  }
}

type Unit = Pick<TokenName, "symbol" | "decimals">;
const smallest: Unit = { symbol: "smallest units", decimals: 0 };

/** What amounts of a rule are counted in: its one token's unit, where the caller knows it. */
function unitOf({ when }: Rule, names: SentenceNames): Unit {
  const tokens = when.filter(({ fact }) => fact === "token").map(({ value }) => value);
  const chains = when.filter(({ fact, op }) => fact === "chain" && op === "eq").map(({ value }) => value);
  const [token] = tokens;
  if (tokens.length !== 1 || typeof token !== "string" || token.startsWith("@")) return smallest;
  const [chain] = chains;
  return names.token?.(token as Address | "native", typeof chain === "number" ? chain : null) ?? smallest;
}

function nameOf(fact: FactName, value: string | number, names: SentenceNames, unit: Unit): string {
  const text = String(value);
  if (text.startsWith("@")) return `the group ${quoteName(text.slice(1))}`;
  switch (fact) {
    case "kind":
      return kindWords[text] ?? text;
    case "action":
      return actionWords[text] ?? text;
    case "site":
      return quoteName(text, 80);
    case "amount":
    case "spent":
      return `${digits(text, unit.decimals)} ${quoteText(unit.symbol, 40)}`;
    case "value":
    case "spentValue":
      return `${digits(text, 2)} ${names.money ?? "of your money"}`;
    case "account":
    case "target":
    case "spender":
      return addressText(text);
    case "token":
      return tokenText(text, names);
    case "verdict": {
      const [ware = "", level = ""] = text.split(":");
      return `${wareText(Number(ware), names)} states ${level}${level === "critical" ? "" : " or worse"}`;
    }
    case "unanswered":
      return wareText(Number(value), names);
    default:
      return text;
  }
}

/** Of whole units, one smallest unit more than a short number is how “more than” is written. */
function isJustOver(fact: FactName, text: string, { decimals }: Unit): boolean {
  if ((fact !== "amount" && fact !== "spent") || decimals === 0 || !/^\d+1$/.test(text)) return false;
  return digits(String(BigInt(text) - 1n), decimals).length < digits(text, decimals).length;
}

function digits(text: string, decimals: number): string {
  return /^\d+$/.test(text) ? formatUnits(BigInt(text), decimals) : text;
}

function addressText(text: string): string {
  return /^0x[0-9a-f]{40}$/.test(text) ? shortAddress(text as Address) : text;
}

function tokenText(text: string, names: SentenceNames): string {
  const known = names.token?.(text as Address | "native", null) ?? null;
  if (known !== null) return known.name ?? quoteName(known.symbol);
  return text === "native" ? "the chain's coin" : addressText(text);
}

function wareText(ware: number, names: SentenceNames): string {
  const name = names.ware?.(ware) ?? null;
  return name === null ? `SecWare ${ware}` : quoteName(name);
}

function guardText(guard: Guard | undefined): string {
  if (guard === undefined) return "";
  const { delaySeconds, factor } = guard;
  const parts = [
    ...(delaySeconds === undefined ? [] : [`a wait of ${durationText(delaySeconds)}`]),
    ...(factor === undefined ? [] : [factorWords[factor]]),
  ];
  return ` An exception asks for ${parts.join(" and ")}.`;
}

/** The largest unit that divides it: `24 hours`, `90 minutes`. */
export function durationText(total: number): string {
  const day = 86_400;
  if (total % day === 0 && total > day) return `${total / day} days`;
  if (total % 3600 === 0) return total === 3600 ? "1 hour" : `${total / 3600} hours`;
  if (total % 60 === 0) return total === 60 ? "1 minute" : `${total / 60} minutes`;
  return `${total} seconds`;
}

function seconds(ms: number): string {
  return ms === 1000 ? "1 second" : `${ms / 1000} seconds`;
}
