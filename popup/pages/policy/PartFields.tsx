import { type FactName, factNames } from "../../../extension/domain/policyDocument.ts";
import { SelectField, TextField } from "../../parts/Field.tsx";
import { levelText } from "../../text/levels.ts";
import { policyText } from "../../text/policy.ts";
import { policyFactsText } from "../../text/policyFacts.ts";
import styles from "../pages.module.css";
import { changeFact, operatorsOf, type PartDraft, valuesOf } from "./ruleDraft.ts";

export interface PartFieldsProps {
  part: PartDraft;
  problem: string | null;
  onChange: (part: PartDraft) => void;
}

const hints: Partial<Record<FactName, string>> = {
  amount: policyText.hintAmount,
  token: policyText.hintToken,
  target: policyText.hintTarget,
  site: policyText.hintSite,
  chain: policyText.hintChain,
  unanswered: policyText.hintUnanswered,
};

/** Fact, comparison, value; the menus offer only what fits together. */
export function PartFields({ part, problem, onChange }: PartFieldsProps) {
  return (
    <div className={styles["triple"]}>
      <SelectField
        label={policyText.fact}
        value={part.fact}
        onChange={(fact) => onChange(changeFact(part, fact))}
        options={factNames.map((fact) => ({ value: fact, label: policyFactsText.fact[fact] }))}
      />
      <SelectField
        label={policyText.operator}
        value={part.op}
        onChange={(op) => onChange({ ...part, op })}
        options={operatorsOf(part.fact).map((op) => ({ value: op, label: policyFactsText.operator[op] }))}
      />
      <ValueField part={part} problem={problem} onChange={onChange} />
    </div>
  );
}

function ValueField({ part, problem, onChange }: PartFieldsProps) {
  const values = valuesOf(part.fact);
  const change = (value: string): void => onChange({ ...part, value });
  if (values !== null && part.op !== "in") {
    return (
      <SelectField
        label={policyText.value}
        value={part.value}
        onChange={change}
        problem={problem}
        options={values.map((value) => ({ value, label: nameOf(part.fact, value) }))}
      />
    );
  }
  const hint = [part.op === "in" ? policyText.hintMany : "", hints[part.fact] ?? values?.join(", ") ?? ""];
  return (
    <TextField
      label={policyText.value}
      value={part.value}
      onChange={change}
      problem={problem}
      hint={hint.join(" ").trim()}
    />
  );
}

function nameOf(fact: FactName, value: string): string {
  if (fact === "level" && Object.hasOwn(levelText, value)) return levelText[value as keyof typeof levelText];
  const kinds: Readonly<Record<string, string>> = policyFactsText.kind;
  return kinds[value] ?? value;
}
