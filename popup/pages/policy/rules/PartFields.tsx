import { factNames } from "../../../../extension/domain/policyDocument.ts";
import { SelectField } from "../../../parts/Field.tsx";
import { policyFactsText } from "../../../text/policyFacts.ts";
import { policyRuleText as text } from "../../../text/policyRule.ts";
import { factTraits } from "../draft/factTraits.ts";
import { changeComparison, changeFact } from "../draft/partDraft.ts";
import type { FieldProps } from "../fields/fieldProps.ts";
import { ValueFields } from "../fields/ValueFields.tsx";
import styles from "../policy.module.css";

/** Fact, comparison, value; the menus offer only what fits together. */
export function PartFields(props: FieldProps) {
  const { part, onChange } = props;
  const { comparisons } = factTraits[part.fact];
  return (
    <div className={styles["part"]}>
      <div className={styles["pair"]}>
        <SelectField
          label={text.fact}
          value={part.fact}
          onChange={(fact) => onChange(changeFact(part, fact))}
          options={factNames.map((fact) => ({ value: fact, label: policyFactsText.fact[fact] }))}
        />
        <SelectField
          label={text.comparison}
          value={part.op}
          onChange={(op) => onChange(changeComparison(part, op))}
          options={comparisons.map((op) => ({
            value: op,
            label: part.fact === "time" ? policyFactsText.isWithin : policyFactsText.operator[op],
          }))}
        />
      </div>
      <ValueFields key={part.fact} {...props} />
    </div>
  );
}
