import type { DelegatedSpend, DelegationDeed, DelegationKind, DelegationTerms } from "../decode/action.ts";
import { formatSeconds, spanPhrase } from "../time.ts";
import { allowanceOf, assetPhrase, type PhraseContext, partyPhrase } from "./phrases.ts";

const powers: Readonly<Record<DelegationKind, string>> = {
  account: "act in the name of your account",
  votes: "vote with your votes",
  "paid-calls": "use up calls that you have paid for",
};
/** Longer lists are shown in the rows of the form itself. */
const mostNamed = 3;

/** Who gets which power, within which limits and until when. A limit that is not known is said to be none. */
export function delegationSentence(deed: DelegationDeed, place: PhraseContext): string {
  const { what, to, terms } = deed;
  const whom = to !== null ? partyPhrase(to, place) : terms?.isForAnybody === true ? "anybody" : "somebody";
  if (terms === undefined) return `Lets ${whom} ${powers[what]}.`;
  const parts = [powerOf(terms, place), ...usesOf(terms), spanOf(terms)];
  return `Lets ${whom} ${parts.join(", ")}.${doubtOf(terms)}`;
}

function powerOf(terms: DelegationTerms, place: PhraseContext): string {
  const account = terms.account === null ? "your account" : partyPhrase(terms.account, place);
  const spends = listed(terms.spends.map((spend) => spendPhrase(spend, place)));
  if (terms.isOnlySpending) return `move from ${account} ${spends ?? "any amount of its coin"}`;
  const targets = terms.targets === null ? null : listed(terms.targets.map((one) => partyPhrase(one, place)));
  const methods = terms.methods === null ? null : listed(terms.methods);
  const where = targets === null ? "" : ` by calls to ${targets}`;
  const how = methods === null ? "" : ` by the functions ${methods}`;
  const paying = spends === null ? "" : `, paying ${spends}`;
  return `act in the name of ${account}${where}${how}${paying}`;
}

function spendPhrase({ asset, every }: DelegatedSpend, place: PhraseContext): string {
  const amount =
    asset.kind === "erc20"
      ? allowanceOf(asset.token, asset.amount, place)
      : asset.kind === "coin"
        ? `up to ${assetPhrase(asset, place)}`
        : assetPhrase(asset, place);
  switch (every.kind) {
    case "once":
      return asset.kind === "nft" ? amount : `${amount} in all`;
    case "call":
      return `${amount} with each call`;
    case "second":
      return `${amount} in all, ${assetPhrase({ ...asset, amount: every.amount }, place)} more each second`;
    default:
      return `${amount} every ${periodPhrase(every.seconds)}`;
  }
}

function periodPhrase(seconds: bigint): string {
  if (seconds > 3_153_600_000n) return `${seconds} seconds`;
  const isWhole = [86_400n, 3600n, 60n].some((unit) => seconds >= unit && seconds % unit === 0n);
  return isWhole ? spanPhrase(Number(seconds) * 1000).replace(/^1 /, "") : `${seconds} seconds`;
}

function usesOf({ uses }: DelegationTerms): string[] {
  if (uses === null) return [];
  return [uses === 1n ? "once" : `at most ${uses} times`];
}

function spanOf({ startsAt, endsAt }: DelegationTerms): string {
  const from = startsAt === null ? "" : `from ${formatSeconds(startsAt)} `;
  return endsAt === null ? `${from}with no end date` : `${from}until ${formatSeconds(endsAt)}`;
}

function doubtOf({ unknownLimits, isPassedOn }: DelegationTerms): string {
  const passed = isPassedOn ? " It passes on what another account had allowed." : "";
  if (unknownLimits === 0) return passed;
  const which =
    unknownLimits === 1
      ? "One limit is not known and counts"
      : `${unknownLimits} limits are not known and count`;
  return `${passed} ${which} as none.`;
}

function listed(phrases: readonly string[]): string | null {
  if (phrases.length === 0) return null;
  const more = phrases.length - mostNamed;
  return [...phrases.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])].join(" and ");
}
