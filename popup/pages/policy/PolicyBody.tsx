import { type RefObject, useEffect, useRef, useState } from "react";
import { policyVersionOf } from "../../../extension/domain/policy/policyVersion.ts";
import type { PolicyDocument, Rule } from "../../../extension/domain/policyDocument.ts";
import type { PolicyView } from "../../../extension/messages/views.ts";
import { Button } from "../../parts/Button.tsx";
import { Actions } from "../../parts/Card.tsx";
import { Note } from "../../parts/Note.tsx";
import { policyText } from "../../text/policy.ts";
import { policyDraftText } from "../../text/policyDraft.ts";
import { useChoices } from "./choices.ts";
import { OnChain } from "./OnChain.tsx";
import { PresetCard } from "./PresetCard.tsx";
import { RuleEditor } from "./rules/RuleEditor.tsx";
import { RuleList } from "./rules/RuleList.tsx";
import { SaveAgain } from "./save/SaveAgain.tsx";
import { SaveCard } from "./save/SaveCard.tsx";
import type { PolicyStart } from "./start.ts";
import { Tools } from "./Tools.tsx";
import { type Draft, useDraft } from "./useDraft.ts";

export interface PolicyBodyProps {
  policy: PolicyView;
  saved: string | null;
  onSaved: (text: string) => void;
  start?: PolicyStart;
}

/** The draft and everything that changes it; what it does stands below the rules. */
export function PolicyBody({ policy, saved, onSaved, start }: PolicyBodyProps) {
  const draft = useDraft(policy.document, policy.version, start?.draft ?? null);
  const choices = useChoices(draft.document);
  const changes = useRef<HTMLDivElement>(null);
  const [showing, setShowing] = useState(0);
  // What was just made part of the draft is shown, and the focus does not fall into the void its form has left.
  useEffect(() => {
    if (showing > 0) changes.current?.focus();
  }, [showing]);
  const take = (document: PolicyDocument): void => {
    draft.change(document);
    setShowing((times) => times + 1);
  };
  return (
    <>
      {policy.problem === null ? null : (
        <Note tone="critical" role="alert">
          {policyText.unreadable(policy.problem)}
        </Note>
      )}
      <DraftNote draft={draft} saved={saved} changes={changes} />
      <PresetCard document={draft.document} onChange={draft.change} />
      <Rules draft={draft} editing={start?.editing} onTake={take} />
      {draft.isChanged ? (
        <div ref={changes} tabIndex={-1}>
          <SaveCard
            key={policyVersionOf(draft.document)}
            before={policy.document}
            draft={draft.document}
            choices={choices}
            onDiscard={draft.discard}
            onSaved={(text) => {
              draft.discard();
              onSaved(text);
            }}
            {...(start?.save === undefined ? {} : { start: start.save })}
          />
        </div>
      ) : null}
      {draft.isChanged ? null : <SaveAgain policy={policy} onSaved={onSaved} />}
      <Tools
        acting={policy.document}
        draft={draft.document}
        choices={choices}
        onChange={draft.change}
        onTake={take}
        {...(start === undefined ? {} : { start })}
      />
      <OnChain policy={policy} />
    </>
  );
}

interface DraftNoteProps {
  draft: Draft;
  saved: string | null;
  changes: RefObject<HTMLDivElement | null>;
}

/** Above everything: whether there is a draft, where it came from, and the way to it. */
function DraftNote({ draft, saved, changes }: DraftNoteProps) {
  if (!draft.isChanged) {
    return saved === null ? null : (
      <Note tone="none" role="status">
        {saved}
      </Note>
    );
  }
  const restored = draft.restored === "same" ? policyDraftText.restored : policyDraftText.restoredOther;
  return (
    <Note tone="caution" role="status">
      <p>
        {draft.restored === "no" ? "" : `${restored} `}
        {policyDraftText.notice}
      </p>
      <Actions>
        <Button look="quiet" onPress={() => changes.current?.focus()}>
          {policyDraftText.toChanges}
        </Button>
      </Actions>
    </Note>
  );
}

interface RulesProps {
  draft: Draft;
  editing: string | null | undefined;
  onTake: (document: PolicyDocument) => void;
}

/** The list, or the editor of one rule in its place below. `null`: a new rule; undefined: none is edited. */
function Rules({ draft, editing: first, onTake }: RulesProps) {
  const adding = useRef<HTMLButtonElement>(null);
  const { document } = draft;
  const [editing, setEditing] = useState<string | null | undefined>(first);
  const choices = useChoices(document);
  const keep = (rule: Rule): void => {
    const at = document.rules.findIndex(({ id }) => id === editing);
    onTake({
      ...document,
      rules: at < 0 ? [...document.rules, rule] : document.rules.with(at, rule),
    });
    setEditing(undefined);
  };
  return (
    <>
      <RuleList
        adding={adding}
        document={document}
        choices={choices}
        onAdd={() => setEditing(null)}
        onEdit={({ id }) => setEditing(id)}
        onRemove={(id) => {
          draft.change({ ...document, rules: document.rules.filter((rule) => rule.id !== id) });
          if (editing === id) setEditing(undefined);
        }}
      />
      {editing === undefined ? null : (
        <RuleEditor
          key={editing ?? ""}
          document={document}
          original={document.rules.find(({ id }) => id === editing) ?? null}
          onDone={keep}
          onCancel={() => {
            setEditing(undefined);
            adding.current?.focus();
          }}
        />
      )}
    </>
  );
}
