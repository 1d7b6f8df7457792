import { type FormEvent, useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { Actions, Card } from "../../parts/Card.tsx";
import { PasswordField } from "../../parts/Field.tsx";
import { WordList } from "../../parts/WordList.tsx";
import { useAct } from "../../state/useAct.ts";
import { useWallet } from "../../state/wallet.ts";
import { settingsText } from "../../text/settings.ts";
import styles from "../pages.module.css";

/** The recovery words, behind the password, gone from the page when hidden. */
export function RevealCard() {
  const [words, setWords] = useState<readonly string[] | null>(null);
  return (
    <Card title={settingsText.reveal}>
      <p>{settingsText.revealHint}</p>
      {words === null ? (
        <RevealForm onReveal={setWords} />
      ) : (
        <>
          <WordList words={words} label={settingsText.words} />
          <Actions>
            <Button onPress={() => setWords(null)}>{settingsText.hideWords}</Button>
          </Actions>
        </>
      )}
    </Card>
  );
}

function RevealForm({ onReveal }: { onReveal: (words: readonly string[]) => void }) {
  const { client } = useWallet();
  const act = useAct();
  const [password, setPassword] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(async () => {
      const answer = await client("revealWords", { password });
      setPassword("");
      if (answer.status === "revealed") return onReveal(answer.words);
      act.setProblem(answer.status === "no-words" ? settingsText.noWords : settingsText.wrongPassword);
    });
  };
  return (
    <form className={styles["form"]} onSubmit={submit}>
      <PasswordField
        label={settingsText.password}
        value={password}
        onChange={setPassword}
        problem={act.problem}
        autoComplete="current-password"
      />
      <div>
        <Button type="submit" isBusy={act.isBusy}>
          {settingsText.revealWords}
        </Button>
      </div>
    </form>
  );
}
