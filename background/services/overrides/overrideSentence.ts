import { shortAddress } from "../../../extension/domain/describe/formatAddress.ts";
import { formatUnits } from "../../../extension/domain/describe/units.ts";
import type { OverrideScope, OverrideTarget } from "../../../extension/domain/override.ts";
import type { Address } from "../../../extension/domain/primitives.ts";

export type Duration = "once" | "session" | "day" | "month" | "always";

export interface SentenceParts {
  what: OverrideScope;
  which: OverrideTarget;
  how: Duration;
  isForAllAccounts: boolean;
  limit: { token: Address | "native"; amount: bigint; symbol: string | null; decimals: number | null } | null;
  /** Null where the name is not known. */
  wareName: string | null;
}

/** Restates an exception in one sentence, for reading before it is made. */
export function overrideSentence(parts: SentenceParts): string {
  const account = parts.isForAllAccounts ? "for all accounts, " : "";
  const text = `${whose(parts)} only warn${verbEnd(parts.which)} about ${scopeText(parts.what)}, ${account}${duration[parts.how]}${limitText(parts.limit)}.`;
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`.slice(0, 400);
}

const duration: Readonly<Record<Duration, string>> = {
  once: "once, within 24 hours",
  session: "until the browser closes",
  day: "for 24 hours",
  month: "for 30 days",
  always: "until you end it",
};

function whose({ which, wareName }: SentenceParts): string {
  switch (which.kind) {
    case "rule":
      return `your rule “${which.rule}”`;
    case "secware":
      return wareName === null ? `the SecWare ${which.ware}` : `the SecWare “${wareName}”`;
    case "finding":
      return `the finding “${which.code}” of this device`;
    default:
      return "all rules, SecWares and findings";
  }
}

function verbEnd({ kind }: OverrideTarget): string {
  return kind === "all" ? "" : "s";
}

export function scopeText(what: OverrideScope): string {
  switch (what.kind) {
    case "request":
      return "this very request";
    case "function":
      return `the function ${what.selector} of ${shortAddress(what.contract)} on chain ${what.chain}`;
    case "contract":
      return `everything at ${shortAddress(what.contract)} on chain ${what.chain}`;
    default:
      return `everything that ${what.origin.slice(0, 120)} asks for`;
  }
}

function limitText(limit: SentenceParts["limit"]): string {
  if (limit === null) return "";
  const { amount, symbol, decimals, token } = limit;
  const name = symbol ?? (token === "native" ? "the network's coin" : shortAddress(token));
  if (decimals === null) return `, up to ${amount} of the smallest unit of ${name} in all`;
  return `, up to ${formatUnits(amount, decimals)} ${name} in all`;
}
