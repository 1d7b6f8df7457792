import type { RequestView } from "../../extension/messages/views.request.ts";
import { AddressText } from "../parts/AddressText.tsx";
import { LevelMark } from "../parts/LevelMark.tsx";
import { approvalText } from "../text/approval.ts";
import styles from "./approval.module.css";
import { pointsOf } from "./points.ts";
import { Section } from "./Section.tsx";

/** The calls of a batch, numbered, each with the worst that was found about it. */
export function Calls({ view }: { view: RequestView }) {
  const { calls } = view.description;
  if (view.kind !== "calls" || calls.length === 0) return null;
  const points = view.decision === null ? [] : pointsOf(view.decision);
  return (
    <Section title={approvalText.sectionCalls(calls.length)}>
      {calls.length === 1 ? null : <p className={styles["faint"]}>{approvalText.notAtomic}</p>}
      <ol>
        {calls.map((call, at) => {
          const worst = points.find((point) => point.call === at);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the calls of one digest never move, and two may be equal.
            <li key={`${at} ${call.sentence}`} className={styles["call"]}>
              <strong>{call.title}</strong>
              <bdi>{call.sentence}</bdi>
              {call.to === null ? null : <AddressText address={call.to} />}
              {worst === undefined ? null : <LevelMark level={worst.tone} />}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
