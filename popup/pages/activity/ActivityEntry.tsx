import { useState } from "react";
import type { ActivityView } from "../../../extension/messages/views.ts";
import { AddressText } from "../../parts/AddressText.tsx";
import { Rows } from "../../parts/Card.tsx";
import { LevelMark } from "../../parts/LevelMark.tsx";
import { useSnapshot } from "../../state/wallet.ts";
import { activityText } from "../../text/activity.ts";
import { outcomeText } from "../../text/levels.ts";
import { formatMoment } from "../../text/times.ts";
import styles from "../pages.module.css";
import { Hash, VerdictBlock } from "./VerdictBlock.tsx";

/** One request that was decided; opens to all that is kept of it. */
export function ActivityEntry({ entry }: { entry: ActivityView }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <button
        type="button"
        className={styles["activity"]}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <bdi className={styles["activityTitle"]}>{entry.title}</bdi>
        <span className={styles["activitySide"]}>{activityText.state[entry.state]}</span>
        <bdi className={styles["faint"]}>{entry.origin === "" ? activityText.wallet : entry.origin}</bdi>
        <span className={styles["activitySide"]}>
          {entry.decision === null ? null : <LevelMark level={entry.decision.level} />}
        </span>
      </button>
      {isOpen ? <EntryDetails entry={entry} /> : null}
    </li>
  );
}

/** The facts, the decision of then, and the verdicts with their signatures. */
export function EntryDetails({ entry }: { entry: ActivityView }) {
  return (
    <div className={styles["block"]}>
      <Rows rows={entryRows(entry)} />
      <h3>{activityText.verdicts}</h3>
      {entry.verdicts.length === 0 ? <p>{activityText.noVerdicts}</p> : null}
      {entry.verdicts.map((verdict) => (
        <VerdictBlock key={verdict.signature} request={entry.id} verdict={verdict} />
      ))}
    </div>
  );
}

function entryRows(entry: ActivityView) {
  const { decision, hash } = entry;
  return [
    { label: activityText.when, value: formatMoment(entry.at) },
    {
      label: activityText.site,
      value: <bdi>{entry.origin === "" ? activityText.wallet : entry.origin}</bdi>,
    },
    { label: activityText.account, value: <AddressText address={entry.account} /> },
    { label: activityText.chain, value: String(entry.chainId) },
    ...(hash === null
      ? []
      : [{ label: activityText.hash, value: <Hash text={hash} what={activityText.hash} /> }]),
    ...(decision === null
      ? []
      : [
          { label: activityText.decision, value: outcomeText[decision.outcome] },
          { label: activityText.reasons, value: decision.reasons.map(({ text }) => text).join(" ") },
          ...((decision.overrides ?? []).length === 0
            ? []
            : [{ label: activityText.exceptions, value: <UsedExceptions decision={decision} /> }]),
          ...(decision.findings.length === 0
            ? []
            : [{ label: activityText.findings, value: <Findings decision={decision} /> }]),
        ]),
  ];
}

/** Ended exceptions leave their list after a while; that there was one is still said. */
function UsedExceptions({ decision }: { decision: NonNullable<ActivityView["decision"]> }) {
  const list = useSnapshot("overrides")?.list ?? [];
  return (
    <ul>
      {(decision.overrides ?? []).map((id) => (
        <li key={id}>
          <bdi>{list.find((one) => one.id === id)?.sentence ?? activityText.exceptionGone}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Findings({ decision }: { decision: NonNullable<ActivityView["decision"]> }) {
  return (
    <ul>
      {decision.findings.map(({ code, level, text }) => (
        <li key={`${code} ${text}`}>
          <LevelMark level={level} /> <bdi>{text}</bdi>
        </li>
      ))}
    </ul>
  );
}
