import { decodePolicyDocument } from "../../../../extension/domain/policy/decodePolicyDocument.ts";
import type { PolicyDocument } from "../../../../extension/domain/policyDocument.ts";
import { policyToolsText as text } from "../../../text/policyTools.ts";

/** What a file of rules turned out to be. */
export type ImportReading =
  | {
      status: "readable";
      document: PolicyDocument;
      /** Rules that want to allow whatever comes. */
      allowAll: readonly string[];
    }
  /** `isJson`: it is a document of some kind, only none that this wallet knows. */
  | { status: "unreadable"; problem: string; isJson: boolean };

const charactersAtMost = 1_000_000;

/** Reads the text of a file. Changes nothing. */
export function readImport(typed: string): ImportReading {
  if (typed.length > charactersAtMost) return { status: "unreadable", problem: text.tooLong, isJson: false };
  const value = parse(typed);
  if (value === undefined) return { status: "unreadable", problem: text.badJson, isJson: false };
  const reading = decodePolicyDocument(value);
  if (reading.status === "unreadable") return { ...reading, isJson: true };
  return { status: "readable", document: reading.document, allowAll: allowAllOf(reading.document) };
}

/** Rules that say allow and ask nothing, or whatever the level is. */
function allowAllOf({ rules }: PolicyDocument): readonly string[] {
  const isOpen = (fact: string): boolean => fact === "level" || fact === "kind";
  return rules
    .filter(({ then, when }) => then === "allow" && when.every(({ fact }) => isOpen(fact)))
    .map(({ id }) => id);
}

/** JSON has no undefined, so it stands for what is none. */
function parse(typed: string): unknown {
  try {
    const value: unknown = JSON.parse(typed);
    return value;
  } catch {
    return undefined;
  }
}
