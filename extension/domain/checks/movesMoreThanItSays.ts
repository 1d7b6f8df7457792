import type { Asset } from "../decode/action.ts";
import { partyPhrase } from "../describe/phrases.ts";
import type { FlowView } from "../description.ts";
import type { Address } from "../primitives.ts";
import { simulatedFlows } from "../simulation/simulatedFlows.ts";
import { type Difference, keyOf, type SimulationDone } from "../simulation/simulation.ts";
import {
  type CheckInput,
  grantsOf,
  type LocalCheck,
  type Observation,
  phrasesFor,
  signerOf,
} from "./localCheck.ts";

/**
 * A simulation in which more leaves, or more is allowed, than was decoded. Where part of the request could not be decoded
 * something must be expected to leave; then it counts as much only if nothing comes back.
 */
export const movesMoreThanItSays: LocalCheck = {
  code: "moves-more-than-it-says",
  find: (input) => {
    const { simulation } = input.context;
    if (simulation?.status !== "done" || simulation.isReverted) return [];
    const said = saidBy(input);
    const more = simulation.differences.filter((one) => exceeds(one, said));
    const isGrant = ({ of }: Difference) => of.kind === "allowance" || of.kind === "operator";
    return [
      ...observe(input, simulation, { more: more.filter((one) => !isGrant(one)), isMove: true }),
      ...observe(input, simulation, { more: more.filter(isGrant), isMove: false }),
    ];
  },
};

interface Excess {
  more: readonly Difference[];
  isMove: boolean;
}

function observe(
  input: CheckInput,
  simulation: SimulationDone,
  { more, isMove }: Excess,
): readonly Observation[] {
  const flows = simulatedFlows({ ...simulation, differences: more }, phrasesFor(input));
  const [first] = isMove ? flows.out : flows.allowed;
  if (first === undefined) return [];
  const others = more.length - 1;
  const rest = others === 0 ? "" : ` and ${others} more`;
  const isExchange =
    isMove && !input.reading.isUnderstood && simulatedFlows(simulation, phrasesFor(input)).in.length > 0;
  const party = first.party === null ? "" : ` by ${partyPhrase(first.party, phrasesFor(input))}`;
  return [
    {
      level: isExchange ? "caution" : "danger",
      text: isMove
        ? `Simulated, ${lineOf(first)}${rest} leaves your account, which is more than the request says.`
        : `Simulated, ${lineOf(first)}${rest} can be taken afterwards${party}, which the request does not say.`,
      remedy: "Sign only where you know why this leaves.",
      restsOn: "simulation",
      ...(first.token === null ? {} : { about: { address: first.token } }),
    },
  ];
}

function lineOf({ amount, symbol }: FlowView): string {
  return `${amount} ${symbol}`;
}

/** What the request says leaves or is allowed at most, by what it is of. Null: any amount. */
type Said = ReadonlyMap<string, bigint | null>;

function exceeds({ of, before, after }: Difference, said: Said): boolean {
  const known = said.get(keyOf(of));
  if (known === null) return false;
  if (of.kind === "allowance" || of.kind === "operator") return after > before && after > (known ?? 0n);
  return before - after > (known ?? 0n);
}

function saidBy(input: CheckInput): Said {
  const said = new Map<string, bigint | null>();
  const add = (key: string, amount: bigint | null) => {
    const sum = said.has(key) ? (said.get(key) ?? null) : 0n;
    said.set(key, sum === null || amount === null ? null : sum + amount);
  };
  const { subject, reading, context } = input;
  const account = signerOf(subject);
  const calls = subject.kind === "calls" ? subject.calls : subject.kind === "transaction" ? [subject] : [];
  for (const { value } of calls) add("coin", value);
  for (const { token, amount } of context.ownMoves ?? [])
    add(token === "native" ? "coin" : keyOf({ kind: "token", token }), amount);
  // Some networks take a second fee; up to what the screen names, it is a fee.
  if (context.simulation?.status === "done") add("coin", context.simulation.mostFee);
  for (const action of reading.actions) {
    if (action.kind === "send" && action.from === account) addAsset(action.asset, add);
    if (action.kind === "unwrap") add(`token ${action.token}`, action.amount);
    if (action.kind === "call")
      for (const { token, amount, owner } of action.effects?.gives ?? [])
        if (token !== null && token !== "coin" && owner === account)
          add(keyOf({ kind: "token", token }), amount);
    if (action.kind === "order") for (const asset of action.gives) addAsset(asset, add);
    if (action.kind === "operator" && action.isApproved)
      add(`operator ${action.token} ${action.operator}`, 1n);
  }
  for (const { token, spender, amount, mode } of grantsOf(reading)) {
    const key = `allowance ${token} ${spender}`;
    add(key, amount);
    if (mode === "increase") add(key, allowedBefore(context.simulation, token, spender));
  }
  return said;
}

function allowedBefore(
  simulation: CheckInput["context"]["simulation"],
  token: Address,
  spender: Address,
): bigint {
  if (simulation?.status !== "done") return 0n;
  const key = keyOf({ kind: "allowance", token, spender });
  return simulation.differences.find(({ of }) => keyOf(of) === key)?.before ?? 0n;
}

function addAsset(asset: Asset, add: (key: string, amount: bigint | null) => void): void {
  if (asset.kind === "coin") return;
  add(`token ${asset.token}`, asset.amount);
  if (asset.kind !== "nft") return;
  if (asset.tokenId === null) return;
  add(`piece ${asset.token} ${asset.tokenId}`, asset.amount);
  add(`edition ${asset.token} ${asset.tokenId}`, asset.amount);
}
