import { formatUnits } from "../describe/units.ts";
import { actionsOf, type CheckInput, type LocalCheck } from "./localCheck.ts";

/** Creation of a contract, above all with coin sent along, which its code can pass on at once. */
export const contractCreation: LocalCheck = {
  code: "contract-creation",
  find: (input) =>
    actionsOf(input.reading, "create").map(({ value, call }) => {
      const about = { call };
      if (value > 0n) {
        const paid = `${formatUnits(value, 18)} ${input.context.coinSymbol ?? "ETH"}`;
        const text = `Creates a contract and sends it ${paid}; its code can pass the coin on at once.`;
        return { level: "danger", text, remedy: "Reject unless you wrote this contract.", about };
      }
      if (destroysItself(input, call)) {
        return {
          level: "danger",
          text: "Creates a contract whose code destroys itself and pays somebody out.",
          about,
        };
      }
      return { level: "caution", text: "Creates a contract. What its code does is not known.", about };
    }),
};

// PUSH20 <address> SELFDESTRUCT, the shortest way to pass value on.
function destroysItself({ subject }: CheckInput, call: number): boolean {
  const data =
    subject.kind === "transaction"
      ? subject.data
      : subject.kind === "calls"
        ? subject.calls[call]?.data
        : "0x";
  return /^0x73[0-9a-f]{40}ff/.test(data ?? "0x");
}
