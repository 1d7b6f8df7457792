import { outcomes } from "../../../../extension/domain/level.ts";
import { presetOutcomes } from "../../../../extension/domain/policy/presets.ts";
import type { PolicyDocument } from "../../../../extension/domain/policyDocument.ts";
import { SelectField } from "../../../parts/Field.tsx";
import { outcomeMeaning, outcomeText } from "../../../text/levels.ts";
import { policyRuleText as text } from "../../../text/policyRule.ts";
import type { RuleDraft } from "../draft/ruleDraft.ts";
import styles from "../policy.module.css";

export interface OutcomeFieldsProps {
  draft: RuleDraft;
  document: PolicyDocument;
  onChange: (draft: RuleDraft) => void;
}

/** What the rule says when it fits, and when nobody can tell whether it fits. */
export function OutcomeFields({ draft, document, onChange }: OutcomeFieldsProps) {
  const choices = outcomes.map((outcome) => ({ value: outcome, label: outcomeText[outcome] }));
  const standard = outcomeText[presetOutcomes[document.preset].gap];
  return (
    <div className={styles["pair"]}>
      <SelectField
        label={text.then}
        value={draft.outcome}
        onChange={(outcome) => onChange({ ...draft, outcome })}
        options={choices}
        hint={outcomeMeaning[draft.outcome]}
      />
      <SelectField
        label={text.unanswered}
        value={draft.unanswered}
        onChange={(unanswered) => onChange({ ...draft, unanswered })}
        options={[{ value: "", label: text.asPreset(standard) }, ...choices]}
        hint={text.unansweredHint}
      />
    </div>
  );
}
