import { useState } from "react";
import type { Preset } from "../../../extension/domain/policyDocument.ts";
import { Button } from "../../parts/Button.tsx";
import { Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useSnapshot, useWallet } from "../../state/wallet.ts";
import { onboardingText } from "../../text/onboarding.ts";
import { policyText } from "../../text/policy.ts";
import styles from "../pages.module.css";
import { PresetChoice } from "../policy/PresetCard.tsx";
import { Step } from "./Step.tsx";

export interface PresetStepProps {
  at: number;
  of: number;
  password: string;
  onDone: () => void;
}

/** How strict; saved only where it differs from what is there. */
export function PresetStep({ at, of, password, onDone }: PresetStepProps) {
  const { client } = useWallet();
  const policy = useSnapshot("policy");
  const act = useAct();
  const [preset, setPreset] = useState<Preset>(policy?.document.preset ?? "normal");
  const save = () => {
    if (policy === null || policy.document.preset === preset) return onDone();
    act.run(async () => {
      const answer = await client("savePolicy", { document: { ...policy.document, preset }, password });
      if (answer.status === "saved") return onDone();
      act.setProblem(answer.status === "refused" ? answer.reason : policyText.wrongPassword);
    });
  };
  return (
    <Step title={onboardingText.presetTitle} lead={onboardingText.presetLead} at={at} of={of}>
      <div className={styles["form"]}>
        <PresetChoice preset={preset} onChange={setPreset} />
        <Problem text={act.problem} />
        <Button look="primary" isBusy={act.isBusy} onPress={save}>
          {onboardingText.keep}
        </Button>
      </div>
    </Step>
  );
}
