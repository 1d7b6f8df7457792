import { Rows } from "../../parts/Card.tsx";
import { Disclosure } from "../../parts/Disclosure.tsx";
import { Note } from "../../parts/Note.tsx";
import { formatBps, formatUnits } from "../../text/amounts.ts";
import { consoleText } from "../../text/console.ts";
import { formatMoment } from "../../text/times.ts";
import { Part } from "./Part.tsx";
import type { Standing } from "./reading.ts";

const pointDecimals = 12;

/** The score, what it is made of, and what it has led to. */
export function StandingPart({ standing }: { standing: Standing }) {
  const { points } = standing;
  const show = (amount: string): string => formatUnits(amount, pointDecimals, 2);
  return (
    <Part title={consoleText.score}>
      <Expulsion standing={standing} />
      <Rows
        rows={[
          { label: consoleText.scoreNow, value: formatBps(standing.scoreBps) },
          { label: consoleText.meanScore, value: formatBps(standing.meanScoreBps) },
          { label: consoleText.sales, value: consoleText.salesState[standing.sales] },
        ]}
      />
      <Disclosure title={consoleText.scoreFrom}>
        <Rows
          rows={[
            { label: consoleText.pointsUse, value: show(points.use) },
            { label: consoleText.pointsComplaints, value: show(points.complaints) },
            { label: consoleText.units, value: show(points.units) },
          ]}
        />
        <p>{consoleText.scoreHint}</p>
        <p>{consoleText.meanHint}</p>
      </Disclosure>
    </Part>
  );
}

function Expulsion({ standing: { sales, expulsionAt } }: { standing: Standing }) {
  if (sales === "expelled") return <Note tone="critical">{consoleText.expelled}</Note>;
  if (expulsionAt === 0) return null;
  return <Note tone="danger">{consoleText.expulsionFrom(formatMoment(expulsionAt * 1000))}</Note>;
}
