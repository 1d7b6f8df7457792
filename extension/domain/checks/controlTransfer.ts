import type { ControlKind } from "../decode/action.ts";
import { partyPhrase } from "../describe/phrases.ts";
import { actionsOf, type LocalCheck, phrasesFor } from "./localCheck.ts";
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
    actionsOf(input.reading, "control").map(({ what, contract, party, call }) => {
      const place = phrasesFor(input);
      const whom = party === null ? "" : `, in favour of ${partyPhrase(party, place)}`;
      const isMeant = party !== null && what !== "delegatecall" && isNamed(party, input.context);
      return {
        level: isMeant ? "caution" : "danger",
        text: `${deeds[what]} ${partyPhrase(contract, place)}${whom}.`,
        remedy: "Reject unless you administer this contract and mean to do exactly this.",
        about: { address: contract, call },
      };
    }),
};
