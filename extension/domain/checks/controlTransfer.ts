import type { Action, ControlKind } from "../decode/action.ts";
import { partyPhrase } from "../describe/phrases.ts";
import { isSafe } from "../safeSingletons.ts";
import { actionsOf, type CheckInput, type LocalCheck, phrasesFor } from "./localCheck.ts";
import { isNamed } from "./parties.ts";

const deeds: Readonly<Record<ControlKind, string>> = {
  owner: "Changes who owns or guards",
  admin: "Changes who administers",
  role: "Gives a role over",
  upgrade: "Replaces the code of",
  delegatecall: "Runs foreign code with all rights of",
};

/**
 * Calls that hand over a contract: ownership, roles, upgrades, foreign code. Whoever wrote the other side down means to
 * do it, which is caution; having dealt with it is no reason to give it a contract. Foreign code stays danger.
 */
export const controlTransfer: LocalCheck = {
  code: "control-transfer",
  find: (input) =>
    actionsOf(input.reading, "control").map((control) => {
      const { what, contract, party, call } = control;
      const place = phrasesFor(input);
      const whom = party === null ? "" : `, in favour of ${partyPhrase(party, place)}`;
      const isMeant = party !== null && what !== "delegatecall" && isNamed(party, input.context);
      const said = `${deeds[what]} ${partyPhrase(contract, place)}${whom}`;
      const isIdle = isFromOutside(control, input);
      return {
        level: isMeant || isIdle ? "caution" : "danger",
        text: isIdle
          ? `${said}; only the Safe itself may do that, so this call changes nothing.`
          : `${said}.`,
        remedy: isIdle
          ? "Reject: it fails and costs its fee. A Safe's owners sign such a change for the Safe."
          : "Reject unless you administer this contract and mean to do exactly this.",
        about: { address: contract, call },
      };
    }),
};

// A Safe lets nobody but itself change its owners, its modules and its guard, whichever account calls.
function isFromOutside(
  { what, contract, depth }: Extract<Action, { kind: "control" }>,
  { subject, context }: CheckInput,
): boolean {
  if (subject.kind !== "transaction" && subject.kind !== "calls") return false;
  return what === "owner" && depth === 0 && contract !== subject.from && isSafe(contract, context);
}
