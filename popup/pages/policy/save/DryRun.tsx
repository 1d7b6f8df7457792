import { useState } from "react";
import type { PolicyDocument } from "../../../../extension/domain/policyDocument.ts";
import { Button } from "../../../parts/Button.tsx";
import { Actions, Meter } from "../../../parts/Card.tsx";
import { SelectField } from "../../../parts/Field.tsx";
import { Problem } from "../../../parts/Note.tsx";
import { useAct } from "../../../state/useAct.ts";
import { useSnapshot, useWallet } from "../../../state/wallet.ts";
import { policyDraftText as text } from "../../../text/policyDraft.ts";
import pageStyles from "../../pages.module.css";
import styles from "../policy.module.css";
import { type DryRunResult, DryRunTable } from "./DryRunTable.tsx";

type Days = "30" | "90";

export interface DryRunProps {
  draft: PolicyDocument;
  result: DryRunResult | null;
  onResult: (result: DryRunResult) => void;
}

/** Decides what was asked before by the draft, and shows what would have been different. */
export function DryRun({ draft, result, onResult }: DryRunProps) {
  const { client } = useWallet();
  const act = useAct();
  const [days, setDays] = useState<Days>("30");
  const run = (): void =>
    act.run(async () => {
      const answer = await client("dryRunPolicy", { document: draft, days: days === "30" ? 30 : 90 });
      if (answer.status === "refused") return act.setProblem(answer.reason);
      onResult(answer);
    });
  return (
    <section className={styles["part"]} aria-label={text.dryRun}>
      <h3>{text.dryRun}</h3>
      <p className={pageStyles["faint"]}>{text.dryRunHint}</p>
      <div className={pageStyles["pair"]}>
        <SelectField
          label={text.days}
          value={days}
          onChange={setDays}
          options={[
            { value: "30", label: text.daysOption["30"] },
            { value: "90", label: text.daysOption["90"] },
          ]}
        />
        <Actions>
          <Button isBusy={act.isBusy} onPress={run}>
            {result === null ? text.run : text.runAgain}
          </Button>
        </Actions>
      </div>
      <Progress isBusy={act.isBusy} />
      <p className={pageStyles["faint"]} role="status">
        {result === null ? "" : text.tried}
      </p>
      <Problem text={act.problem} />
      {result === null ? null : (
        <div className={styles["part"]}>
          <DryRunTable title={text.own} part={result.own} hasActivity />
          <DryRunTable title={text.builtIn} part={result.builtIn} />
        </div>
      )}
    </section>
  );
}

function Progress({ isBusy }: { isBusy: boolean }) {
  const state = useSnapshot("dryRun");
  if (!isBusy || state === null || !state.isRunning) return null;
  return (
    <div role="status">
      <Meter label={text.progressLabel} value={state.done} max={state.total} />
      <p className={pageStyles["faint"]}>{text.progress(state.done, state.total)}</p>
    </div>
  );
}
