import { type FormEvent, useState } from "react";
import type { ResponseFor } from "../../../extension/messages/client.ts";
import { Button } from "../../parts/Button.tsx";
import { PasswordField } from "../../parts/Field.tsx";
import { Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useWallet } from "../../state/wallet.ts";
import { factorText } from "../../text/factors.ts";
import styles from "../pages.module.css";

export interface FactorFormProps {
  /** One is there already: it has to be proved before it is replaced. */
  isSetUp: boolean;
  onDone: () => void;
}

interface Entries {
  password: string;
  present: string;
  first: string;
  again: string;
}

/** Sets the second password, or replaces it with the help of the present one. */
export function SecondPasswordForm({ isSetUp, onDone }: FactorFormProps) {
  const { client } = useWallet();
  const act = useAct();
  const [entries, setEntries] = useState<Entries>({ password: "", present: "", first: "", again: "" });
  const { password, present, first, again } = entries;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (first !== again) return act.setProblem(factorText.notRepeated);
    act.run(async () => {
      const proved = isSetUp ? { proof: present } : {};
      const answer = await client("setSecondPassword", { password, secondPassword: first, ...proved });
      if (answer.status === "done") onDone();
      else act.setProblem(problemOf(answer));
    });
  };
  const isMissing = password === "" || first === "" || again === "" || (isSetUp && present === "");
  return (
    <form className={styles["form"]} onSubmit={submit}>
      <EntryFields isSetUp={isSetUp} entries={entries} onChange={setEntries} />
      <Problem text={act.problem} />
      <div>
        <Button type="submit" look="primary" isBusy={act.isBusy} isInert={isMissing}>
          {factorText.saveSecond}
        </Button>
      </div>
    </form>
  );
}

interface EntryFieldsProps {
  isSetUp: boolean;
  entries: Entries;
  onChange: (entries: Entries) => void;
}

function EntryFields({ isSetUp, entries, onChange }: EntryFieldsProps) {
  const bind = (name: keyof Entries) => ({
    value: entries[name],
    onChange: (value: string) => onChange({ ...entries, [name]: value }),
  });
  return (
    <>
      <PasswordField label={factorText.password} {...bind("password")} autoComplete="current-password" />
      {isSetUp ? (
        <PasswordField label={factorText.presentOf("second-password")} {...bind("present")} />
      ) : null}
      <PasswordField
        label={factorText.newSecond}
        {...bind("first")}
        hint={factorText.secondHint}
        autoComplete="new-password"
      />
      <PasswordField label={factorText.repeatSecond} {...bind("again")} autoComplete="new-password" />
    </>
  );
}

type Refusal = Exclude<ResponseFor<"setSecondPassword">, { status: "done" }>;

/** Why a factor was not changed, for the screen. */
export function problemOf(answer: Refusal): string {
  if (answer.status === "refused") return answer.reason;
  return answer.status === "wrong-password" ? factorText.wrongPassword : factorText.wrongProof(answer.waitMs);
}
