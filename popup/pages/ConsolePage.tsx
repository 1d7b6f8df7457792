import { useCallback, useEffect, useState } from "react";
import type { ResponseFor } from "../../extension/messages/client.ts";
import { Terminal } from "../look/icons.ts";
import { Button } from "../parts/Button.tsx";
import { Actions, Card, Meter, Rows } from "../parts/Card.tsx";
import { Empty, Waking } from "../parts/Empty.tsx";
import { Note, Problem } from "../parts/Note.tsx";
import partStyles from "../parts/parts.module.css";
import tableStyles from "../parts/table.module.css";
import { useAct } from "../state/useAct.ts";
import { useSnapshot, useWallet } from "../state/wallet.ts";
import { formatCount, formatSec } from "../text/amounts.ts";
import { pageText } from "../text/page.ts";
import { formatMoment } from "../text/times.ts";
import { Frame } from "./Frame.tsx";
import { ReadAgain } from "./Freshness.tsx";
import { type Asked, Requested } from "./Requested.tsx";

export type ConsoleReading = ResponseFor<"loadConsole">;
type SoldWare = Extract<ConsoleReading, { status: "loaded" }>["wares"][number];

/** The developer's side: what was sold and settled, what waits, what can be taken out. */
export function ConsolePage() {
  const { client } = useWallet();
  const account = useSnapshot("accounts")?.selected ?? null;
  const act = useAct();
  const { run } = act;
  const [reading, setReading] = useState<ConsoleReading | null>(null);
  const load = useCallback(() => run(async () => setReading(await client("loadConsole", {}))), [client, run]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another account sells other SecWares.
  useEffect(load, [load, account]);
  return (
    <Frame
      route="/console"
      title={pageText.consoleTitle}
      lead={pageText.consoleIntro}
      aside={<ReadAgain isBusy={act.isBusy} onPress={load} />}
    >
      <Problem text={act.problem} />
      <ConsoleWares reading={reading} />
    </Frame>
  );
}

/** What was read, whatever it was. */
export function ConsoleWares({ reading }: { reading: ConsoleReading | null }) {
  if (reading === null) return <Waking />;
  if (reading.status === "unavailable") {
    return <Note tone="unknown">{pageText.unavailable(reading.reason)}</Note>;
  }
  if (reading.wares.length > 0) return reading.wares.map((ware) => <WareCard key={ware.ware} ware={ware} />);
  return (
    <Empty icon={Terminal}>
      <p>{pageText.consoleEmpty}</p>
    </Empty>
  );
}

function WareCard({ ware }: { ware: SoldWare }) {
  const { client } = useWallet();
  const act = useAct();
  const [asked, setAsked] = useState<Asked>(null);
  const withdraw = (): void =>
    act.run(async () => setAsked(await client("withdrawRevenue", { ware: ware.ware })));
  return (
    <Card title={pageText.consoleWare(ware.host, ware.ware)}>
      <Usage ware={ware} />
      <Waiting ware={ware} />
      <Actions>
        <Button
          look="primary"
          isBusy={act.isBusy}
          isInert={BigInt(ware.withdrawable) === 0n}
          onPress={withdraw}
        >
          {pageText.withdraw}
        </Button>
        <span>
          {pageText.withdrawable}: <strong>{formatSec(ware.withdrawable)}</strong>
        </span>
      </Actions>
      <Requested asked={asked} />
      <Problem text={act.problem} />
    </Card>
  );
}

function Usage({ ware }: { ware: SoldWare }) {
  const isShort = BigInt(ware.stake) < BigInt(ware.stakeNeeded);
  return (
    <>
      <Rows
        rows={[
          { label: pageText.purchasesSold, value: formatCount(ware.purchases) },
          { label: pageText.callsSold, value: formatCount(BigInt(ware.callsSold)) },
          { label: pageText.callsSettled, value: formatCount(BigInt(ware.callsSettled)) },
          { label: pageText.stake, value: formatSec(ware.stake) },
          { label: pageText.stakeNeeded, value: formatSec(ware.stakeNeeded) },
        ]}
      />
      <Meter label={pageText.callsSettled} value={Number(ware.callsSettled)} max={Number(ware.callsSold)} />
      {isShort ? <Note tone="caution">{pageText.stakeShort}</Note> : null}
    </>
  );
}

function Waiting({ ware }: { ware: SoldWare }) {
  if (ware.waiting.length === 0) return <p>{pageText.waitingEmpty}</p>;
  return (
    <table className={tableStyles["table"]}>
      <caption className={partStyles["hidden"]}>{pageText.waiting}</caption>
      <thead>
        <tr>
          <th scope="col">{pageText.unlocks}</th>
          <th scope="col" className={tableStyles["number"]}>
            {pageText.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {ware.waiting.map(({ unlocksAt, amount }) => (
          <tr key={unlocksAt}>
            <td>{formatMoment(unlocksAt * 1000)}</td>
            <td className={tableStyles["number"]}>{formatSec(amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
