import { useId, useState } from "react";
import type { PolicyDocument } from "../../../../extension/domain/policyDocument.ts";
import { Download } from "../../../look/icons.ts";
import { Button } from "../../../parts/Button.tsx";
import { Actions } from "../../../parts/Card.tsx";
import { TextField } from "../../../parts/Field.tsx";
import { useAct } from "../../../state/useAct.ts";
import { policyToolsText as text } from "../../../text/policyTools.ts";
import pageStyles from "../../pages.module.css";
import type { Choices } from "../choices.ts";
import { type ImportReading, readImport } from "../draft/readImport.ts";
import styles from "../policy.module.css";
import { ImportPreview } from "./ImportPreview.tsx";

export interface FilesPartProps {
  acting: PolicyDocument;
  draft: PolicyDocument;
  choices: Choices;
  onUse: (document: PolicyDocument) => void;
  /** Text that stands in the field from the start, looked at already. */
  start?: string;
}

/** The rules as a file, out and in. What comes in is shown as a difference before it is even a draft. */
export function FilesPart({ acting, draft, choices, onUse, start }: FilesPartProps) {
  const [typed, setTyped] = useState(start ?? "");
  const [reading, setReading] = useState<ImportReading | null>(
    start === undefined ? null : readImport(start),
  );
  return (
    <div className={styles["part"]}>
      <div className={styles["part"]}>
        <p className={pageStyles["faint"]}>{text.exportLead}</p>
        <Actions>
          <Button icon={Download} onPress={() => download(draft)}>
            {text.export}
          </Button>
        </Actions>
      </div>
      <p className={pageStyles["faint"]}>{text.importLead}</p>
      <FileField
        onText={(next) => {
          setTyped(next);
          setReading(readImport(next));
        }}
      />
      <TextField
        label={text.paste}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          setReading(null);
        }}
        problem={reading?.status === "unreadable" ? text.unreadable(reading.problem) : null}
        isMultiline
        isCode
      />
      <Actions>
        <Button onPress={() => setReading(readImport(typed))}>{text.check}</Button>
      </Actions>
      {reading === null ? null : (
        <ImportPreview
          acting={acting}
          reading={reading}
          choices={choices}
          onUse={(document) => {
            setTyped("");
            setReading(null);
            onUse(document);
          }}
          onDrop={() => {
            setTyped("");
            setReading(null);
          }}
        />
      )}
    </div>
  );
}

function FileField({ onText }: { onText: (text: string) => void }) {
  const id = useId();
  const act = useAct();
  return (
    <div className={styles["part"]}>
      <label className={styles["label"]} htmlFor={id}>
        {text.file}
      </label>
      <input
        id={id}
        type="file"
        accept="application/json,.json"
        aria-describedby={act.problem === null ? undefined : `${id}-problem`}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) act.run(async () => onText(await file.text()));
        }}
      />
      {act.problem === null ? null : (
        <p id={`${id}-problem`} role="alert">
          {act.problem}
        </p>
      )}
    </div>
  );
}

/** Effects: a download. */
function download(rules: PolicyDocument): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(rules, null, 2)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = text.fileName;
  link.click();
  URL.revokeObjectURL(url);
}
