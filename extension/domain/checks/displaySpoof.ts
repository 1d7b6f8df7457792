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
    const invisible = "The text has characters that cannot be seen. They are shown as their numbers.";
    const pushedAway = "The text goes on after a long empty stretch. Read it to its end.";
    return [
      ...(kinds.has("invisible") ? [{ level: "caution" as const, text: invisible }] : []),
      ...(textsOf(subject).some(hasPushedAway) ? [{ level: "caution" as const, text: pushedAway }] : []),
    ];
  },
};

/** Twenty empty lines, or two hundred blanks, and then more: nobody writes so who wants all of it to be read. */
function hasPushedAway(text: string): boolean {
  const trimmed = text.trim();
  return /\n(?:[^\S\n]*\n){20}/.test(trimmed) || /\s{200}/.test(trimmed);
}

function textsOf(subject: Subject): readonly string[] {
  if (subject.kind === "message") return subject.text === null ? [] : [subject.text];
  return subject.kind === "typedData" ? stringsIn([subject.typedData.domain, subject.typedData.message]) : [];
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
