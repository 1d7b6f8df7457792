import type { PolicyDocument } from "../../../../extension/domain/policyDocument.ts";
import { Button } from "../../../parts/Button.tsx";
import { Actions } from "../../../parts/Card.tsx";
import { Group } from "../../../parts/Choice.tsx";
import { Note } from "../../../parts/Note.tsx";
import { policyDraftText } from "../../../text/policyDraft.ts";
import { policyToolsText as text } from "../../../text/policyTools.ts";
import { changesOf, effectOf, idleReasonsOf } from "../changes.ts";
import type { Choices } from "../choices.ts";
import type { ImportReading } from "../draft/readImport.ts";
import { ChangeList } from "../save/ChangeList.tsx";

const effects = {
  tightening: policyDraftText.wouldTighten,
  loosening: policyDraftText.wouldLoosen,
  none: text.same,
} as const;

export interface ImportPreviewProps {
  acting: PolicyDocument;
  reading: ImportReading;
  choices: Choices;
  onUse: (document: PolicyDocument) => void;
  onDrop: () => void;
}

/** What a document from elsewhere would change, before it is anything. One that wants to allow all is told what stays. */
export function ImportPreview({ acting, reading, choices, onUse, onDrop }: ImportPreviewProps) {
  if (reading.status === "unreadable") {
    return reading.isJson ? (
      <Note tone="unknown" role="status">
        {text.unreadableFloor}
      </Note>
    ) : null;
  }
  const effect = effectOf(acting, reading.document);
  return (
    <Group legend={text.imported} isFramed>
      <Note tone={effect === "loosening" ? "caution" : "none"} role="status">
        {effects[effect]}
      </Note>
      {reading.allowAll.length === 0 ? null : (
        <Note tone="danger">
          <p>{text.allowAll(reading.allowAll.map(policyDraftText.quoted).join(", "))}</p>
          <p>{text.allowAllFloor}</p>
        </Note>
      )}
      <ChangeList changes={changesOf(acting, reading.document, choices)} />
      <Idle document={reading.document} />
      <Actions>
        <Button onPress={() => onUse(reading.document)}>{text.useIt}</Button>
        <Button look="quiet" onPress={onDrop}>
          {text.dropIt}
        </Button>
      </Actions>
    </Group>
  );
}

function Idle({ document }: { document: PolicyDocument }) {
  const idle = [...idleReasonsOf(document)];
  if (idle.length === 0) return null;
  return (
    <Note tone="caution">
      <p>{text.idle}</p>
      <ul>
        {idle.map(([id, reason]) => (
          <li key={id}>
            <strong>{id}</strong> {reason}
          </li>
        ))}
      </ul>
    </Note>
  );
}
