import { useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { MarkPicker, toMarkChoice } from "../../parts/MarkPicker.tsx";
import { Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useSnapshot, useWallet } from "../../state/wallet.ts";
import { onboardingText } from "../../text/onboarding.ts";
import { markSymbols } from "../../text/settings.ts";
import styles from "../pages.module.css";
import { Step } from "./Step.tsx";

export interface MarkStepProps {
  at: number;
  of: number;
  onDone: () => void;
}

/** The user's own sign against imitated windows. */
export function MarkStep({ at, of, onDone }: MarkStepProps) {
  const { client } = useWallet();
  const stored = useSnapshot("session")?.mark;
  const act = useAct();
  const [mark, setMark] = useState(() => toMarkChoice(stored ?? { symbol: markSymbols[0], colour: "teal" }));
  const save = (): void =>
    act.run(async () => {
      await client("changeSettings", { mark });
      onDone();
    });
  return (
    <Step title={onboardingText.markTitle} lead={onboardingText.markLead} at={at} of={of}>
      <div className={styles["form"]}>
        <MarkPicker mark={mark} onChange={setMark} />
        <Problem text={act.problem} />
        <Button look="primary" isBusy={act.isBusy} onPress={save}>
          {onboardingText.keep}
        </Button>
      </div>
    </Step>
  );
}
