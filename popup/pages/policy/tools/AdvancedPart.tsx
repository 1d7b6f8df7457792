import { useState } from "react";
import type { PolicyDocument } from "../../../../extension/domain/policyDocument.ts";
import { Button } from "../../../parts/Button.tsx";
import { Actions } from "../../../parts/Card.tsx";
import { TextField } from "../../../parts/Field.tsx";
import { policyToolsText as text } from "../../../text/policyTools.ts";
import pageStyles from "../../pages.module.css";
import { readImport } from "../draft/readImport.ts";
import styles from "../policy.module.css";

export interface AdvancedPartProps {
  draft: PolicyDocument;
  onUse: (document: PolicyDocument) => void;
  start?: string;
}

/** The document as text, read anew with every key; it changes the draft only when it can be read. */
export function AdvancedPart({ draft, onUse, start }: AdvancedPartProps) {
  const written = JSON.stringify(draft, null, 2);
  const [typed, setTyped] = useState<string | null>(start ?? null);
  const shown = typed ?? written;
  const reading = readImport(shown);
  return (
    <div className={styles["part"]}>
      <p className={pageStyles["faint"]}>{text.advancedLead}</p>
      <TextField
        label={text.json}
        value={shown}
        onChange={setTyped}
        problem={reading.status === "unreadable" ? reading.problem : null}
        hint={shown === written ? text.jsonUnchanged : reading.status === "readable" ? text.jsonReadable : ""}
        rows={16}
        isMultiline
        isCode
      />
      <Actions>
        <Button
          isInert={reading.status === "unreadable" || shown === written}
          onPress={() => {
            if (reading.status === "unreadable") return;
            onUse(reading.document);
            setTyped(null);
          }}
        >
          {text.useJson}
        </Button>
        <Button look="quiet" isInert={shown === written} onPress={() => setTyped(null)}>
          {text.resetJson}
        </Button>
      </Actions>
    </div>
  );
}
