import { useState } from "react";
import { Pencil, Plus, Trash2 } from "../../../look/icons.ts";
import { Button, IconButton } from "../../../parts/Button.tsx";
import { Actions } from "../../../parts/Card.tsx";
import { Group, RadioCards } from "../../../parts/Choice.tsx";
import { TextField } from "../../../parts/Field.tsx";
import { policyToolsText as text } from "../../../text/policyTools.ts";
import { wordsText } from "../../../text/words.ts";
import pageStyles from "../../pages.module.css";
import {
  blankGroup,
  type GroupDraft,
  groupDraftOf,
  readGroup,
  rulesNaming,
  withoutGroup,
} from "../draft/groupDraft.ts";
import styles from "../policy.module.css";
import type { DocumentCardProps } from "./CombinePart.tsx";

type Editing = { original: string | null; draft: GroupDraft } | null;

/** Names for several sites or addresses, for rules. */
export function GroupsPart({ document, onChange }: Omit<DocumentCardProps, "choices">) {
  const [editing, setEditing] = useState<Editing>(null);
  const groups = Object.entries(document.groups ?? {});
  return (
    <div className={styles["part"]}>
      <p className={pageStyles["faint"]}>{text.groupsLead}</p>
      {groups.length === 0 ? <p>{text.noGroups}</p> : null}
      <ul className={pageStyles["lines"]}>
        {groups.map(([name, members]) => (
          <GroupLine
            key={name}
            name={name}
            members={members}
            users={rulesNaming(document, name)}
            onEdit={() => setEditing({ original: name, draft: groupDraftOf(name, members) })}
            onRemove={() => onChange(withoutGroup(document, name))}
          />
        ))}
      </ul>
      {editing === null ? (
        <Actions>
          <Button icon={Plus} onPress={() => setEditing({ original: null, draft: blankGroup })}>
            {text.addGroup}
          </Button>
        </Actions>
      ) : (
        <GroupFields
          key={editing.original ?? ""}
          editing={editing}
          document={document}
          onCancel={() => setEditing(null)}
          onChange={(next) => {
            onChange(next);
            setEditing(null);
          }}
        />
      )}
    </div>
  );
}

interface GroupLineProps {
  name: string;
  members: readonly string[];
  users: readonly string[];
  onEdit: () => void;
  onRemove: () => void;
}

function GroupLine({ name, members, users, onEdit, onRemove }: GroupLineProps) {
  return (
    <li className={pageStyles["split"]}>
      <div className={pageStyles["keep"]}>
        <strong>@{name}</strong>
        <p className={pageStyles["faint"]}>
          {text.groupSize(members.length)} {users.length === 0 ? "" : text.groupUsed(users.join(", "))}
        </p>
      </div>
      <div className={styles["buttons"]}>
        <IconButton label={text.editGroup(name)} icon={Pencil} onPress={onEdit} />
        {users.length > 0 ? null : (
          <IconButton label={text.removeGroup(name)} icon={Trash2} onPress={onRemove} />
        )}
      </div>
    </li>
  );
}

interface GroupFieldsProps extends Omit<DocumentCardProps, "choices"> {
  editing: NonNullable<Editing>;
  onCancel: () => void;
}

function GroupFields({ editing, document, onChange, onCancel }: GroupFieldsProps) {
  const { original } = editing;
  const [draft, setDraft] = useState(editing.draft);
  const [fault, setFault] = useState<{ field: "name" | "members"; problem: string } | null>(null);
  const keep = (): void => {
    const reading = readGroup(draft, document, original);
    if (reading.status === "complete") onChange(reading.document);
    else setFault({ field: reading.field, problem: reading.problem });
  };
  const problemAt = (field: "name" | "members"): string | null =>
    fault?.field === field ? fault.problem : null;
  return (
    <Group legend={original === null ? text.newGroup : text.editGroup(original)} isFramed>
      {original === null ? (
        <TextField
          label={text.groupName}
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name })}
          hint={text.groupNameHint}
          problem={problemAt("name")}
          maxLength={32}
        />
      ) : null}
      <RadioCards
        legend={text.groupKind}
        value={draft.kind}
        onChange={(kind) => setDraft({ ...draft, kind })}
        options={(["sites", "addresses"] as const).map((kind) => ({
          value: kind,
          title: text.groupKinds[kind],
        }))}
      />
      <TextField
        label={text.members}
        value={draft.members}
        onChange={(members) => setDraft({ ...draft, members })}
        hint={text.membersHint}
        problem={problemAt("members")}
        isMultiline
        isCode
      />
      <Actions>
        <Button onPress={keep}>{original === null ? text.addGroup : text.changeGroup}</Button>
        <Button look="quiet" onPress={onCancel}>
          {wordsText.cancel}
        </Button>
      </Actions>
    </Group>
  );
}
