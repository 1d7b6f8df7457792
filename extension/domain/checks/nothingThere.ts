import { partyPhrase } from "../describe/phrases.ts";
import { codeAt, type LocalCheck, phrasesFor } from "./localCheck.ts";

/** Calls to an address without code: nothing happens there now, and whoever puts code there later decides what does. */
export const nothingThere: LocalCheck = {
  code: "nothing-there",
  find: (input) => {
    const { subject, context } = input;
    if (subject.kind !== "transaction" && subject.kind !== "calls") return [];
    const calls = subject.kind === "calls" ? subject.calls : [subject];
    return calls.flatMap(({ to, data }, call) => {
      if (to === null || data === "0x" || codeAt(to, context) !== "none") return [];
      const text = `${partyPhrase(to, phrasesFor(input))} has no code on this chain, so the call does nothing now.`;
      return [
        {
          level: "caution" as const,
          text,
          remedy: "Check that you are on the right chain.",
          about: { address: to, call },
          restsOn: "chain" as const,
        },
      ];
    });
  },
};
