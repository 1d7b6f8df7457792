import { useCallback } from "react";
import { Layers } from "../../look/icons.ts";
import { AddressText } from "../../parts/AddressText.tsx";
import { Card, Rows, Stack } from "../../parts/Card.tsx";
import { Empty, Waking } from "../../parts/Empty.tsx";
import { Note } from "../../parts/Note.tsx";
import { useWallet } from "../../state/wallet.ts";
import { formatSec, formatUnits } from "../../text/amounts.ts";
import { marketText } from "../../text/market.ts";
import { pageText } from "../../text/page.ts";
import { formatMoment } from "../../text/times.ts";
import { AskButton } from "../AskButton.tsx";
import styles from "../pages.module.css";
import { ReadPage } from "../ReadPage.tsx";
import { OperatorCard } from "./OperatorCard.tsx";
import type { Restaked, RestakingReading } from "./reading.ts";

/** The investor's side: operators, what stands with one of them, what it earned, and what is leaving. */
export function RestakingPage() {
  const { client } = useWallet();
  const read = useCallback(() => client("loadRestaking", {}), [client]);
  return (
    <ReadPage
      route="/restaking"
      title={marketText.restakingTitle}
      lead={marketText.restakingLead}
      read={read}
    >
      {(reading) => <Restaking reading={reading} />}
    </ReadPage>
  );
}

/** What was read, whatever it was. */
export function Restaking({ reading }: { reading: RestakingReading | null }) {
  if (reading === null) return <Waking />;
  if (reading.status === "unavailable")
    return <Note tone="unknown">{pageText.unavailable(reading.reason)}</Note>;
  return (
    <>
      <Position facts={reading} />
      {reading.exits.length === 0 ? null : <Exits facts={reading} />}
      {reading.operators.map((operator) => (
        <OperatorCard key={operator.operator} operator={operator} facts={reading} />
      ))}
      {reading.operators.length > 0 ? null : (
        <Empty icon={Layers}>
          <p>{marketText.operatorsEmpty}</p>
        </Empty>
      )}
    </>
  );
}

function eth(wei: string): string {
  return `${formatUnits(wei, 18)} ETH`;
}

function Position({ facts }: { facts: Restaked }) {
  const { client } = useWallet();
  const { operator, shares, rewards } = facts;
  if (operator === null)
    return (
      <Card title={marketText.position}>
        <p>{marketText.positionEmpty}</p>
      </Card>
    );
  const isShort = BigInt(facts.secGov) < BigInt(facts.principal);
  return (
    <Card title={marketText.position}>
      <Rows
        rows={[
          { label: marketText.restakedWith, value: <AddressText address={operator} /> },
          { label: marketText.worth, value: eth(facts.worth) },
          { label: marketText.principal, value: eth(facts.principal) },
          { label: marketText.tokens, value: formatUnits(facts.secGov, 18) },
          { label: marketText.rewards, value: formatSec(rewards.sec) },
        ]}
      />
      <AskButton look="primary" isInert={rewards.epochs.length === 0} ask={() => client("claimRewards", {})}>
        {marketText.claim}
      </AskButton>
      {isShort ? (
        <Note tone="caution">{marketText.tokensShort(formatUnits(facts.principal, 18))}</Note>
      ) : null}
      <p>{marketText.leaveHint}</p>
      <AskButton isInert={isShort || shares === "0"} ask={() => client("queueExit", { shares })}>
        {marketText.leave}
      </AskButton>
    </Card>
  );
}

function Exits({ facts }: { facts: Restaked }) {
  const { client } = useWallet();
  return (
    <Card title={marketText.exits}>
      <ul className={styles["lines"]}>
        {facts.exits.map(({ exit, worth, paidFrom, isDone }) => (
          <li key={exit}>
            <Stack>
              <Rows
                rows={[
                  { label: marketText.exitWorth, value: eth(worth) },
                  isDone
                    ? { label: marketText.state, value: marketText.exitDone }
                    : { label: marketText.exitFrom, value: formatMoment(paidFrom * 1000) },
                ]}
              />
              {isDone ? null : (
                <AskButton isInert={facts.at < paidFrom} ask={() => client("completeExit", { exit })}>
                  {marketText.takeOut}
                </AskButton>
              )}
            </Stack>
          </li>
        ))}
      </ul>
    </Card>
  );
}
