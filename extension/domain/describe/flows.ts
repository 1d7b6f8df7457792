import type { Action, Asset, OrderDeed } from "../decode/action.ts";
import type { FlowView } from "../description.ts";
import type { Address } from "../primitives.ts";
import { allowanceView } from "./allowanceView.ts";
import { assetView, symbolOf } from "./assetView.ts";
import { flowsOfEffects } from "./effectFlows.ts";
import { assetPhrase, type PhraseContext, partyPhrase } from "./phrases.ts";

/** What leaves, what comes, and what somebody may take, as far as it can be decoded. */
export interface Flows {
  out: readonly FlowView[];
  in: readonly FlowView[];
  allowed: readonly FlowView[];
}

/** Sorts the value that actions move by its direction, as seen from `account`. */
export function flowsOf(actions: readonly Action[], account: Address | null, place: PhraseContext): Flows {
  const flows = sumSends(actions).map((action) => flowsOfAction(action, account, place));
  return {
    out: flows.flatMap((flow) => flow.out),
    in: flows.flatMap((flow) => flow.in),
    allowed: flows.flatMap((flow) => flow.allowed),
  };
}

/** Several sends of one asset to one party are one line with their sum: nobody should have to add. */
function sumSends(actions: readonly Action[]): Action[] {
  const summed: Action[] = [];
  const places = new Map<string, number>();
  for (const action of actions) {
    const key = sumKeyOf(action);
    const at = key === null ? undefined : places.get(key);
    const before = at === undefined ? undefined : summed[at];
    if (at !== undefined && before?.kind === "send" && action.kind === "send") {
      const amount = before.asset.amount + action.asset.amount;
      summed[at] = { ...before, asset: { ...before.asset, amount } };
      continue;
    }
    if (key !== null) places.set(key, summed.length);
    summed.push(action);
  }
  return summed;
}

function sumKeyOf(action: Action): string | null {
  if (action.kind !== "send" || action.asset.kind === "nft") return null;
  const token = action.asset.kind === "erc20" ? action.asset.token : "coin";
  return `${token} ${action.from} ${action.to}`;
}

function flowsOfAction(action: Action, account: Address | null, place: PhraseContext): Flows {
  switch (action.kind) {
    case "send": {
      if (isEmpty(action.asset)) return none;
      const view = assetView(action.asset, action.to, null, place);
      if (action.to === account && action.from !== account) {
        return { ...none, in: [assetView(action.asset, action.from, null, place)] };
      }
      return { ...none, out: [view] };
    }
    case "wrap":
      return {
        ...none,
        out: [assetView({ kind: "coin", amount: action.amount }, action.token, null, place)],
      };
    case "create":
      return action.value > 0n
        ? { ...none, out: [assetView({ kind: "coin", amount: action.value }, null, null, place)] }
        : none;
    case "unwrap":
      return {
        ...none,
        out: [
          assetView({ kind: "erc20", token: action.token, amount: action.amount }, action.token, null, place),
        ],
      };
    case "allow":
      return action.mode === "decrease" || action.amount === 0n
        ? none
        : { ...none, allowed: [allowanceView(action, place)] };
    case "call":
      return action.effects === undefined ? none : flowsOfEffects(action.effects, account, place);
    case "operator":
      return action.isApproved ? { ...none, allowed: [collectionView(action, place)] } : none;
    case "order":
      return flowsOfOrder(action, account, place);
    default:
      return none;
  }
}

const none: Flows = { out: [], in: [], allowed: [] };

/** What an order gives, and what it brings to the account; where it brings the account nothing, who gets it instead. */
function flowsOfOrder(
  { gives, gets, taker, isFill }: OrderDeed,
  account: Address | null,
  place: PhraseContext,
): Flows {
  const note = isFill === true ? null : "if somebody fills the order";
  const own = gets.filter(({ recipient }) => recipient === account);
  const others = gets.filter(({ recipient }) => recipient !== account);
  return {
    out: gives.map((asset) => assetView(asset, taker, note, place)),
    in:
      own.length > 0 || others.length === 0
        ? own.map(({ asset }) => assetView(asset, taker, note, place))
        : [nothingForYou(others, place)],
    allowed: [],
  };
}

function nothingForYou(others: OrderDeed["gets"], place: PhraseContext): FlowView {
  const parts = others
    .slice(0, 3)
    .map(({ asset, recipient }) => `${assetPhrase(asset, place)} goes to ${partyPhrase(recipient, place)}`);
  const rest = others.length > 3 ? `, and more to ${others.length - 3} others` : "";
  const [first] = others;
  return {
    amount: "Nothing",
    symbol: "for you",
    token: null,
    party: first?.recipient ?? null,
    note: `${parts.join(", ")}${rest}`,
  };
}

function isEmpty(asset: Asset): boolean {
  return asset.amount === 0n;
}

function collectionView(
  { token, operator }: Extract<Action, { kind: "operator" }>,
  place: PhraseContext,
): FlowView {
  return {
    amount: "everything",
    symbol: symbolOf(token, place) ?? "of a collection",
    token,
    party: operator,
    note: "no end date",
  };
}
