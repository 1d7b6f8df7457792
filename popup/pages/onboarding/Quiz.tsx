import { type FormEvent, useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { TextField } from "../../parts/Field.tsx";
import { Note, Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useWallet } from "../../state/wallet.ts";
import { onboardingText } from "../../text/onboarding.ts";
import styles from "../pages.module.css";
import { pickPositions, random } from "./quiz.ts";
import { Step } from "./Step.tsx";
import type { Draft } from "./Words.tsx";

export interface QuizProps {
  of: number;
  draft: Draft;
  password: string;
  onBack: () => void;
  onRestart: () => void;
  onDone: () => void;
}

/** Three of the words, as written on paper; the background compares and makes the vault. */
export function Quiz({ of, draft, password, onBack, onRestart, onDone }: QuizProps) {
  const { client } = useWallet();
  const act = useAct();
  const [positions] = useState(() => pickPositions(draft.words.length, random));
  const [words, setWords] = useState<Readonly<Record<number, string>>>({});
  const [isGone, setGone] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const answers = positions.map((position) => ({
      position,
      word: (words[position] ?? "").trim().toLowerCase(),
    }));
    act.run(async () => {
      const answer = await client("createVault", { draft: draft.draft, password, answers });
      if (answer.status === "created") return onDone();
      if (answer.status === "draft-gone") return setGone(true);
      act.setProblem(answer.status === "wrong-words" ? onboardingText.quizWrong : answer.reason);
    });
  };
  return (
    <Step title={onboardingText.quizTitle} lead={onboardingText.quizLead} at={3} of={of} onBack={onBack}>
      <form className={styles["form"]} onSubmit={submit}>
        {positions.map((position) => (
          <TextField
            key={position}
            label={onboardingText.quizWord(position + 1)}
            value={words[position] ?? ""}
            onChange={(word) => setWords({ ...words, [position]: word })}
          />
        ))}
        <Problem text={act.problem} />
        {isGone ? <DraftGone onRestart={onRestart} /> : null}
        <Button type="submit" look="primary" isBusy={act.isBusy}>
          {onboardingText.finish}
        </Button>
      </form>
    </Step>
  );
}

function DraftGone({ onRestart }: { onRestart: () => void }) {
  return (
    <Note tone="caution" role="alert">
      <p>{onboardingText.draftGone}</p>
      <Button onPress={onRestart}>{onboardingText.startAgain}</Button>
    </Note>
  );
}
