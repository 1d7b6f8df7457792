import { useState } from "react";
import { outcomes } from "../../../extension/domain/level.ts";
import type { PolicyDocument, Rule } from "../../../extension/domain/policyDocument.ts";
import { Plus } from "../../look/icons.ts";
import { Button } from "../../parts/Button.tsx";
import { Actions, Card } from "../../parts/Card.tsx";
import { Group } from "../../parts/Choice.tsx";
import { SelectField, TextField } from "../../parts/Field.tsx";
import { outcomeMeaning, outcomeText } from "../../text/levels.ts";
import { policyText } from "../../text/policy.ts";
import styles from "../pages.module.css";
import { PartFields } from "./PartFields.tsx";
import { blankPart, blankRule, type RuleDraft, readRule } from "./ruleDraft.ts";

export interface RuleEditorProps {
  document: PolicyDocument;
  onAdd: (rule: Rule) => void;
}

/** A rule by menus: when all of these hold, then that. */
export function RuleEditor({ document, onAdd }: RuleEditorProps) {
  const [draft, setDraft] = useState<RuleDraft>(blankRule);
  const [fault, setFault] = useState<{ field: "name" | number; problem: string } | null>(null);
  const add = (): void => {
    const reading = readRule(draft, document);
    setFault(reading.status === "incomplete" ? reading : null);
    if (reading.status === "incomplete") return;
    onAdd(reading.rule);
    setDraft(blankRule);
  };
  return (
    <Card title={policyText.addTitle}>
      <TextField
        label={policyText.name}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
        hint={policyText.nameHint}
        problem={fault?.field === "name" ? fault.problem : null}
        maxLength={64}
      />
      <Parts draft={draft} fault={fault} onChange={setDraft} />
      <OutcomeFields draft={draft} onChange={setDraft} />
      <Actions>
        <Button icon={Plus} onPress={add}>
          {policyText.addRule}
        </Button>
      </Actions>
    </Card>
  );
}

interface PartsProps {
  draft: RuleDraft;
  fault: { field: "name" | number; problem: string } | null;
  onChange: (draft: RuleDraft) => void;
}

function Parts({ draft, fault, onChange }: PartsProps) {
  const { parts } = draft;
  return (
    <Group legend={policyText.when}>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a draft has no name but its place.
        <Group key={at} legend={policyText.conditionNumber(at + 1)} isFramed>
          <PartFields
            part={part}
            problem={fault?.field === at ? fault.problem : null}
            onChange={(next) => onChange({ ...draft, parts: parts.with(at, next) })}
          />
          {parts.length === 1 ? null : (
            <div>
              <Button look="quiet" onPress={() => onChange({ ...draft, parts: parts.toSpliced(at, 1) })}>
                {policyText.removePart(at + 1)}
              </Button>
            </div>
          )}
        </Group>
      ))}
      <div>
        <Button look="quiet" icon={Plus} onPress={() => onChange({ ...draft, parts: [...parts, blankPart] })}>
          {policyText.addPart}
        </Button>
      </div>
    </Group>
  );
}

function OutcomeFields({ draft, onChange }: Omit<PartsProps, "fault">) {
  const choices = outcomes.map((outcome) => ({ value: outcome, label: outcomeText[outcome] }));
  return (
    <div className={styles["pair"]}>
      <SelectField
        label={policyText.then}
        value={draft.outcome}
        onChange={(outcome) => onChange({ ...draft, outcome })}
        options={choices}
        hint={outcomeMeaning[draft.outcome]}
      />
      <SelectField
        label={policyText.unanswered}
        value={draft.unanswered}
        onChange={(unanswered) => onChange({ ...draft, unanswered })}
        options={[{ value: "", label: policyText.asPreset }, ...choices]}
        hint={draft.unanswered === "" ? policyText.asPreset : outcomeMeaning[draft.unanswered]}
      />
    </div>
  );
}
