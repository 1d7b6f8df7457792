import type { Factor } from "../../extension/domain/policyDocument.ts";
import { factorText } from "../text/factors.ts";
import { PasswordField, TextField } from "./Field.tsx";

export interface ProofFieldProps {
  factor: Factor;
  value: string;
  onChange: (value: string) => void;
  problem?: string | null;
}

/** The field for a second factor: another password, or the code that another device shows. */
export function ProofField({ factor, value, onChange, problem = null }: ProofFieldProps) {
  if (factor === "second-password") {
    return <PasswordField label={factorText.proof[factor]} {...{ value, onChange, problem }} />;
  }
  return (
    <TextField
      label={factorText.proof[factor]}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={12}
      isCode
      hint={factorText.codeHint}
      problem={problem}
      value={value}
      // Apps show the code in two groups; a blank is never part of it.
      onChange={(code) => onChange(code.replaceAll(/\s/g, ""))}
    />
  );
}
