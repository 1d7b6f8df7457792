import { type FormEvent, useState } from "react";
import { comparePolicies } from "../../../extension/domain/policy/comparePolicies.ts";
import type { PolicyDocument } from "../../../extension/domain/policyDocument.ts";
import { Button } from "../../parts/Button.tsx";
import { Actions, Card } from "../../parts/Card.tsx";
import { PasswordField } from "../../parts/Field.tsx";
import { Note, Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useWallet } from "../../state/wallet.ts";
import { policyText } from "../../text/policy.ts";
import styles from "../pages.module.css";

export interface SavePolicyProps {
  before: PolicyDocument;
  draft: PolicyDocument;
  onSaved: (text: string) => void;
  onDiscard: () => void;
}

const previews = {
  tightening: policyText.wouldTighten,
  loosening: policyText.wouldLoosen,
  none: policyText.wouldNothing,
} as const;
const effects = {
  tightening: policyText.savedTightening,
  loosening: policyText.savedLoosening,
  none: policyText.savedNone,
} as const;

/** What the change does, and the password that makes it so. */
export function SavePolicy({ before, draft, onSaved, onDiscard }: SavePolicyProps) {
  const { client } = useWallet();
  const act = useAct();
  const [password, setPassword] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(async () => {
      const answer = await client("savePolicy", { document: draft, password });
      if (answer.status === "wrong-password") return act.setProblem(policyText.wrongPassword);
      if (answer.status === "refused") return act.setProblem(answer.reason);
      if (answer.status !== "saved") return act.setProblem(policyText.wrongPassword);
      setPassword("");
      onSaved(effects[answer.effect]);
    });
  };
  const effect = comparePolicies(before, draft);
  return (
    <Card title={policyText.unsaved}>
      <Note tone={effect === "loosening" ? "caution" : "none"}>{previews[effect]}</Note>
      <form className={styles["form"]} onSubmit={submit}>
        <PasswordField
          label={policyText.password}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
        <Problem text={act.problem} />
        <Actions>
          <Button type="submit" look="primary" isBusy={act.isBusy}>
            {policyText.save}
          </Button>
          <Button look="quiet" onPress={onDiscard}>
            {policyText.discard}
          </Button>
        </Actions>
      </form>
    </Card>
  );
}
