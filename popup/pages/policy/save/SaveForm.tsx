import { type FormEvent, useState } from "react";
import type { Factor, PolicyDocument } from "../../../../extension/domain/policyDocument.ts";
import { Button } from "../../../parts/Button.tsx";
import { Actions } from "../../../parts/Card.tsx";
import { PasswordField, TextField } from "../../../parts/Field.tsx";
import { Note, Problem } from "../../../parts/Note.tsx";
import { useAct } from "../../../state/useAct.ts";
import { useWallet } from "../../../state/wallet.ts";
import { policyDraftText as text } from "../../../text/policyDraft.ts";
import pageStyles from "../../pages.module.css";

export interface SaveFormProps {
  draft: PolicyDocument;
  label: string;
  onSaved: (text: string) => void;
  /** Absent: there is nothing to discard. */
  onDiscard?: () => void;
  start?: NeededFactor;
}
/** What a guarded rule asks for besides the password, and whether there is one. */
export interface NeededFactor {
  factor: Factor;
  isSetUp: boolean;
}

const effects = {
  tightening: text.savedTightening,
  loosening: text.savedLoosening,
  none: text.savedNone,
} as const;

/** The password, what a guard asks for besides, and the button that makes the draft the rules. */
export function SaveForm({ draft, label, onSaved, onDiscard, start }: SaveFormProps) {
  const { client } = useWallet();
  const act = useAct();
  const [password, setPassword] = useState("");
  const [proof, setProof] = useState("");
  const [needed, setNeeded] = useState<NeededFactor | null>(start ?? null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.run(async () => {
      const asked = { document: draft, password };
      const answer = await client("savePolicy", proof === "" ? asked : { ...asked, proof });
      if (answer.status === "factor-needed") return setNeeded(answer);
      if (answer.status === "saved") return onSaved(effects[answer.effect]);
      act.setProblem(problemOf(answer));
    });
  };
  return (
    <form className={pageStyles["form"]} onSubmit={submit}>
      <PasswordField
        label={text.password}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <FactorField needed={needed} proof={proof} onChange={setProof} />
      <Problem text={act.problem} />
      <Actions>
        <Button type="submit" look="primary" isBusy={act.isBusy}>
          {label}
        </Button>
        {onDiscard === undefined ? null : (
          <Button look="quiet" onPress={onDiscard}>
            {text.discard}
          </Button>
        )}
      </Actions>
    </form>
  );
}

type Refusal =
  | { status: "refused"; reason: string }
  | { status: "wrong-password" }
  | { status: "wrong-factor"; waitMs: number };

function problemOf(answer: Refusal): string {
  if (answer.status === "refused") return answer.reason;
  if (answer.status === "wrong-password") return text.wrongPassword;
  return text.wrongFactor(Math.ceil(answer.waitMs / 1000));
}

interface FactorFieldProps {
  needed: NeededFactor | null;
  proof: string;
  onChange: (proof: string) => void;
}

function FactorField({ needed, proof, onChange }: FactorFieldProps) {
  if (needed === null) return null;
  if (!needed.isSetUp) {
    return (
      <Note tone="caution" role="alert">
        {text.factorMissing[needed.factor]} <a href="#/settings">{text.toSettings}</a>
      </Note>
    );
  }
  return (
    <>
      <Note tone="none" role="status">
        {text.factorNeeded}
      </Note>
      {needed.factor === "second-password" ? (
        <PasswordField label={text.secondPassword} value={proof} onChange={onChange} />
      ) : (
        <TextField
          label={text.code}
          value={proof}
          onChange={onChange}
          hint={text.codeHint}
          inputMode="numeric"
          autoComplete="one-time-code"
        />
      )}
    </>
  );
}
