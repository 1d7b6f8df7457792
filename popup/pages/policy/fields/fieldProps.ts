import type { Choices } from "../choices.ts";
import type { PartDraft } from "../draft/partDraft.ts";

/** What the value field of every fact is given. */
export interface FieldProps {
  part: PartDraft;
  choices: Choices;
  problem: string | null;
  onChange: (part: PartDraft) => void;
}
