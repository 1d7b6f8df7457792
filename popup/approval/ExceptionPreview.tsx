import { type FormEvent, useState } from "react";
import type { Factor } from "../../extension/domain/policyDocument.ts";
import type { ResponseFor } from "../../extension/messages/client.ts";
import type { OverrideDraft } from "../../extension/messages/table.policy.ts";
import { Button } from "../parts/Button.tsx";
import { Rows } from "../parts/Card.tsx";
import { PasswordField } from "../parts/Field.tsx";
import { Note, Problem } from "../parts/Note.tsx";
import { ProofField } from "../parts/Proof.tsx";
import { useAct } from "../state/useAct.ts";
import { useNow, useSnapshot, useWallet } from "../state/wallet.ts";
import { exceptionText } from "../text/exceptions.ts";
import { factorText } from "../text/factors.ts";
import { formatMoment, formatUntil } from "../text/times.ts";
import styles from "./approval.module.css";
import { describeEnd } from "./exceptionWords.ts";

export type Preview = Extract<ResponseFor<"previewOverride">, { status: "previewed" }>;

export interface ExceptionPreviewProps {
  draft: OverrideDraft;
  preview: Preview;
  onMade: (startsAt: number) => void;
}

/** The exception in one sentence, what it would have let through, and the password that makes it. */
export function ExceptionPreview({ draft, preview, onMade }: ExceptionPreviewProps) {
  return (
    <>
      <p className={styles["sentence"]}>
        <bdi>{preview.sentence}</bdi>
      </p>
      <PreviewFacts draft={draft} preview={preview} />
      <MakeForm draft={draft} first={preview.factor} onMade={onMade} />
    </>
  );
}

function PreviewFacts({ draft, preview }: { draft: OverrideDraft; preview: Preview }) {
  const now = useNow(30_000);
  const { startsAt, endsAt, factor, pastRequests } = preview;
  const end = describeEnd({
    endsAt,
    isForSession: draft.how === "session",
    usesLeft: draft.how === "once" ? 1 : null,
  });
  return (
    <Rows
      rows={[
        { label: exceptionText.past, value: exceptionText.pastCount(pastRequests) },
        {
          label: exceptionText.starts,
          value:
            startsAt <= now
              ? exceptionText.startsNow
              : exceptionText.startsAt(formatMoment(startsAt), formatUntil(startsAt, now)),
        },
        { label: exceptionText.ends, value: end },
        {
          label: exceptionText.needs,
          value: factor === null ? exceptionText.needsPassword : exceptionText.needsBoth(factor),
        },
        { label: exceptionText.reason, value: <bdi>{draft.reason}</bdi> },
      ]}
    />
  );
}

interface MakeFormProps {
  draft: OverrideDraft;
  /** What the preview said; the background's answer may ask for one as well. */
  first: Factor | null;
  onMade: (startsAt: number) => void;
}

function MakeForm({ draft, first, onMade }: MakeFormProps) {
  const { client } = useWallet();
  const act = useAct();
  const factors = useSnapshot("factors");
  const [password, setPassword] = useState("");
  const [proof, setProof] = useState("");
  const [factor, setFactor] = useState(first);
  const isMissing = factor !== null && factors !== null && !isSetUp(factors, factor);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isMissing) return;
    act.run(async () => {
      const proved = factor === null ? {} : { proof };
      const answer = await client("createOverride", { draft, password, ...proved });
      if (answer.status === "created") return onMade(answer.startsAt);
      if (answer.status === "factor-needed") setFactor(answer.factor);
      act.setProblem(problemOf(answer));
    });
  };
  return (
    <form className={styles["form"]} onSubmit={submit} noValidate>
      <PasswordField
        label={exceptionText.password}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      {isMissing ? <NotSetUp factor={factor} /> : null}
      {factor === null || isMissing ? null : <ProofField factor={factor} value={proof} onChange={setProof} />}
      <Problem text={act.problem} />
      <Button type="submit" look="primary" isWide isBusy={act.isBusy} isInert={isMissing || password === ""}>
        {exceptionText.create}
      </Button>
    </form>
  );
}

function isSetUp(factors: { secondPassword: boolean; secondDevice: boolean }, factor: Factor): boolean {
  return factor === "second-password" ? factors.secondPassword : factors.secondDevice;
}

type Refusal = Exclude<ResponseFor<"createOverride">, { status: "created" }>;

function problemOf(answer: Refusal): string {
  switch (answer.status) {
    case "refused":
      return exceptionText.refused(answer.reason);
    case "wrong-password":
      return factorText.wrongPassword;
    case "wrong-factor":
      return factorText.wrongProof(answer.waitMs);
    case "factor-needed":
      return answer.isSetUp
        ? exceptionText.factorMissing(answer.factor)
        : exceptionText.notSetUp(answer.factor);
  }
}

function NotSetUp({ factor }: { factor: Factor }) {
  const { openPage } = useWallet();
  return (
    <>
      <Note tone="caution" role="status">
        {exceptionText.notSetUp(factor)}
      </Note>
      <div>
        <Button onPress={() => openPage("/settings")}>{exceptionText.openSettings}</Button>
      </div>
    </>
  );
}
