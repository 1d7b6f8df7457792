import { tokenAt } from "../coreTokens.ts";
import type { Action } from "../decode/action.ts";
import { partyPhrase, tokenName } from "../describe/phrases.ts";
import { actionsOf, type CheckInput, chainOf, type LocalCheck, phrasesFor } from "./localCheck.ts";

/** Sends that reach nobody: to a token's own contract, to a burn address, to oneself. */
export const oddRecipient: LocalCheck = {
  code: "odd-recipient",
  find: (input) =>
    actionsOf(input.reading, "send").flatMap((send) => {
      const text = problemOf(send, input);
      return text === null
        ? []
        : [
            {
              level: "caution",
              text,
              remedy: "Check the recipient.",
              about: { address: send.to, call: send.call },
            },
          ];
    }),
};

function problemOf(send: Extract<Action, { kind: "send" }>, input: CheckInput): string | null {
  const place = phrasesFor(input);
  const { to, from, asset } = send;
  if (/^0x0{36}/.test(to) || /^0x(?:dead|0{4}).*(?:dead|0{4})$/.test(to)) {
    return `${partyPhrase(to, place)} is an address nobody has the key of: what is sent there is lost.`;
  }
  if (asset.kind !== "coin" && asset.token === to) {
    return `Sends ${tokenName(asset.token, place)} to its own contract, where it stays.`;
  }
  const isPlainSend = asset.kind !== "coin" || send.depth > 0 || onlySends(input);
  if (isPlainSend && tokenAt(chainOf(input.subject), to, input.context) !== null) {
    return `${partyPhrase(to, place)} is a token's contract: what is sent there may be lost.`;
  }
  return to === from ? "Sends to the same account it comes from." : null;
}

// A call to a token with coin attached is that call's business; a bare payment to it is a mistake.
function onlySends({ reading }: CheckInput): boolean {
  return reading.actions.every(({ kind }) => kind === "send");
}
