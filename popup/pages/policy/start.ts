import type { PolicyDocument } from "../../../extension/domain/policyDocument.ts";
import type { SaveCardProps } from "./save/SaveCard.tsx";

/** A state to begin in; only stories have one. */
export interface PolicyStart {
  draft?: PolicyDocument;
  editing?: string | null;
  save?: NonNullable<SaveCardProps["start"]>;
  imported?: string;
  json?: string;
  versions?: boolean;
}
