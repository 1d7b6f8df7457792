import type { Action, Asset } from "../decode/action.ts";
import type { CallEffects } from "../decode/callEffects.ts";
import type { Address, Hex } from "../primitives.ts";
import { keyOf, type SimulatedLog, type Watched } from "./simulation.ts";

/** More would make one request to a node too large; what was decoded comes first. */
const mostWatched = 40;

const transfer = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
const approval = "0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925";
const approvalForAll = "0x17307eab39ab6107e8899845ad3d59bd9653f200f220920489ca2b5937696c31";
const transferSingle = "0xc3d58168c5ae7397731d063d5bbf3d657854427343f4c083240f7aacaa2d0f62";
/** Where nodes report movements of the coin as if it were a token. */
const coinPlace = "0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";

/**
 * What to read before and after: the coin, whatever decoding names, and whatever the run touched. Logs only say where to
 * look; an event without a change changes nothing, and a change without an event is seen where the contract was touched.
 */
export function watchedBy(
  actions: readonly Action[],
  {
    account,
    logs,
    touched,
  }: { account: Address; logs: readonly SimulatedLog[]; touched: readonly Address[] },
): readonly Watched[] {
  const found = new Map<string, Watched>();
  const all: readonly Watched[] = [
    { kind: "coin" },
    ...actions.flatMap(watchedByAction),
    ...logs.flatMap((log) => watchedByLog(log, account)),
    ...touched.map((token) => ({ kind: "token", token }) as const),
  ];
  for (const watched of all) if (!found.has(keyOf(watched))) found.set(keyOf(watched), watched);
  return [...found.values()].slice(0, mostWatched);
}

function watchedByAction(action: Action): readonly Watched[] {
  switch (action.kind) {
    case "send":
      return watchedByAsset(action.asset);
    case "wrap":
    case "unwrap":
      return [{ kind: "token", token: action.token }];
    case "allow":
      return [
        { kind: "allowance", token: action.token, spender: action.spender },
        { kind: "token", token: action.token },
      ];
    case "operator":
      return [
        { kind: "operator", token: action.token, operator: action.operator },
        { kind: "token", token: action.token },
      ];
    case "call":
      return tokensOf(action.effects).map((token) => ({ kind: "token", token }) as const);
    case "order":
      return [...action.gives, ...action.gets.map(({ asset }) => asset)].flatMap(watchedByAsset);
    default:
      return [];
  }
}

function tokensOf(effects: CallEffects | undefined): readonly Address[] {
  const named = [...(effects?.gives ?? []), ...(effects?.gets ?? [])];
  return named.flatMap(({ token }) => (token === null || token === "coin" ? [] : [token]));
}

function watchedByAsset(asset: Asset): readonly Watched[] {
  if (asset.kind === "coin") return [];
  const { token } = asset;
  const balance = { kind: "token", token } as const;
  if (asset.kind === "erc20" || asset.tokenId === null) return [balance];
  const { tokenId: id } = asset;
  return [{ kind: "piece", token, id }, { kind: "edition", token, id }, balance];
}

function watchedByLog({ address: token, topics, data }: SimulatedLog, account: Address): readonly Watched[] {
  const [topic, first, second, third] = topics;
  if (token === coinPlace) return [];
  const parties = [first, second, third].map(addressIn);
  if (topic === transferSingle) {
    const id = wordAt(data, 0);
    return id === null || !parties.includes(account) ? [] : [{ kind: "edition", token, id }];
  }
  if (topic === transfer) {
    const isPiece = third !== undefined;
    if (!isPiece) return [{ kind: "token", token }];
    return [
      { kind: "piece", token, id: BigInt(third) },
      { kind: "token", token },
    ];
  }
  const [owner, party] = parties;
  if (owner !== account || party === undefined || party === null) return [{ kind: "token", token }];
  if (topic === approval) return [{ kind: "allowance", token, spender: party }];
  if (topic === approvalForAll) return [{ kind: "operator", token, operator: party }];
  return [{ kind: "token", token }];
}

function addressIn(word: Hex | undefined): Address | null {
  if (word === undefined || !word.startsWith(`0x${"0".repeat(24)}`)) return null;
  return `0x${word.slice(26)}`;
}

function wordAt(data: Hex, index: number): bigint | null {
  const word = data.slice(2 + index * 64, 2 + (index + 1) * 64);
  return word.length === 64 ? BigInt(`0x${word}`) : null;
}
