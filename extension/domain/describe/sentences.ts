import { unreachable } from "../../errors/invariant.ts";
import type { Action, AllowDeed, ControlKind, OrderDeed } from "../decode/action.ts";
import { delegationSentence } from "./delegationWords.ts";
import { wordEffects } from "./effects.ts";
import {
  allowanceOf,
  amountOf,
  assetPhrase,
  endPhrase,
  type PhraseContext,
  partyPhrase,
  tokenName,
} from "./phrases.ts";
import { quoteName } from "./quote.ts";

/** A noun for the title, and one sentence with verb, amount, token, counterparty and duration. */
export interface Wording {
  title: string;
  sentence: string;
}

const controls: Readonly<Record<ControlKind, string>> = {
  owner: "Changes who owns or guards",
  admin: "Changes who administers",
  role: "Gives a role over",
  upgrade: "Replaces the code of",
  delegatecall: "Runs foreign code in the name of",
};

/** Words one action. */
export function wordAction(action: Action, place: PhraseContext): Wording {
  switch (action.kind) {
    case "send":
      return {
        title: "Send",
        sentence: `Sends ${assetPhrase(action.asset, place)} to ${partyPhrase(action.to, place)}.`,
      };
    case "allow":
      return wordAllowance(action, place);
    case "operator":
      return wordOperator(action, place);
    case "order":
      return { title: "Order", sentence: wordOrder(action, place) };
    case "control":
      return {
        title: "Control",
        sentence: `${controls[action.what]} ${partyPhrase(action.contract, place)}${inFavour(action.party, place)}.`,
      };
    case "wrap":
      return wordDeposit(action.amount, action.token, place);
    case "unwrap":
      return { title: "Withdraw", sentence: `Withdraws ${amountOf(action.token, action.amount, place)}.` };
    default:
      return wordUnclear(action, place);
  }
}

function wordUnclear(
  action: Exclude<Action, { kind: "send" | "allow" | "operator" | "order" | "control" | "wrap" | "unwrap" }>,
  place: PhraseContext,
): Wording {
  switch (action.kind) {
    case "create": {
      const paid = action.value > 0n ? `, and sends it ${coin(action.value, place)}` : "";
      return {
        title: "Create",
        sentence: `Creates a contract of ${action.size} bytes of code${paid}. What it does is not known.`,
      };
    }
    case "call":
      return wordCall(action, place);
    case "delegation":
      return { title: "Delegate", sentence: delegationSentence(action, place) };
    case "plain-text":
      return { title: "Signature", sentence: "Signs this text. It moves nothing by itself." };
    case "sign-in":
      return { title: "Sign-in", sentence: "Signs you in with your account. It moves nothing by itself." };
    case "opaque":
      return { title: "Signature", sentence: `Signs something that cannot be read. ${action.why}` };
    case "unknown-signature":
      return {
        title: "Signature",
        sentence: `Signs data of the form ${quoteName(action.primaryType)}, which is not known. What it allows cannot be said.`,
      };
    default:
      return unreachable(action, "every action is worded");
  }
}

function wordAllowance(grant: AllowDeed, place: PhraseContext): Wording {
  const spender = partyPhrase(grant.spender, place);
  const token = tokenName(grant.token, place);
  const title = grant.form === "signature" ? "Permit" : "Approve";
  if (grant.mode === "decrease") {
    return {
      title,
      sentence: `Lowers what ${spender} may take of your ${token} by ${amountOf(grant.token, grant.amount, place)}.`,
    };
  }
  if (grant.amount === 0n)
    return { title: "Revoke", sentence: `Takes back what ${spender} may take of your ${token}.` };
  const end = endPhrase(grant.endsAt, place);
  const more = grant.mode === "increase" ? " more than now" : "";
  const once = grant.isOnce ? " once" : "";
  return {
    title,
    sentence: `Lets ${spender} take${once} ${allowanceOf(grant.token, grant.amount, place)}${more}, ${end}.`,
  };
}

function wordOperator(
  { token, operator, isApproved }: Extract<Action, { kind: "operator" }>,
  place: PhraseContext,
): Wording {
  const party = partyPhrase(operator, place);
  const name = tokenName(token, place);
  return isApproved
    ? { title: "Approve all", sentence: `Lets ${party} move everything you hold of ${name}, no end date.` }
    : { title: "Revoke", sentence: `Takes back that ${party} may move what you hold of ${name}.` };
}

function wordOrder(order: OrderDeed, place: PhraseContext): string {
  const gives = order.gives.map((asset) => assetPhrase(asset, place)).join(", ");
  const gets = order.gets.map(
    ({ asset, recipient }) => `${assetPhrase(asset, place)} to ${partyPhrase(recipient, place)}`,
  );
  if (!order.isComplete && gives === "")
    return "An order to trade that cannot be read. What it gives away cannot be said.";
  const rest = order.isComplete ? "" : " Part of the order could not be read.";
  const end = endPhrase(order.endsAt, place);
  return `Offers ${gives || "nothing"} against ${gets.join(", ") || "nothing"}, ${end}.${rest}`;
}

function wordDeposit(
  amount: bigint,
  token: Extract<Action, { kind: "wrap" }>["token"],
  place: PhraseContext,
): Wording {
  return { title: "Deposit", sentence: `Deposits ${coin(amount, place)} with ${partyPhrase(token, place)}.` };
}

function wordCall(call: Extract<Action, { kind: "call" }>, place: PhraseContext): Wording {
  const { effects } = call;
  if (effects !== undefined) return wordEffects({ ...call, effects }, place);
  const paid = call.value > 0n ? ` and pays ${coin(call.value, place)}` : "";
  const name =
    call.signature === null
      ? `an unknown function (${call.selector ?? "no selector"})`
      : `“${call.signature}”`;
  return {
    title: "Contract call",
    sentence: `Calls ${name} of ${partyPhrase(call.to, place)}${paid}. What it does could not be decoded.`,
  };
}

function coin(amount: bigint, place: PhraseContext): string {
  return assetPhrase({ kind: "coin", amount }, place);
}

function inFavour(party: Extract<Action, { kind: "control" }>["party"], place: PhraseContext): string {
  return party === null ? "" : `, in favour of ${partyPhrase(party, place)}`;
}
