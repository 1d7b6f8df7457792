import { partyPhrase } from "../describe/phrases.ts";
import { type LocalCheck, phrasesFor } from "./localCheck.ts";

/** Code that is not what it was when the request was first simulated. */
export const codeChanged: LocalCheck = {
  code: "code-changed",
  find: (input) => {
    const { simulation } = input.context;
    if (simulation?.status !== "done") return [];
    return simulation.changedCode.map((address) => ({
      level: "danger",
      text: `The code at ${partyPhrase(address, phrasesFor(input))} changed while this request was open.`,
      remedy: "Reject it, and ask again once you know why the code changed.",
      about: { address },
      restsOn: "simulation",
    }));
  },
};
