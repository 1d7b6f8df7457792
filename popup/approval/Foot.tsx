import { useEffect, useRef } from "react";
import type { RequestView } from "../../extension/messages/views.request.ts";
import { Button } from "../parts/Button.tsx";
import { useWallet } from "../state/wallet.ts";
import { approvalText } from "../text/approval.ts";
import { exceptionText } from "../text/exceptions.ts";
import styles from "./approval.module.css";
import { bandStateOf } from "./band.ts";
import type { MainAction } from "./readiness.ts";
import type { DecisionActs } from "./useDecisionActs.ts";
import type { RequestProgress } from "./useProgress.ts";
import { useQuiet } from "./useQuiet.ts";

export interface FootProps {
  view: RequestView;
  progress: RequestProgress;
  acts: DecisionActs;
  /** Opens the form for an exception; null where none is offered. */
  onExcept: (() => void) | null;
}

/** Reject on the left, always enabled and focused first; the main action on the right, by state. */
export function Foot(props: FootProps) {
  const { view, progress, acts } = props;
  const isBlocked = progress.action.kind === "absent";
  const reject = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another request starts with its own first focus.
  useEffect(() => reject.current?.focus({ preventScroll: true }), [view.id]);
  return (
    <footer className={styles["foot"]}>
      <div className={styles["footLine"]}>
        <span>{view.accountName}</span>
        <span>{view.chainName}</span>
      </div>
      {/* One element in both layouts, so that "Reject" keeps the focus when the decision changes. */}
      <div className={styles[isBlocked ? "footBlocked" : "footButtons"]}>
        <Button ref={reject} look={isBlocked ? "primary" : "plain"} isWide={isBlocked} onPress={acts.reject}>
          {approvalText.reject}
        </Button>
        {isBlocked ? <WaysRound onExcept={props.onExcept} /> : <MainButton {...props} />}
      </div>
    </footer>
  );
}

/** Both lead to a screen of their own; neither is one press away from a signature. */
function WaysRound({ onExcept }: { onExcept: (() => void) | null }) {
  const { openPage } = useWallet();
  return (
    <div className={styles["footWays"]}>
      {onExcept === null ? null : (
        <Button look="quiet" onPress={onExcept}>
          {exceptionText.make}
        </Button>
      )}
      <Button look="quiet" onPress={() => openPage("/policy")}>
        {approvalText.changeRules}
      </Button>
    </div>
  );
}

function MainButton({ view, progress, acts }: FootProps) {
  const { action } = progress;
  const quiet = useQuiet(`${view.id} ${view.digest} ${action.kind} ${progress.isReviewing}`);
  const press = (): void => {
    if (!quiet.isStillNow()) return;
    const now = progress.actionNow();
    if (now.kind === "review") progress.review(true);
    else if (now.kind === "act") acts.approve();
  };
  return (
    <Button
      look="primary"
      isBusy={acts.isBusy || action.kind === "busy"}
      isInert={!quiet.isStill || (action.kind !== "act" && action.kind !== "review")}
      onPress={press}
    >
      {mainLabel(view, action)}
    </Button>
  );
}

/** The main button's words; the same act has the same word everywhere. */
export function mainLabel(view: RequestView, action: MainAction): string {
  if (action.kind === "busy") return approvalText.signingNow;
  if (action.kind === "waiting") return approvalText.wait;
  if (action.kind === "review") {
    return action.left === 0 ? approvalText.reviewAgain : approvalText.review(action.left);
  }
  if (view.kind === "connect") return approvalText.connect;
  if (view.kind === "network") return approvalText.addNetwork;
  if (view.kind === "asset") return approvalText.addToken;
  return bandStateOf(view) === "not-checked" ? approvalText.signUnchecked : approvalText.sign;
}
