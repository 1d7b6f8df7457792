import type { PolicyView } from "../../../../extension/messages/views.ts";
import { Card } from "../../../parts/Card.tsx";
import { policyDraftText as text } from "../../../text/policyDraft.ts";
import pageStyles from "../../pages.module.css";
import { SaveForm } from "./SaveForm.tsx";

export interface SaveAgainProps {
  policy: PolicyView;
  onSaved: (text: string) => void;
}

/** Saving what acts, unchanged: it takes back a loosening that waits, and ends the holding where rules could not be read. */
export function SaveAgain({ policy, onSaved }: SaveAgainProps) {
  const isWaiting = policy.pending?.kind === "loosening";
  if (policy.problem === null && !isWaiting) return null;
  const words = policy.problem === null ? text.takeBack : text.startAgain;
  return (
    <Card title={words.title}>
      <p className={pageStyles["faint"]}>{words.lead}</p>
      <SaveForm draft={policy.document} label={words.button} onSaved={() => onSaved(words.done)} />
    </Card>
  );
}
