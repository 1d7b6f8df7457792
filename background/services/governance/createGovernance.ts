import { describeProposedCall } from "../../../extension/chain/describeProposal.ts";
import type { HomeAddresses } from "../../../extension/chain/homeFacts.ts";
import type { HomeReads } from "../../../extension/chain/homeReads.ts";
import { encodeRecordPurchases, encodeVote } from "../../../extension/chain/marketActs.ts";
import type { HousesFacts, ProposalFacts } from "../../../extension/chain/marketFacts.ts";
import { invariant } from "../../../extension/errors/invariant.ts";
import { type HomePlaceDeps, homePlaceOf } from "../hub/homePlace.ts";
import type { AskedOutcome } from "../hub/hub.ts";
import { toUnavailable } from "../hub/hubActions.ts";
import type { AskOwn } from "../hub/ownAsks.ts";
import type { GovernanceService } from "./governance.ts";

export interface GovernanceDeps extends HomePlaceDeps {
  reads: Pick<HomeReads, "addressesOf" | "readGovernance">;
  ask: AskOwn;
}

/** The account's side of governance. What a proposal does is said from its bytes. */
export function createGovernance(deps: GovernanceDeps): GovernanceService {
  return {
    async load() {
      try {
        const open = await read(deps);
        if ("status" in open) return open;
        const { at, own, secGov, delegate, proposals } = open.facts;
        return {
          status: "loaded",
          ...{ at, delegate, own: housesView(own), secGov: secGov.toString() },
          proposals: proposals.map((one) => proposalView(one, open.addresses)),
        };
      } catch (cause) {
        return toUnavailable(cause);
      }
    },
    async castVote(vote) {
      try {
        return await castVote(deps, vote);
      } catch (cause) {
        return toUnavailable(cause);
      }
    },
    async countPurchases(purchaseIds) {
      const place = homePlaceOf(deps);
      if ("status" in place) return place;
      const addresses = deps.reads.addressesOf(place.chainId);
      invariant(addresses !== null, "the home chain has a deployment");
      const count = purchaseIds.length === 1 ? "one purchase" : `${purchaseIds.length} purchases`;
      return deps.ask({
        action: "countPurchases",
        ...place,
        call: encodeRecordPurchases(addresses, purchaseIds),
        note: {
          title: "Count purchases",
          sentence: `Has your voice count the fees that ${count} burned. It moves nothing.`,
          isUnderstood: true,
        },
      });
    },
  };
}

async function read(deps: GovernanceDeps) {
  const place = homePlaceOf(deps);
  if ("status" in place) return place;
  const facts = await deps.reads.readGovernance(place.chainId, place.account);
  const addresses = deps.reads.addressesOf(place.chainId);
  invariant(addresses !== null, "what was just read is there");
  return { place, facts, addresses };
}

const words = { for: "for", against: "against", abstain: "to abstain from" } as const;

async function castVote(
  deps: GovernanceDeps,
  { proposalId, support }: Parameters<GovernanceService["castVote"]>[0],
): Promise<AskedOutcome> {
  const open = await read(deps);
  if ("status" in open) return open;
  const proposal = open.facts.proposals.find((one) => one.proposalId.toString() === proposalId);
  const refusal = refusalOf(proposal);
  if (refusal !== null || proposal === undefined) return { status: "unavailable", reason: refusal ?? "" };
  const does = proposal.calls.map((call) => describeProposedCall(open.addresses, call).sentence).join(" ");
  return deps.ask({
    action: "castVote",
    ...open.place,
    call: encodeVote(open.addresses, proposal.proposalId, support),
    note: {
      title: "Vote",
      sentence: `Votes ${words[support]} a proposal, in public and for good. What it would do: ${does}`,
      isUnderstood: true,
    },
  });
}

function refusalOf(proposal: ProposalFacts | undefined): string | null {
  if (proposal === undefined) return "There is no such proposal.";
  if (proposal.state !== "active") return "This proposal is not voted on now.";
  if (proposal.hasVoted) return "This account has voted on it.";
  const { own } = proposal;
  const hasVoice = own !== null && own.holder + own.developer + own.user > 0n;
  return hasVoice ? null : "This account had no votes when the voting began.";
}

function housesView({ holder, developer, user }: HousesFacts) {
  return { holder: holder.toString(), developer: developer.toString(), user: user.toString() };
}

function proposalView(facts: ProposalFacts, addresses: HomeAddresses) {
  const { votes, own } = facts;
  return {
    ...facts,
    proposalId: facts.proposalId.toString(),
    calls: facts.calls.map((call) => {
      const { contract, sentence, isUnderstood } = describeProposedCall(addresses, call);
      return { contract, sentence: sentence.slice(0, 1000), isUnderstood };
    }),
    votes: {
      against: votes.against.toString(),
      for: votes.for.toString(),
      abstain: votes.abstain.toString(),
    },
    heard: facts.heard.toString(),
    quorum: facts.quorum.toString(),
    own: own === null ? null : housesView(own),
  };
}
