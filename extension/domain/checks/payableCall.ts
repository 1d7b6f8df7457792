import { isWrappedCoin } from "../coreTokens.ts";
import { partyPhrase } from "../describe/phrases.ts";
import { formatUnits } from "../describe/units.ts";
import { actionsOf, chainOf, type LocalCheck, phrasesFor } from "./localCheck.ts";

/** Coin sent with a call whose meaning is not known, or deposited with a contract that is not the wrapped coin. */
export const payableCall: LocalCheck = {
  code: "payable-call",
  find: (input) => {
    const place = phrasesFor(input);
    const unknown = actionsOf(input.reading, "call").map(({ to, value, call }) => ({ to, value, call }));
    const deposits = actionsOf(input.reading, "wrap")
      .filter(({ token }) => !isWrappedCoin(chainOf(input.subject), token))
      .map(({ token, amount, call }) => ({ to: token, value: amount, call }));
    return [...unknown, ...deposits]
      .filter(({ value }) => value > 0n)
      .map(({ to, value, call }) => ({
        level: "caution",
        text: `Pays ${formatUnits(value, 18)} ${input.context.coinSymbol ?? "ETH"} to ${partyPhrase(to, place)} with a call that says nothing of what comes back.`,
        remedy: "Pay only where you know what the contract does.",
        about: { address: to, call },
      }));
  },
};
