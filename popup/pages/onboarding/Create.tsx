import { type FormEvent, useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { onboardingText } from "../../text/onboarding.ts";
import styles from "../pages.module.css";
import { blankPassword, isAccepted, PasswordForm } from "./PasswordForm.tsx";
import { Quiz } from "./Quiz.tsx";
import { Step } from "./Step.tsx";
import { type Draft, Words } from "./Words.tsx";

export interface CreateProps {
  onBack: () => void;
  /** The vault is there; the password is kept for the next step only. */
  onDone: (password: string) => void;
}

const steps = 5;

/** Password, words, quiz. */
export function Create({ onBack, onDone }: CreateProps) {
  const [password, setPassword] = useState(blankPassword);
  const [step, setStep] = useState<"password" | "words" | "quiz">("password");
  const [draft, setDraft] = useState<Draft | null>(null);
  if (step === "quiz" && draft !== null) {
    return (
      <Quiz
        of={steps}
        draft={draft}
        password={password.password}
        onBack={() => setStep("words")}
        onRestart={() => {
          setDraft(null);
          setStep("words");
        }}
        onDone={() => onDone(password.password)}
      />
    );
  }
  if (step !== "password") {
    return (
      <Words
        of={steps}
        draft={draft}
        onDraft={setDraft}
        onBack={() => setStep("password")}
        onDone={() => setStep("quiz")}
      />
    );
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isAccepted(password)) setStep("words");
  };
  return (
    <Step
      title={onboardingText.passwordTitle}
      lead={onboardingText.passwordLead}
      at={1}
      of={steps}
      onBack={onBack}
    >
      <form className={styles["form"]} onSubmit={submit}>
        <PasswordForm value={password} onChange={setPassword} />
        <Button type="submit" look="primary" isInert={!isAccepted(password)}>
          {onboardingText.keep}
        </Button>
      </form>
    </Step>
  );
}
