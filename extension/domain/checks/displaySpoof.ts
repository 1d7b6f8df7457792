import { hiddenCharacters } from "../describe/quote.ts";
import type { Subject } from "../subject.ts";
import type { LocalCheck } from "./localCheck.ts";

/** Text with characters that reorder what is read, or that cannot be seen. */
export const displaySpoof: LocalCheck = {
  code: "display-spoof",
  find: ({ subject }) => {
    const kinds = new Set(textsOf(subject).map(hiddenCharacters));
    if (kinds.has("reordering")) {
      const text =
        "The text has characters that change the order in which it is read. They are shown as their numbers.";
      return [{ level: "danger", text, remedy: "Reject: what you read may not be what you sign." }];
    }
    if (!kinds.has("invisible")) return [];
    return [
      {
        level: "caution",
        text: "The text has characters that cannot be seen. They are shown as their numbers.",
      },
    ];
  },
};

function textsOf(subject: Subject): readonly string[] {
  if (subject.kind === "message") return subject.text === null ? [] : [subject.text];
  return subject.kind === "typedData" ? stringsIn([subject.typedData.domain, subject.typedData.message]) : [];
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
