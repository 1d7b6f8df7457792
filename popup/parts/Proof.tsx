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
export function ProofField({ factor, problem = null, ...props }: ProofFieldProps) {
  if (factor === "second-password") {
    return <PasswordField label={factorText.proof[factor]} problem={problem} {...props} />;
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
      {...props}
    />
  );
}
