import { coreTokenAt } from "../coreTokens.ts";
import type { Reading } from "../decode/action.ts";
import { readSubject } from "../decode/readSubject.ts";
import { partyOf } from "../policy/movements.ts";
import type { Address } from "../primitives.ts";
import type { Subject } from "../subject.ts";
import { isKeptByToken } from "./bounds.ts";
import { actionsOf, chainOf, grantsOf } from "./localCheck.ts";
import { contractsIn, granteesOf } from "./parties.ts";

/** Addresses that the checks and the description will ask about. */
export interface NeededFacts {
  /** Whether there is code. */
  code: readonly Address[];
  /** Symbol and decimals; core tokens are left out. */
  tokens: readonly Address[];
  /** What stands behind them and since when; whoever gets power comes first. */
  contracts: readonly Address[];
  /** How much of them the account has. */
  balances: readonly Address[];
  /** What may be taken already. */
  allowances: readonly { token: Address; spender: Address }[];
}

const most = 50;
/** Each of these costs several reads. */
const mostContracts = 8;

/** What the caller should read from the chain first, so that the context can answer the checks; each is bounded. */
export function factsNeeded(subject: Subject): NeededFacts {
  const reading = readSubject(subject);
  const { actions } = reading;
  const code = new Set<Address>(calledBy(subject));
  const tokens = new Set<Address>();
  for (const action of actions) {
    const party = partyOf(action);
    if (party !== null) code.add(party);
    const assets =
      action.kind === "send"
        ? [action.asset]
        : action.kind === "order"
          ? [...action.gives, ...action.gets.map(({ asset }) => asset)]
          : action.kind === "delegation"
            ? (action.terms?.spends ?? []).map(({ asset }) => asset)
            : [];
    for (const asset of assets) if (asset.kind !== "coin") tokens.add(asset.token);
    if ("token" in action) tokens.add(action.token);
  }
  return {
    code: [...code].slice(0, most),
    tokens: [...tokens].filter((token) => coreTokenAt(chainOf(subject), token) === null).slice(0, most),
    contracts: [
      ...new Set([...granteesOf(reading).map(({ party }) => party), ...actions.flatMap(contractsIn)]),
    ].slice(0, mostContracts),
    ...holdingsIn(reading),
  };
}

function holdingsIn(reading: Reading): Pick<NeededFacts, "balances" | "allowances"> {
  const grants = grantsOf(reading);
  const given = [
    ...actionsOf(reading, "send").map(({ asset }) => asset),
    ...actionsOf(reading, "order").flatMap(({ gives }) => gives),
  ];
  const balances = new Set(grants.map(({ token }) => token));
  for (const asset of given) if (asset.kind === "erc20") balances.add(asset.token);
  const allowances = new Map(
    grants
      .filter(isKeptByToken)
      .map(({ token, spender }) => [`${token} ${spender}`, { token, spender }] as const),
  );
  return {
    balances: [...balances].slice(0, mostContracts),
    allowances: [...allowances.values()].slice(0, mostContracts),
  };
}

function calledBy(subject: Subject): readonly Address[] {
  const calls = subject.kind === "calls" ? subject.calls : subject.kind === "transaction" ? [subject] : [];
  return calls.flatMap(({ to }) => (to === null ? [] : [to]));
}
