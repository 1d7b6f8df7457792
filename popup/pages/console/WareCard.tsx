import { Card, Meter, Rows } from "../../parts/Card.tsx";
import { Note } from "../../parts/Note.tsx";
import { formatCount, formatSec } from "../../text/amounts.ts";
import { consoleText } from "../../text/console.ts";
import { pageText } from "../../text/page.ts";
import { Part } from "./Part.tsx";
import { Revenue } from "./Revenue.tsx";
import { ReviewList } from "./ReviewList.tsx";
import type { ConsoleReading, SoldWare } from "./reading.ts";
import { StandingPart } from "./StandingPart.tsx";

/** One SecWare of the account: what it may sell, what it is worth to users, what it earned. */
export function WareCard({ ware, said }: { ware: SoldWare; said: ConsoleReading["said"] }) {
  return (
    <Card title={pageText.consoleWare(ware.host, ware.ware)}>
      <Usage ware={ware} />
      <Stake ware={ware} />
      <Said ware={ware.ware} said={said} />
      <Revenue ware={ware} />
    </Card>
  );
}

function Usage({ ware }: { ware: SoldWare }) {
  return (
    <>
      <Rows
        rows={[
          { label: pageText.purchasesSold, value: formatCount(ware.purchases) },
          { label: pageText.callsSold, value: formatCount(BigInt(ware.callsSold)) },
          { label: pageText.callsSettled, value: formatCount(BigInt(ware.callsSettled)) },
        ]}
      />
      <Meter label={pageText.callsSettled} value={Number(ware.callsSettled)} max={Number(ware.callsSold)} />
    </>
  );
}

function Stake({ ware }: { ware: SoldWare }) {
  const room = BigInt(ware.stake) - BigInt(ware.stakeNeeded);
  const isShort = room < 0n;
  return (
    <Part title={pageText.stake}>
      <Rows
        rows={[
          { label: consoleText.stakeHave, value: formatSec(ware.stake) },
          { label: consoleText.stakeNeeded, value: formatSec(ware.stakeNeeded) },
          {
            label: isShort ? consoleText.stakeShort : consoleText.stakeRoom,
            value: formatSec((isShort ? -room : room).toString()),
          },
        ]}
      />
      {isShort ? <Note tone="caution">{pageText.stakeShort}</Note> : null}
      <p>{consoleText.stakeHint}</p>
    </Part>
  );
}

function Said({ ware, said }: { ware: number; said: ConsoleReading["said"] }) {
  if (said === null) return null;
  if (said.status === "unavailable")
    return <Note tone="unknown">{consoleText.standingUnavailable(said.reason)}</Note>;
  const standing = said.standings.find((one) => one.ware === ware);
  return (
    <>
      {standing === undefined ? null : <StandingPart standing={standing} />}
      <ReviewList reviews={said.reviews.filter((one) => one.ware === ware)} />
    </>
  );
}
