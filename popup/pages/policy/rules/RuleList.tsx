import { type RefObject, useState } from "react";
import type { PolicyDocument, Rule } from "../../../../extension/domain/policyDocument.ts";
import { Pencil, Plus, Trash2 } from "../../../look/icons.ts";
import { Button, IconButton } from "../../../parts/Button.tsx";
import { Actions, Card, Chips } from "../../../parts/Card.tsx";
import { Note } from "../../../parts/Note.tsx";
import { policyText } from "../../../text/policy.ts";
import pageStyles from "../../pages.module.css";
import { idleReasonsOf, sentenceFor } from "../changes.ts";
import type { Choices } from "../choices.ts";
import styles from "../policy.module.css";

export interface RuleListProps {
  document: PolicyDocument;
  choices: Choices;
  /** The button that adds a rule; it takes the focus when what had it is gone. */
  adding: RefObject<HTMLButtonElement | null>;
  onAdd: () => void;
  onEdit: (rule: Rule) => void;
  onRemove: (id: string) => void;
}

/** The rules as sentences. One that can never decide says why. */
export function RuleList({ document, choices, adding, onAdd, onEdit, onRemove }: RuleListProps) {
  const [removed, setRemoved] = useState<string | null>(null);
  const idle = idleReasonsOf(document);
  const remove = (id: string): void => {
    onRemove(id);
    setRemoved(id);
    adding.current?.focus();
  };
  return (
    <Card title={policyText.rules}>
      {document.rules.length === 0 ? <p>{policyText.noRules}</p> : null}
      {document.rules.length < 2 ? null : <p className={pageStyles["faint"]}>{policyText.order}</p>}
      <ul className={pageStyles["lines"]}>
        {document.rules.map((rule) => (
          <RuleLine
            key={rule.id}
            rule={rule}
            sentence={sentenceFor(rule, document, choices)}
            idle={idle.get(rule.id) ?? null}
            onEdit={() => onEdit(rule)}
            onRemove={() => remove(rule.id)}
          />
        ))}
      </ul>
      <Actions>
        <Button ref={adding} icon={Plus} onPress={onAdd}>
          {policyText.addRule}
        </Button>
        <span className={pageStyles["faint"]} role="status">
          {removed === null ? "" : policyText.removed(removed)}
        </span>
      </Actions>
    </Card>
  );
}

interface RuleLineProps {
  rule: Rule;
  sentence: string;
  idle: string | null;
  onEdit: () => void;
  onRemove: () => void;
}

function RuleLine({ rule, sentence, idle, onEdit, onRemove }: RuleLineProps) {
  return (
    <li className={pageStyles["split"]}>
      <div className={pageStyles["keep"]}>
        <strong>{rule.id}</strong>
        <p className={styles["sentence"]}>{sentence}</p>
        {rule.guard === undefined ? null : <Chips words={[policyText.guarded]} />}
        {idle === null ? null : (
          <Note tone="caution">
            <strong>{policyText.idle}</strong> {idle}
          </Note>
        )}
      </div>
      <div className={styles["buttons"]}>
        <IconButton label={policyText.editRule(rule.id)} icon={Pencil} onPress={onEdit} />
        <IconButton label={policyText.removeRule(rule.id)} icon={Trash2} onPress={onRemove} />
      </div>
    </li>
  );
}
