import { useState } from "react";
import { TextField } from "../../../parts/Field.tsx";

export interface NumberSettingProps {
  label: string;
  value: number;
  isFine: (value: number) => boolean;
  problem: string;
  hint?: string;
  onChange: (value: number) => void;
}

/** A number that changes the draft as soon as what is typed is fine. */
export function NumberSetting({ label, value, isFine, problem, hint, onChange }: NumberSettingProps) {
  const [typed, setTyped] = useState(String(value));
  const isRead = typed.trim() !== "" && isFine(Number(typed));
  // What is fine is in the draft already: another value there came from elsewhere, and is shown.
  const shown = isRead && Number(typed) !== value ? String(value) : typed;
  return (
    <TextField
      label={label}
      value={shown}
      onChange={(next) => {
        setTyped(next);
        if (next.trim() !== "" && isFine(Number(next))) onChange(Number(next));
      }}
      problem={isRead ? null : problem}
      inputMode="decimal"
      {...(hint === undefined ? {} : { hint })}
    />
  );
}
