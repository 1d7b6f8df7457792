import { useState } from "react";
import type { CombineMode } from "../../../../extension/domain/policyDocument.ts";
import { TextField } from "../../../parts/Field.tsx";
import { policyToolsText as text } from "../../../text/policyTools.ts";
import { type Choices, menuOf } from "../choices.ts";
import { NumberSetting } from "../fields/NumberSetting.tsx";
import styles from "../policy.module.css";

type Weights = Extract<CombineMode, { mode: "weights" }>;

export interface WeightFieldsProps {
  combine: Weights;
  choices: Choices;
  onChange: (combine: Weights) => void;
}

/** How much each SecWare counts, and what sum is enough. */
export function WeightFields({ combine, choices, onChange }: WeightFieldsProps) {
  const { weights, atLeast } = combine;
  const menu = menuOf("unanswered", choices, Object.keys(weights));
  const set = (ware: string, weight: number | null): void => {
    const { [ware]: _gone, ...others } = weights;
    onChange({ mode: "weights", weights: weight === null ? others : { ...others, [ware]: weight }, atLeast });
  };
  return (
    <div className={styles["part"]}>
      <div className={styles["pair"]}>
        {menu.map(({ value, label }) => (
          <WeightField
            key={value}
            label={text.weight(label)}
            weight={weights[value] ?? null}
            onChange={(weight) => set(value, weight)}
          />
        ))}
      </div>
      <NumberSetting
        label={text.atLeast}
        value={atLeast}
        isFine={(sum) => Number.isInteger(sum) && sum >= 1 && sum <= 32_000}
        problem={text.badSum}
        onChange={(sum) => onChange({ mode: "weights", weights, atLeast: sum })}
      />
    </div>
  );
}

interface WeightFieldProps {
  label: string;
  weight: number | null;
  onChange: (weight: number | null) => void;
}

function WeightField({ label, weight, onChange }: WeightFieldProps) {
  const [typed, setTyped] = useState(weight === null ? "" : String(weight));
  const read = (value: string): number | null | undefined => {
    if (value.trim() === "") return null;
    return /^(?:[1-9]\d{0,2}|1000)$/.test(value.trim()) ? Number(value) : undefined;
  };
  return (
    <TextField
      label={label}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        const value = read(next);
        if (value !== undefined) onChange(value);
      }}
      hint={text.weightHint}
      problem={read(typed) === undefined ? text.badWeight : null}
      inputMode="numeric"
    />
  );
}
