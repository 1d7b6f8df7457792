import { type FormEvent, useEffect, useRef, useState } from "react";
import type { PolicyDocument, Rule } from "../../../../extension/domain/policyDocument.ts";
import { Check } from "../../../look/icons.ts";
import { Button } from "../../../parts/Button.tsx";
import { Actions, Card } from "../../../parts/Card.tsx";
import { TextField } from "../../../parts/Field.tsx";
import { policyRuleText as text } from "../../../text/policyRule.ts";
import { useChoices } from "../choices.ts";
import { blankRule, draftOf, type Fault, type RuleDraft, readRule } from "../draft/ruleDraft.ts";
import styles from "../policy.module.css";
import { GuardFields } from "./GuardFields.tsx";
import { OutcomeFields } from "./OutcomeFields.tsx";
import { Parts } from "./Parts.tsx";
import { Templates } from "./Templates.tsx";

export interface RuleEditorProps {
  document: PolicyDocument;
  /** The rule that is changed; null: a new one. */
  original: Rule | null;
  onDone: (rule: Rule) => void;
  onCancel: () => void;
}

/** A rule by menus: when all of these hold, then that. It takes the focus when it opens, and when something is wrong. */
export function RuleEditor({ document, original, onDone, onCancel }: RuleEditorProps) {
  const [draft, setDraft] = useState<RuleDraft>(() =>
    original === null ? blankRule : draftOf(original, document),
  );
  const [fault, setFault] = useState<Fault | null>(null);
  const choices = useChoices(document);
  const editor = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first =
      fault === null ? "button, input" : '[aria-invalid="true"], [data-faulty] :is(input, select)';
    editor.current?.querySelector<HTMLElement>(first)?.focus();
  }, [fault]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const reading = readRule(draft, document, original);
    if (reading.status === "complete") onDone(reading.rule);
    else setFault({ field: reading.field, problem: reading.problem });
  };
  const change = (next: RuleDraft): void => setDraft(next);
  return (
    <div ref={editor}>
      <Card title={original === null ? text.addTitle : text.editTitle(original.id)}>
        {original === null ? <Templates choices={choices} onChoose={change} /> : null}
        <form className={styles["part"]} onSubmit={submit} noValidate>
          <TextField
            label={text.name}
            value={draft.name}
            onChange={(name) => change({ ...draft, name })}
            hint={text.nameHint}
            problem={fault?.field === "name" ? fault.problem : null}
            maxLength={64}
          />
          <Parts
            parts={draft.parts}
            fault={fault}
            choices={choices}
            onChange={(parts) => change({ ...draft, parts })}
          />
          <OutcomeFields draft={draft} document={document} onChange={change} />
          <GuardFields draft={draft} document={document} fault={fault} onChange={change} />
          <Actions>
            <Button type="submit" look="primary" icon={Check}>
              {original === null ? text.add : text.change}
            </Button>
            <Button look="quiet" onPress={onCancel}>
              {text.cancel}
            </Button>
          </Actions>
        </form>
      </Card>
    </div>
  );
}
