import type { ParameterField } from "../../../extension/messages/views.ts";
import { Group, Tick } from "../../parts/Choice.tsx";
import { TextField } from "../../parts/Field.tsx";
import { hubText } from "../../text/hub.ts";
import styles from "../pages.module.css";
import type { ParameterDrafts } from "./parameters.ts";

export interface ParameterEditorProps {
  fields: readonly ParameterField[];
  drafts: ParameterDrafts;
  /** The field that cannot be read. */
  faulty: string | null;
  onChange: (drafts: ParameterDrafts) => void;
}

/** What a SecWare lets its user set, drawn from its manifest; texts are shown as text. */
export function ParameterEditor({ fields, drafts, faulty, onChange }: ParameterEditorProps) {
  return (
    <Group legend={hubText.parameters}>
      {fields.length === 0 ? <p className={styles["faint"]}>{hubText.noParameters}</p> : null}
      {fields.map((field) => (
        <ParameterInput
          key={field.name}
          field={field}
          draft={drafts[field.name] ?? ""}
          problem={faulty === field.name ? hubText.badNumber : null}
          onChange={(draft) => onChange({ ...drafts, [field.name]: draft })}
        />
      ))}
    </Group>
  );
}

interface ParameterInputProps {
  field: ParameterField;
  draft: string | boolean;
  problem: string | null;
  onChange: (draft: string | boolean) => void;
}

function ParameterInput({ field, draft, problem, onChange }: ParameterInputProps) {
  if (field.type === "boolean") {
    return (
      <Tick isOn={draft === true} onChange={onChange}>
        {field.label}
        {field.help === "" ? null : <span className={styles["faint"]}> {field.help}</span>}
      </Tick>
    );
  }
  const hint = field.type === "list" ? `${field.help} ${hubText.oneALine}` : field.help;
  return (
    <TextField
      label={field.label}
      value={String(draft)}
      onChange={onChange}
      problem={problem}
      isMultiline={field.type === "list"}
      inputMode={field.type === "number" ? "decimal" : "text"}
      hint={hint}
    />
  );
}
