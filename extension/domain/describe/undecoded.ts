import type { Action, Reading } from "../decode/action.ts";
import { isUnderstood } from "../decode/readSubject.ts";
import { doubtWords } from "./effects.ts";
import { type PhraseContext, partyPhrase } from "./phrases.ts";
import { quoteName } from "./quote.ts";

const mostSaid = 2;

/** What of a request could not be decoded, in words: a gap should say what is missing. */
export function undecodedText({ actions }: Reading, place: PhraseContext): string {
  const texts = [
    ...new Set(actions.filter((action) => !isUnderstood(action)).map((one) => textOf(one, place))),
  ];
  const more = texts.length > mostSaid ? ["More could not be decoded either."] : [];
  return [...texts.slice(0, mostSaid), ...more].join(" ");
}

function textOf(action: Action, place: PhraseContext): string {
  switch (action.kind) {
    case "call": {
      if (action.doubt !== undefined && action.doubt !== null) return doubtWords[action.doubt];
      const name =
        action.signature === null ? (action.selector ?? "without a name") : quoteName(action.signature, 60);
      return `What the function ${name} of ${partyPhrase(action.to, place)} does could not be decoded.`;
    }
    case "order":
      return "Part of the order could not be read, so what it gives away is not known.";
    case "create":
      return "What the new contract does is not known.";
    case "opaque":
      return `What is signed cannot be read. ${action.why}`;
    case "unknown-signature":
      return `The form ${quoteName(action.primaryType, 60)} is not known, so what the signature allows cannot be said.`;
    default:
      return "Part of this request could not be decoded, so what it does is not known.";
  }
}
