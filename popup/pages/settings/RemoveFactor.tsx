import { type FormEvent, useState } from "react";
import type { Factor } from "../../../extension/domain/policyDocument.ts";
import { Button } from "../../parts/Button.tsx";
import { PasswordField } from "../../parts/Field.tsx";
import { Note, Problem } from "../../parts/Note.tsx";
import { ProofField } from "../../parts/Proof.tsx";
import { useAct } from "../../state/useAct.ts";
import { useWallet } from "../../state/wallet.ts";
import { factorText } from "../../text/factors.ts";
import styles from "../pages.module.css";
import { problemOf } from "./SecondPasswordForm.tsx";

/** Takes a factor away, with the proof of it: what it guards stays guarded. */
export function RemoveFactor({ factor, onDone }: { factor: Factor; onDone: () => void }) {
  const { client } = useWallet();
  const act = useAct();
  const [password, setPassword] = useState("");
  const [proof, setProof] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(async () => {
      const answer = await client("removeFactor", { factor, password, proof });
      if (answer.status === "done") onDone();
      else act.setProblem(problemOf(answer));
    });
  };
  return (
    <form className={styles["form"]} onSubmit={submit}>
      <Note tone="caution">{factorText.removeText}</Note>
      <PasswordField
        label={factorText.password}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <ProofField factor={factor} value={proof} onChange={setProof} />
      <Problem text={act.problem} />
      <div>
        <Button type="submit" look="primary" isBusy={act.isBusy} isInert={password === "" || proof === ""}>
          {factorText.removeNow}
        </Button>
      </div>
    </form>
  );
}
