import { coreTokenAt } from "../../../extension/domain/coreTokens.ts";
import type { Action } from "../../../extension/domain/decode/action.ts";
import { isUnlimited } from "../../../extension/domain/decode/amounts.ts";
import type { ScanResult } from "../../../protocol/index.ts";
import type { FeedEntry } from "./feed.ts";
import type { Listing } from "./listing.ts";
import type { Parameters } from "./parameters.ts";
import { isRevocation, type Party } from "./parties.ts";

/** One remark, with its sentence for the summary. */
export interface Remark {
  level: "caution" | "danger" | "critical";
  reason: ScanResult["reasons"][number];
  sentence: string;
}

const SENTENCES: Readonly<Record<Party["role"], string>> = {
  recipient: "The recipient is on a list of scams",
  spender: "The spender that you would allow is on a list of scams",
  operator: "The operator that you would allow is on a list of scams",
  counterparty: "Who gets the proceeds of this order is on a list of scams",
  contract: "The contract that is called is on a list of scams",
  token: "The token is on a list of scams",
  delegate: "Who would get control is on a list of scams",
  named: "An address in this request is on a list of scams",
};

/** What the feed says of a party. A core token is never condemned by a list alone: the conflict is stated instead. */
export function remarkOnParty(party: Party, chainId: number, listing: Listing): Remark[] {
  const entry = listing.address(party.address, chainId);
  if (entry === null) return [];
  const subject = `eip155:${chainId}:${party.address}`;
  const core = coreTokenAt(chainId, party.address);
  if (core === null) return [listed(entry, subject, SENTENCES[party.role], listing)];
  const sentence = `A list names ${core.symbol}, which everybody uses; the list is probably wrong`;
  return [
    {
      level: "caution",
      sentence,
      reason: {
        ...{ code: "FEED_CONFLICTS_CORE_TOKEN", level: "caution", subject },
        ...provenance(listing),
        detail: { symbol: core.symbol, listedLevel: entry.level },
      },
    },
  ];
}

/** What the feed says of a host. */
export function remarkOnHost(host: string, listing: Listing): Remark[] {
  const entry = listing.host(host);
  return entry === null ? [] : [listed(entry, host.slice(0, 120), "The site is on a list of scams", listing)];
}

function listed(entry: FeedEntry, subject: string, sentence: string, listing: Listing): Remark {
  const code = "address" in entry ? "LISTED_ADDRESS" : "LISTED_HOST";
  const reason = {
    ...{ code, level: entry.level, subject },
    ...provenance(listing),
    detail: { reason: entry.reason },
  };
  return { level: entry.level, sentence, reason };
}

function provenance({ feed }: Listing): { source: string; asOf: string } {
  return { source: `feed ${feed.name}`, asOf: feed.date };
}

/** Permissions without limit, to whomever. */
export function remarkOnGrant(
  action: Action,
  chainId: number,
  parameters: Parameters,
  nowMs: number,
): Remark[] {
  const grant = unlimitedGrant(action);
  if (grant === null || parameters.trustedSpenders.has(grant.party)) return [];
  const level = parameters.blockUnlimitedApprovals ? "danger" : "caution";
  const reason: Remark["reason"] = {
    ...{ code: grant.code, level, subject: `eip155:${chainId}:${grant.party}` },
    ...{ source: "own rules", asOf: new Date(nowMs).toISOString() },
  };
  return [{ level, sentence: grant.sentence, reason }];
}

function unlimitedGrant(action: Action): { code: string; party: string; sentence: string } | null {
  if (isRevocation(action)) return null;
  if (action.kind === "operator") {
    const sentence = "Allows an operator to take every item of a collection";
    return { code: "OPERATOR_FOR_ALL", party: action.operator, sentence };
  }
  if (action.kind !== "allow" || !(isUnlimited(action.amount) || action.amount >= action.most)) return null;
  const sentence = "Allows a spender to take any amount of a token";
  return { code: "UNLIMITED_APPROVAL", party: action.spender, sentence };
}
