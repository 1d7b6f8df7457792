import { type FormEvent, useState } from "react";
import type { ResponseFor } from "../../../extension/messages/client.ts";
import { Button } from "../../parts/Button.tsx";
import { RadioCards } from "../../parts/Choice.tsx";
import { TextField } from "../../parts/Field.tsx";
import { Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useSnapshot, useWallet } from "../../state/wallet.ts";
import { onboardingText } from "../../text/onboarding.ts";
import styles from "../pages.module.css";
import { blankPassword, isAccepted, PasswordForm } from "./PasswordForm.tsx";
import { splitWords } from "./quiz.ts";
import { blankSecret, type Secret, SecretFields } from "./SecretFields.tsx";
import { Step } from "./Step.tsx";

export interface ImportProps {
  onBack: () => void;
  onDone: (password: string) => void;
}

/** Words or a private key, a password, and in a demo profile the word that says so. */
export function Import({ onBack, onDone }: ImportProps) {
  const { client } = useWallet();
  const isDemo = useSnapshot("session")?.demo === true;
  const act = useAct();
  const [secret, setSecret] = useState<Secret>(blankSecret);
  const [password, setPassword] = useState(blankPassword);
  const [demoWord, setDemoWord] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isAccepted(password)) return;
    const demo = isDemo ? { demoWord: demoWord.trim() } : {};
    act.run(async () => {
      const order = { secret: toSecret(secret), password: password.password, ...demo };
      const answer = await client("importVault", order);
      const problem = problemOf(answer);
      if (problem !== null) return act.setProblem(problem);
      setSecret(blankSecret);
      onDone(password.password);
    });
  };
  return (
    <Step title={onboardingText.importTitle} lead={onboardingText.importText} at={1} of={3} onBack={onBack}>
      <form className={styles["form"]} onSubmit={submit}>
        <RadioCards
          legend={onboardingText.importKind}
          value={secret.kind}
          onChange={(kind) => setSecret({ ...blankSecret, kind })}
          options={[
            { value: "words", title: onboardingText.kindWords, text: onboardingText.kindWordsText },
            { value: "privateKey", title: onboardingText.kindKey, text: onboardingText.kindKeyText },
          ]}
        />
        <SecretFields secret={secret} onChange={setSecret} />
        <PasswordForm value={password} onChange={setPassword} />
        {isDemo ? (
          <TextField
            label={onboardingText.demoWord}
            hint={onboardingText.demoWordHint}
            value={demoWord}
            onChange={setDemoWord}
          />
        ) : null}
        <Problem text={act.problem} />
        <Button type="submit" look="primary" isBusy={act.isBusy} isInert={!isAccepted(password)}>
          {onboardingText.importButton}
        </Button>
      </form>
    </Step>
  );
}

function toSecret({ kind, words, passphrase, key }: Secret) {
  return kind === "words"
    ? ({ kind, words: splitWords(words).join(" "), passphrase } as const)
    : ({ kind, key: key.trim() } as const);
}

function problemOf(answer: ResponseFor<"importVault">): string | null {
  switch (answer.status) {
    case "imported":
      return null;
    case "bad-words":
      return onboardingText.badWords(answer.reason, answer.position);
    case "bad-key":
      return onboardingText.badKey;
    case "demo-word-needed":
      return onboardingText.demoNeeded;
    case "weak-password":
      return answer.reason;
  }
}
