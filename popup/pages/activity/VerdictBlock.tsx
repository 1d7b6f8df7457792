import type { VerdictMark } from "../../../extension/messages/views.policy.ts";
import type { ActivityView } from "../../../extension/messages/views.ts";
import { AddressText, CopyButton } from "../../parts/AddressText.tsx";
import { Button } from "../../parts/Button.tsx";
import { Actions, Rows, Stack } from "../../parts/Card.tsx";
import { LevelMark, type Tone } from "../../parts/LevelMark.tsx";
import { Problem } from "../../parts/Note.tsx";
import { activityText } from "../../text/activity.ts";
import { formatMoment } from "../../text/times.ts";
import styles from "../pages.module.css";
import { DisputeVerdict } from "./DisputeVerdict.tsx";
import { useOwnMark } from "./useOwnMark.ts";

type Verdict = ActivityView["verdicts"][number];

/** One verdict as it was signed, and the user's own word on it. */
export function VerdictBlock({ request, verdict }: { request: string; verdict: Verdict }) {
  return (
    <Stack>
      <Rows
        rows={[
          { label: activityText.service, value: <bdi>{verdict.name}</bdi> },
          { label: activityText.level, value: <LevelMark level={verdict.level} /> },
          { label: activityText.issued, value: formatMoment(verdict.issuedAt) },
          { label: activityText.signer, value: <AddressText address={verdict.signer} /> },
          {
            label: activityText.signature,
            value: <Hash text={verdict.signature} what={activityText.signature} />,
          },
        ]}
      />
      <OwnWord request={request} verdict={verdict} />
      <DisputeVerdict request={request} ware={verdict.ware} />
    </Stack>
  );
}

/** What can be wrong with an answer of this level: it said too much, too little, or either. */
const marksFor: Readonly<Record<Tone, readonly VerdictMark[]>> = {
  none: ["missed"],
  caution: ["false-alarm", "missed"],
  danger: ["false-alarm"],
  critical: ["false-alarm"],
  unknown: [],
};

function OwnWord({ request, verdict }: { request: string; verdict: Verdict }) {
  const { mark, act, say } = useOwnMark(request, verdict.ware);
  const fitting = marksFor[verdict.level];
  const choices = mark === null || fitting.includes(mark) ? fitting : [...fitting, mark];
  if (choices.length === 0) return null;
  return (
    <>
      <Actions>
        {choices
          .filter((choice) => mark === null || mark === choice)
          .map((choice) => (
            // One element for the mark and its undoing, so that the focus stays.
            <Button key={choice} isBusy={act.isBusy} onPress={() => say(mark === null ? choice : null)}>
              {mark === null ? activityText.toMark[choice] : activityText.undo}
            </Button>
          ))}
        <span role="status">{mark === null ? "" : activityText.marked[mark]}</span>
      </Actions>
      <p className={styles["faint"]}>{activityText.markHint}</p>
      <Problem text={act.problem} />
    </>
  );
}

/** A long hexadecimal text with a button that copies it. */
export function Hash({ text, what }: { text: string; what: string }) {
  return (
    <span className={styles["split"]}>
      <code className={styles["faint"]} dir="ltr" translate="no">
        {text}
      </code>
      <CopyButton text={text} what={what} />
    </span>
  );
}
