import type { Reason } from "../../extension/domain/decision.ts";
import type { RequestView } from "../../extension/messages/views.request.ts";
import { Rows } from "../parts/Card.tsx";
import { approvalText } from "../text/approval.ts";
import { exceptionText } from "../text/exceptions.ts";
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
  // What blocks stands in a section of its own, further up.
  const isBlocked = view.requirement.kind === "blocked";
  const reasons = isBlocked
    ? decision.reasons.filter(({ outcome }) => outcome !== "block")
    : decision.reasons;
  const rows = reasons.map((reason, at) => ({
    label: at === 0 ? approvalText.decidedBy : `${approvalText.decidedBy} (${at + 1})`,
    // The band has said the very first reason's sentence already.
    value: <ReasonText reason={reason} isSaid={reason === decision.reasons[0]} />,
  }));
  return (
    <Section title={approvalText.sectionWhy}>
      {points.length === 0 ? (
        <p className={styles["faint"]}>{approvalText.noFindings}</p>
      ) : (
        <PointList points={points} opened={progress.opened} onOpen={progress.open} />
      )}
      {rows.length === 0 ? null : <Rows rows={rows} />}
    </Section>
  );
}

function ReasonText({ reason, isSaid }: { reason: Reason; isSaid: boolean }) {
  const { fact, who, text } = reason;
  const named = fact === undefined ? [] : [exceptionText.fact(fact)];
  const said = who === undefined ? [] : [approvalText.saidBy(who)];
  const behind = [...named, ...said].join(" · ");
  return (
    <>
      {isSaid ? approvalText.deciding(reason) : `${approvalText.deciding(reason)}: ${text}`}
      {behind === "" ? null : (
        <div className={styles["faint"]}>
          <bdi>{behind}</bdi>
        </div>
      )}
    </>
  );
}
