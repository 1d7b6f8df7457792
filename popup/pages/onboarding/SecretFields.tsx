import { PasswordField, TextField } from "../../parts/Field.tsx";
import { onboardingText } from "../../text/onboarding.ts";
import { splitWords } from "./quiz.ts";

export interface Secret {
  kind: "words" | "privateKey";
  words: string;
  passphrase: string;
  key: string;
}
export const blankSecret: Secret = { kind: "words", words: "", passphrase: "", key: "" };

export interface SecretFieldsProps {
  secret: Secret;
  onChange: (secret: Secret) => void;
}

/** The fields of what is imported; typed or pasted, never kept. */
export function SecretFields({ secret, onChange }: SecretFieldsProps) {
  if (secret.kind === "privateKey") {
    return (
      <PasswordField
        label={onboardingText.keyField}
        value={secret.key}
        onChange={(key) => onChange({ ...secret, key })}
        hint={onboardingText.clipboard}
      />
    );
  }
  const count = splitWords(secret.words).length;
  return (
    <>
      <TextField
        label={onboardingText.wordsField}
        value={secret.words}
        onChange={(words) => onChange({ ...secret, words })}
        hint={`${onboardingText.wordsHint(count)}. ${onboardingText.clipboard}`}
        isMultiline
        maxLength={400}
      />
      <PasswordField
        label={onboardingText.passphrase}
        value={secret.passphrase}
        onChange={(passphrase) => onChange({ ...secret, passphrase })}
      />
    </>
  );
}
