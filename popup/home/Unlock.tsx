import { type FormEvent, useEffect, useState } from "react";
import { Button } from "../parts/Button.tsx";
import { Stack } from "../parts/Card.tsx";
import { Disclosure } from "../parts/Disclosure.tsx";
import { PasswordField } from "../parts/Field.tsx";
import { Mark } from "../parts/Mark.tsx";
import { useAct } from "../state/useAct.ts";
import { useSnapshot, useWallet } from "../state/wallet.ts";
import { approvalText } from "../text/approval.ts";
import { homeText } from "../text/home.ts";
import styles from "./home.module.css";

/** The password, and nothing else; used by the toolbar window, the full page and the approval window. */
export function Unlock({ note }: { note?: string }) {
  const mark = useSnapshot("session")?.mark;
  useEffect(() => {
    document.title = homeText.unlockTitle;
  }, []);
  return (
    <main className={styles["alone"]}>
      <header>
        {mark === undefined ? null : (
          <Mark symbol={mark.symbol} colour={mark.colour} label={approvalText.yourMark} />
        )}
        <h1>{homeText.unlockTitle}</h1>
        {note === undefined ? null : <p>{note}</p>}
      </header>
      <UnlockForm />
      <Disclosure title={homeText.forgot}>
        <p>{homeText.forgotText}</p>
      </Disclosure>
    </main>
  );
}

function UnlockForm() {
  const { client } = useWallet();
  const act = useAct();
  const [password, setPassword] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(async () => {
      const answer = await client("unlockVault", { password });
      if (answer.status === "unlocked") return setPassword("");
      act.setProblem(
        answer.status === "wait" || answer.waitMs > 0
          ? homeText.wait(Math.ceil(answer.waitMs / 1000))
          : homeText.wrongPassword,
      );
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <PasswordField
          label={homeText.password}
          value={password}
          onChange={setPassword}
          problem={act.problem}
          autoComplete="current-password"
        />
        <Button type="submit" look="primary" isWide isBusy={act.isBusy}>
          {homeText.unlock}
        </Button>
      </Stack>
    </form>
  );
}
