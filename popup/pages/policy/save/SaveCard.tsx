import { useState } from "react";
import { decodePolicyDocument } from "../../../../extension/domain/policy/decodePolicyDocument.ts";
import { weakenedGuards } from "../../../../extension/domain/policy/weakenedGuards.ts";
import type { PolicyDocument } from "../../../../extension/domain/policyDocument.ts";
import { Button } from "../../../parts/Button.tsx";
import { Actions, Card } from "../../../parts/Card.tsx";
import { Note } from "../../../parts/Note.tsx";
import { policyDraftText as text } from "../../../text/policyDraft.ts";
import { policyFactsText } from "../../../text/policyFacts.ts";
import pageStyles from "../../pages.module.css";
import { changesOf, effectOf } from "../changes.ts";
import type { Choices } from "../choices.ts";
import { spanOf } from "../draft/quantities.ts";
import styles from "../policy.module.css";
import { ChangeList } from "./ChangeList.tsx";
import { DryRun } from "./DryRun.tsx";
import type { DryRunResult } from "./DryRunTable.tsx";
import { type NeededFactor, SaveForm } from "./SaveForm.tsx";

export interface SaveCardProps {
  before: PolicyDocument;
  draft: PolicyDocument;
  choices: Choices;
  onSaved: (text: string) => void;
  onDiscard: () => void;
  start?: { result?: DryRunResult; needed?: NeededFactor };
}

const previews = {
  tightening: text.wouldTighten,
  loosening: text.wouldLoosen,
  none: text.wouldNothing,
} as const;

/** The draft against the rules that act: every change, when it acts, the dry run, and the password. */
export function SaveCard({ before, draft, choices, onSaved, onDiscard, start }: SaveCardProps) {
  const [result, setResult] = useState<DryRunResult | null>(start?.result ?? null);
  const reading = decodePolicyDocument(draft);
  if (reading.status === "unreadable") {
    return (
      <Card title={text.title}>
        <Note tone="critical">{text.unreadable(reading.problem)}</Note>
        <Actions>
          <Button onPress={onDiscard}>{text.discard}</Button>
        </Actions>
      </Card>
    );
  }
  return (
    <Card title={text.title}>
      <h3>{text.changes}</h3>
      <ChangeList changes={changesOf(before, draft, choices)} />
      <WhenItActs before={before} draft={draft} />
      <DryRun draft={draft} result={result} onResult={setResult} />
      <SaveForm
        draft={draft}
        label={labelOf(result)}
        onSaved={onSaved}
        onDiscard={onDiscard}
        {...(start?.needed === undefined ? {} : { start: start.needed })}
      />
      <p className={pageStyles["faint"]}>{text.kept}</p>
    </Card>
  );
}

/** The user's own requests count where there are any; before that, the built-in ones. */
function labelOf(result: DryRunResult | null): string {
  if (result === null) return text.save;
  const part = result.own.total > 0 ? result.own : result.builtIn;
  return text.saveWith(part.moreBlocks, part.fewerBlocks);
}

const minimumWaitSeconds = 600;

function WhenItActs({ before, draft }: { before: PolicyDocument; draft: PolicyDocument }) {
  const effect = effectOf(before, draft);
  const { delaySeconds, factors, rules } = weakenedGuards(before, draft);
  if (effect !== "loosening") return <Note tone="none">{previews[effect]}</Note>;
  return (
    <Note tone="caution">
      <div className={styles["part"]}>
        <p>{previews[effect]}</p>
        <p>{text.unproven}</p>
        <p>{text.waits(spanText(Math.max(minimumWaitSeconds, delaySeconds)))}</p>
        {rules.length === 0 ? null : <p>{text.weakened(rules.map(text.quoted).join(", "))}</p>}
        {factors.map((factor) => (
          <p key={factor}>{text.asksFactor(text.factor[factor])}</p>
        ))}
      </div>
    </Note>
  );
}

function spanText(seconds: number): string {
  const { count, unit } = spanOf(seconds);
  return policyFactsText.span(count, unit);
}
