import { useCallback } from "react";
import type { ResponseFor } from "../../../extension/messages/client.ts";
import { Gavel } from "../../look/icons.ts";
import { Card, Rows } from "../../parts/Card.tsx";
import { Empty, Waking } from "../../parts/Empty.tsx";
import { Note } from "../../parts/Note.tsx";
import { useWallet } from "../../state/wallet.ts";
import { formatSec } from "../../text/amounts.ts";
import { marketText } from "../../text/market.ts";
import { pageText } from "../../text/page.ts";
import { formatMoment } from "../../text/times.ts";
import { AskButton } from "../AskButton.tsx";
import { ReadPage } from "../ReadPage.tsx";

export type DisputesReading = ResponseFor<"loadDisputes">;
type Loaded = Extract<DisputesReading, { status: "loaded" }>;
type Claim = Loaded["claims"][number];

/** The claims of the user's SecHub, and what may be done to take them on. */
export function DisputesPage() {
  const { client } = useWallet();
  const read = useCallback(() => client("loadDisputes", {}), [client]);
  return (
    <ReadPage route="/disputes" title={marketText.disputesTitle} lead={marketText.disputesLead} read={read}>
      {(reading) => <Claims reading={reading} />}
    </ReadPage>
  );
}

/** What was read, whatever it was. */
export function Claims({ reading }: { reading: DisputesReading | null }) {
  if (reading === null) return <Waking />;
  if (reading.status === "unavailable")
    return <Note tone="unknown">{pageText.unavailable(reading.reason)}</Note>;
  if (reading.claims.length > 0)
    return reading.claims.map((claim) => <ClaimCard key={claim.claim} claim={claim} at={reading.at} />);
  return (
    <Empty icon={Gavel}>
      <p>{marketText.disputesEmpty}</p>
    </Empty>
  );
}

function ClaimCard({ claim, at }: { claim: Claim; at: number }) {
  const { client } = useWallet();
  const { next } = claim;
  return (
    <Card isItem title={marketText.disputeOf(claim.name)}>
      <Rows
        rows={[
          { label: marketText.claimKindLabel, value: marketText.claimKind[claim.kind] },
          { label: marketText.state, value: marketText.claimState[claim.state] },
          { label: marketText.claimOutcomeLabel, value: marketText.claimOutcome[claim.outcome] },
          { label: marketText.claimSince, value: formatMoment(claim.since * 1000) },
          { label: marketText.claimSum, value: formatSec(claim.sum) },
          { label: marketText.claimBond, value: formatSec(claim.bond) },
        ]}
      />
      {next === null ? null : (
        <AskButton
          // What was said of one step is not true of the next.
          key={next.step}
          isInert={at < next.from}
          aside={<span>{marketText.stepFrom(formatMoment(next.from * 1000))}</span>}
          ask={() => client("stepDispute", { claim: claim.claim })}
        >
          {marketText.step[next.step]}
        </AskButton>
      )}
    </Card>
  );
}
