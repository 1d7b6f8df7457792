import { type FormEvent, useState } from "react";
import { Button } from "../../parts/Button.tsx";
import { Actions, Card } from "../../parts/Card.tsx";
import { TextField } from "../../parts/Field.tsx";
import { useAct } from "../../state/useAct.ts";
import { useWallet } from "../../state/wallet.ts";
import { settingsText } from "../../text/settings.ts";
import styles from "../pages.module.css";

/** When the wallet locks itself. */
export function SecurityCard({ autoLockMinutes }: { autoLockMinutes: number }) {
  const { client } = useWallet();
  const act = useAct();
  const [minutes, setMinutes] = useState(String(autoLockMinutes));
  const [isSaved, setSaved] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSaved(false);
    const count = /^\d{1,3}$/.test(minutes.trim()) ? Number(minutes) : 0;
    if (count < 1 || count > 480) return act.setProblem(settingsText.badMinutes);
    act.run(async () => {
      await client("changeSettings", { autoLockMinutes: count });
      setSaved(true);
    });
  };
  return (
    <Card title={settingsText.security}>
      <form className={styles["form"]} onSubmit={submit}>
        <TextField
          label={settingsText.autoLock}
          value={minutes}
          onChange={setMinutes}
          inputMode="numeric"
          problem={act.problem}
        />
        <Actions>
          <Button type="submit" isBusy={act.isBusy}>
            {settingsText.saveAutoLock}
          </Button>
          <span role="status">{isSaved ? settingsText.saved : ""}</span>
        </Actions>
      </form>
    </Card>
  );
}
