import { useCallback } from "react";
import { Landmark } from "../../look/icons.ts";
import { AddressText } from "../../parts/AddressText.tsx";
import { Card, Rows } from "../../parts/Card.tsx";
import { Empty, Waking } from "../../parts/Empty.tsx";
import { Note } from "../../parts/Note.tsx";
import { useWallet } from "../../state/wallet.ts";
import { formatUnits } from "../../text/amounts.ts";
import { marketText } from "../../text/market.ts";
import { pageText } from "../../text/page.ts";
import { ReadPage } from "../ReadPage.tsx";
import { ProposalCard } from "./ProposalCard.tsx";
import type { GovernanceFacts, GovernanceReading } from "./reading.ts";
import { sumOf, votesText } from "./votes.ts";

/** One's own voice and where it comes from, and what is voted on. */
export function GovernancePage() {
  const { client } = useWallet();
  const read = useCallback(() => client("loadGovernance", {}), [client]);
  return (
    <ReadPage
      route="/governance"
      title={marketText.governanceTitle}
      lead={marketText.governanceLead}
      read={read}
    >
      {(reading) => <Governance reading={reading} />}
    </ReadPage>
  );
}

/** What was read, whatever it was. */
export function Governance({ reading }: { reading: GovernanceReading | null }) {
  if (reading === null) return <Waking />;
  if (reading.status === "unavailable")
    return <Note tone="unknown">{pageText.unavailable(reading.reason)}</Note>;
  return (
    <>
      <Voice facts={reading} />
      {reading.proposals.map((proposal) => (
        <ProposalCard key={proposal.proposalId} proposal={proposal} />
      ))}
      {reading.proposals.length > 0 ? null : (
        <Empty icon={Landmark}>
          <p>{marketText.proposalsEmpty}</p>
        </Empty>
      )}
    </>
  );
}

function Voice({ facts }: { facts: GovernanceFacts }) {
  const { own, secGov, delegate } = facts;
  return (
    <Card title={marketText.voice}>
      <p>{marketText.voiceHint}</p>
      <Rows
        rows={[
          { label: marketText.voiceAll, value: votesText(sumOf(own)) },
          { label: marketText.holder, value: votesText(BigInt(own.holder)) },
          { label: marketText.developer, value: votesText(BigInt(own.developer)) },
          { label: marketText.user, value: votesText(BigInt(own.user)) },
          { label: marketText.secGov, value: formatUnits(secGov, 18) },
          ...(delegate === null
            ? []
            : [{ label: marketText.delegate, value: <AddressText address={delegate} /> }]),
        ]}
      />
    </Card>
  );
}
