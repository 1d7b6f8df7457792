import { signerOf } from "../../checks/localCheck.ts";
import type { Action } from "../../decode/action.ts";
import { readSubject } from "../../decode/readSubject.ts";
import type { Address } from "../../primitives.ts";
import type { Subject } from "../../subject.ts";
import { quoteName } from "../quote.ts";
import type { ClearRow } from "./fields.ts";

const ofPower =
  /approv|allow|permit|authori|grant|spend|access|operator|delegat|revoke|owner|admin|upgrad|role|control|manage|signer|module|guard|threshold|recover|session|listing|list |sell|order/i;
const ofGetting = /claim|receiv|reward|airdrop|bonus|refund|verif|log ?in|sign ?in|connect|confirm your/i;
const ofGiving = /send|transfer|pay|deposit|swap|sell|buy|stake|supply|burn|bridge|donat|spend/i;

/**
 * A row where a descriptor's purpose does not name what this wallet decoded: power that is given, or assets that leave for
 * what is called a gain. It stands before the descriptor's words, and what was decoded counts.
 */
export function contradictionRow(intent: string | null, subject: Subject): ClearRow | null {
  if (intent === null) return null;
  const { actions } = readSubject(subject);
  const found =
    !ofPower.test(intent) && actions.some(givesPower) ? "power over assets or accounts is given" : null;
  const isGain = ofGetting.test(intent) && !ofGiving.test(intent);
  const other =
    isGain && actions.some((action) => givesAssets(action, signerOf(subject))) ? "assets leave" : null;
  const decoded = found ?? other;
  if (decoded === null) return null;
  return {
    label: "Descriptor, a contradiction",
    value: `It says ${quoteName(intent, 80)}, but this wallet decoded that ${decoded}. What was decoded counts.`,
  };
}

function givesPower(action: Action): boolean {
  if (action.kind === "allow") return action.mode !== "decrease" && action.amount > 0n;
  if (action.kind === "operator") return action.isApproved;
  // Votes move nothing, and purposes of voting rarely say more than the token.
  if (action.kind === "delegation") return action.what !== "votes";
  return action.kind === "control";
}

/** A fee in the chain's coin is nothing odd in a claim. */
function givesAssets(action: Action, signer: Address | null): boolean {
  if (action.kind === "order") return action.gives.length > 0;
  return action.kind === "send" && action.asset.kind !== "coin" && action.from === signer;
}
