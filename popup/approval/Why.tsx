import type { RequestView } from "../../extension/messages/views.request.ts";
import { Rows } from "../parts/Card.tsx";
import { approvalText } from "../text/approval.ts";
import styles from "./approval.module.css";
import { PointList } from "./PointList.tsx";
import { pointsOf } from "./points.ts";
import { Section } from "./Section.tsx";
import type { RequestProgress } from "./useProgress.ts";

/** The findings and gaps, worst first, and what decided. */
export function Why({ view, progress }: { view: RequestView; progress: RequestProgress }) {
  const { decision } = view;
  if (decision === null) return null;
  const points = pointsOf(decision);
  const rows = decision.reasons.map((reason, at) => ({
    label: at === 0 ? approvalText.decidedBy : `${approvalText.decidedBy} (${at + 1})`,
    // The band has said the first reason's sentence already.
    value: at === 0 ? approvalText.deciding(reason) : `${approvalText.deciding(reason)}: ${reason.text}`,
  }));
  return (
    <Section title={approvalText.sectionWhy}>
      {points.length === 0 ? (
        <p className={styles["faint"]}>{approvalText.noFindings}</p>
      ) : (
        <PointList points={points} opened={progress.opened} onOpen={progress.open} />
      )}
      <Rows rows={rows} />
    </Section>
  );
}
