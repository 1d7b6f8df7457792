import { Rows } from "../../parts/Card.tsx";
import { Note } from "../../parts/Note.tsx";
import partStyles from "../../parts/parts.module.css";
import tableStyles from "../../parts/table.module.css";
import { useWallet } from "../../state/wallet.ts";
import { formatSec } from "../../text/amounts.ts";
import { consoleText } from "../../text/console.ts";
import { pageText } from "../../text/page.ts";
import { formatMoment } from "../../text/times.ts";
import { AskButton } from "../AskButton.tsx";
import { Part } from "./Part.tsx";
import type { SoldWare } from "./reading.ts";

/** What was earned: what waits and until when, what claims hold back, and what can be taken out. */
export function Revenue({ ware }: { ware: SoldWare }) {
  const { client } = useWallet();
  const waits = ware.waiting.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  return (
    <Part title={consoleText.revenue}>
      <Rows rows={[{ label: consoleText.waitsInAll, value: formatSec(waits.toString()) }]} />
      <Waiting ware={ware} />
      {ware.heldBack === "0" ? null : (
        <Note tone="caution">{consoleText.heldBack(formatSec(ware.heldBack))}</Note>
      )}
      <AskButton
        look="primary"
        isInert={BigInt(ware.withdrawable) === 0n}
        aside={
          <span>
            {pageText.withdrawable}: <strong>{formatSec(ware.withdrawable)}</strong>
          </span>
        }
        ask={() => client("withdrawRevenue", { ware: ware.ware })}
      >
        {pageText.withdraw}
      </AskButton>
    </Part>
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
