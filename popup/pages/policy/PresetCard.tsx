import { defaultPolicy } from "../../../extension/domain/policy/presets.ts";
import { type PolicyDocument, type Preset, presets } from "../../../extension/domain/policyDocument.ts";
import { Button } from "../../parts/Button.tsx";
import { Actions, Card } from "../../parts/Card.tsx";
import { RadioCards } from "../../parts/Choice.tsx";
import { policyText } from "../../text/policy.ts";
import styles from "../pages.module.css";

export interface PresetCardProps {
  document: PolicyDocument;
  onChange: (document: PolicyDocument) => void;
}

/** The preset with its examples, and the way back to it alone. */
export function PresetCard({ document, onChange }: PresetCardProps) {
  return (
    <Card title={policyText.preset}>
      <PresetChoice preset={document.preset} onChange={(preset) => onChange({ ...document, preset })} />
      <Actions>
        <Button look="quiet" onPress={() => onChange({ ...defaultPolicy, preset: document.preset })}>
          {policyText.restore}
        </Button>
        <span className={styles["faint"]}>{policyText.restoreHint}</span>
      </Actions>
    </Card>
  );
}

/** The three presets with what each does to the same three requests; onboarding asks the same. */
export function PresetChoice({ preset, onChange }: { preset: Preset; onChange: (preset: Preset) => void }) {
  return (
    <RadioCards
      legend={policyText.preset}
      isLegendHidden
      value={preset}
      onChange={onChange}
      options={presets.map((value) => ({
        value,
        title: policyText.presetName[value],
        text: policyText.presetExample[value],
      }))}
    />
  );
}
