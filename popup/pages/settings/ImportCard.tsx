import { type FormEvent, useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { Actions, Card } from "../../parts/Card.tsx";
import { PasswordField } from "../../parts/Field.tsx";
import { Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useWallet } from "../../state/wallet.ts";
import { settingsText } from "../../text/settings.ts";
import styles from "../pages.module.css";

/** One more account from a private key. */
export function ImportCard() {
  const { client } = useWallet();
  const act = useAct();
  const [key, setKey] = useState("");
  const [password, setPassword] = useState("");
  const [isAdded, setAdded] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAdded(false);
    act.run(async () => {
      const answer = await client("importAccount", { key: key.trim(), password });
      if (answer.status === "bad-key") return act.setProblem(settingsText.badKey);
      if (answer.status === "wrong-password") return act.setProblem(settingsText.wrongPassword);
      setKey("");
      setPassword("");
      setAdded(true);
    });
  };
  return (
    <Card title={settingsText.importTitle}>
      <form className={styles["form"]} onSubmit={submit}>
        <PasswordField
          label={settingsText.importKey}
          value={key}
          onChange={setKey}
          hint={settingsText.importHint}
        />
        <PasswordField
          label={settingsText.password}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
        <Problem text={act.problem} />
        <Actions>
          <Button type="submit" isBusy={act.isBusy}>
            {settingsText.importAccount}
          </Button>
          <span role="status">{isAdded ? settingsText.accountAdded : ""}</span>
        </Actions>
      </form>
    </Card>
  );
}
