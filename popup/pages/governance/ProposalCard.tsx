import { AddressText } from "../../parts/AddressText.tsx";
import { Actions, Card, Rows } from "../../parts/Card.tsx";
import { Note } from "../../parts/Note.tsx";
import { useWallet } from "../../state/wallet.ts";
import { marketText } from "../../text/market.ts";
import { formatMoment } from "../../text/times.ts";
import { AskButton } from "../AskButton.tsx";
import styles from "../pages.module.css";
import type { GovernanceFacts } from "./reading.ts";
import { sumOf, votesText } from "./votes.ts";

type Proposal = GovernanceFacts["proposals"][number];

/** One proposal: what it does from its bytes first, what its proposer says after that. */
export function ProposalCard({ proposal }: { proposal: Proposal }) {
  const isUnderstood = proposal.calls.every((call) => call.isUnderstood);
  const [first] = proposal.description.split("\n");
  return (
    <Card isItem title={first?.slice(0, 120) || marketText.proposals}>
      <h3>{marketText.does}</h3>
      <ul className={styles["lines"]}>
        {proposal.calls.map((call, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same call may stand twice, and the order never changes.
          <li key={index}>
            <bdi>{call.contract}</bdi>: <bdi>{call.sentence}</bdi>
          </li>
        ))}
      </ul>
      {isUnderstood ? null : <Note tone="danger">{marketText.notUnderstood}</Note>}
      <Rows rows={rowsOf(proposal)} />
      <Ballot proposal={proposal} />
    </Card>
  );
}

function rowsOf(proposal: Proposal) {
  const { votes, own } = proposal;
  const heard = marketText.heardOf(votesText(BigInt(proposal.heard)), votesText(BigInt(proposal.quorum)));
  return [
    { label: marketText.state, value: marketText.proposalState[proposal.state] },
    { label: marketText.says, value: <bdi>{proposal.description}</bdi> },
    { label: marketText.proposer, value: <AddressText address={proposal.proposer} /> },
    { label: marketText.votingFrom, value: formatMoment(proposal.voteStart * 1000) },
    { label: marketText.votingUntil, value: formatMoment(proposal.voteEnd * 1000) },
    { label: marketText.votesFor, value: votesText(BigInt(votes.for)) },
    { label: marketText.votesAgainst, value: votesText(BigInt(votes.against)) },
    { label: marketText.votesAbstain, value: votesText(BigInt(votes.abstain)) },
    { label: marketText.heard, value: heard },
    {
      label: marketText.ownVotes,
      value: own === null ? marketText.ownVotesLater : votesText(sumOf(own)),
    },
  ];
}

function Ballot({ proposal }: { proposal: Proposal }) {
  const { client } = useWallet();
  const { own, proposalId } = proposal;
  if (proposal.hasVoted) return <p>{marketText.hasVoted}</p>;
  if (proposal.state !== "active" || own === null) return null;
  if (sumOf(own) === 0n) return <p>{marketText.noVotes}</p>;
  return (
    <Actions>
      {(["for", "against", "abstain"] as const).map((support) => (
        <AskButton key={support} ask={() => client("castVote", { proposalId, support })}>
          {marketText.support[support]}
        </AskButton>
      ))}
    </Actions>
  );
}
