import type { RequestView } from "../../extension/messages/views.request.ts";
import { ChevronLeft } from "../look/icons.ts";
import { Button } from "../parts/Button.tsx";
import { TextField } from "../parts/Field.tsx";
import { approvalText } from "../text/approval.ts";
import styles from "./approval.module.css";
import { PointList } from "./PointList.tsx";
import { demandedPointsOf } from "./points.ts";
import { pointsLeft } from "./readiness.ts";
import { Section } from "./Section.tsx";
import type { RequestProgress } from "./useProgress.ts";

/** The page between "Review" and "Sign": each point is opened; where the decision is hold, a word is typed as well. */
export function Review({ view, progress }: { view: RequestView; progress: RequestProgress }) {
  const { requirement, decision } = view;
  const left = pointsLeft(requirement, progress.opened);
  const points = demandedPointsOf(decision, requirement);
  return (
    <Section title={approvalText.reviewTitle}>
      <div>
        <Button look="quiet" icon={ChevronLeft} onPress={() => progress.review(false)}>
          {approvalText.backToRequest}
        </Button>
      </div>
      <p className={styles["sentence"]}>
        <bdi>{view.description.sentence}</bdi>
      </p>
      <PointList points={points} opened={progress.opened} onOpen={progress.open} />
      <p role="status">{approvalText.reviewLeft(left)}</p>
      {requirement.kind === "hold" ? (
        <TextField
          label={approvalText.wordLabel(requirement.word)}
          value={progress.word}
          onChange={progress.type}
          hint={armingText(progress)}
          maxLength={40}
        />
      ) : null}
    </Section>
  );
}

function armingText({ action }: RequestProgress): string {
  if (action.kind === "arming") return approvalText.armsIn(Math.ceil(action.leftMs / 1000));
  return action.kind === "act" || action.kind === "word-missing" ? approvalText.armed : "";
}
