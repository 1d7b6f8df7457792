import { amountOf, partyPhrase } from "../describe/phrases.ts";
import { formatUnits } from "../describe/units.ts";
import { movementsOf } from "../policy/movements.ts";
import { actionsOf, grantsOf, type LocalCheck, phrasesFor } from "./localCheck.ts";

/** What the calls of a batch come to together, where no single one shows it. */
export const batchSum: LocalCheck = {
  code: "batch-sum",
  find: (input) => {
    const { subject, reading, context } = input;
    if (subject.kind !== "calls" || subject.calls.length < 2) return [];
    const place = phrasesFor(input);
    const sums = movementsOf(reading).filter(({ isSum }) => isSum);
    const drained = sums.flatMap(({ token, amount }) => {
      const balance = context.balances?.[token];
      if (amount === null || balance === undefined || balance === 0n || amount < balance) return [];
      const total =
        token === "native"
          ? `${formatUnits(amount, 18)} ${context.coinSymbol ?? "ETH"}`
          : amountOf(token, amount, place);
      return [
        {
          level: "danger" as const,
          text: `Together these calls move or allow ${total}: all you hold of it.`,
          restsOn: "chain" as const,
        },
      ];
    });
    const spenders = new Set(grantsOf(reading).map(({ spender }) => spender));
    const paid = actionsOf(reading, "send").filter(({ to }) => spenders.has(to));
    const same = paid.map(({ to, call }) => ({
      level: "caution" as const,
      text: `One call of this batch pays ${partyPhrase(to, place)}, and another allows it to take more.`,
      about: { address: to, call },
    }));
    return [...drained, ...same];
  },
};
