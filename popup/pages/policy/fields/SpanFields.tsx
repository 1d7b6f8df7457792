import { SelectField, TextField } from "../../../parts/Field.tsx";
import { policyFactsText } from "../../../text/policyFacts.ts";
import { type Span, spanUnits } from "../draft/quantities.ts";
import styles from "../policy.module.css";

export interface SpanFieldsProps {
  label: string;
  unitLabel: string;
  span: Span;
  onChange: (span: Span) => void;
  hint?: string;
  problem?: string | null;
}

/** A length of time: a number and its unit. */
export function SpanFields({ label, unitLabel, span, onChange, hint, problem }: SpanFieldsProps) {
  const units = span.unit === "seconds" ? (["seconds", ...spanUnits] as const) : spanUnits;
  return (
    <div className={styles["pair"]}>
      <TextField
        label={label}
        value={span.count}
        onChange={(count) => onChange({ ...span, count })}
        inputMode="numeric"
        problem={problem ?? null}
        {...(hint === undefined ? {} : { hint })}
      />
      <SelectField
        label={unitLabel}
        value={span.unit}
        onChange={(unit) => onChange({ ...span, unit })}
        options={units.map((unit) => ({ value: unit, label: policyFactsText.unit[unit] }))}
      />
    </div>
  );
}
