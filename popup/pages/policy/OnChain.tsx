import { useState } from "react";
import type { PolicyView } from "../../../extension/messages/views.ts";
import { Button } from "../../parts/Button.tsx";
import { Actions, Card, Rows } from "../../parts/Card.tsx";
import { Note, Problem } from "../../parts/Note.tsx";
import { useAct } from "../../state/useAct.ts";
import { useNow, useSnapshot, useWallet } from "../../state/wallet.ts";
import { policyText } from "../../text/policy.ts";
import { formatUntil } from "../../text/times.ts";
import styles from "../pages.module.css";
import { type Asked, Requested } from "../Requested.tsx";

/** How far the chain is behind this machine, and the button that brings it up to date. */
export function OnChain({ policy }: { policy: PolicyView }) {
  const { client } = useWallet();
  const act = useAct();
  const [asked, setAsked] = useState<Asked>(null);
  const now = useNow(10_000);
  const isStale = useSnapshot("hub")?.isStale === true;
  return (
    <Card title={policyText.chain}>
      <p role="status">{pendingText(policy, now)}</p>
      {policy.pending?.kind === "loosening" ? <p className={styles["faint"]}>{policyText.noActNow}</p> : null}
      {isStale ? <Note tone="unknown">{policyText.staleChain}</Note> : null}
      <Rows
        rows={[
          {
            label: policyText.chainVersion,
            value: policy.chainVersion === 0 ? policyText.neverWritten : String(policy.chainVersion),
          },
          { label: policyText.localVersion, value: <code dir="ltr">{policy.version}</code> },
          { label: policyText.budget, value: policyText.budgetMs(policy.document.budgetMs) },
        ]}
      />
      {policy.difference === null ? null : (
        <Note tone="caution">{policyText.difference(policy.difference)}</Note>
      )}
      <Actions>
        <Button
          isBusy={act.isBusy}
          onPress={() => act.run(async () => setAsked(await client("writeDocument", {})))}
        >
          {policyText.write}
        </Button>
        <span className={styles["faint"]}>{policyText.writeHint}</span>
      </Actions>
      <Requested asked={asked} />
      <Problem text={act.problem} />
    </Card>
  );
}

function pendingText({ pending, chainVersion }: PolicyView, now: number): string {
  if (pending === null) return chainVersion === 0 ? policyText.neverWritten : policyText.inStep;
  if (pending.kind === "tightening") return policyText.pendingTightening;
  return pending.actsAt === null
    ? policyText.pendingLooseningUnwritten
    : policyText.pendingLoosening(formatUntil(pending.actsAt, now));
}
