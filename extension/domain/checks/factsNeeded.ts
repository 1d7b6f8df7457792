import { coreTokenAt } from "../coreTokens.ts";
import { readSubject } from "../decode/readSubject.ts";
import { partyOf } from "../policy/movements.ts";
import type { Address } from "../primitives.ts";
import type { Subject } from "../subject.ts";
import { chainOf } from "./localCheck.ts";

/** Addresses that the checks and the description will ask about. */
export interface NeededFacts {
  /** Whether there is code. */
  code: readonly Address[];
  /** Symbol and decimals; core tokens are left out. */
  tokens: readonly Address[];
}

const most = 50;

/** What the caller should read from the chain first, so that the context can answer the checks; at most 50 of each. */
export function factsNeeded(subject: Subject): NeededFacts {
  const { actions } = readSubject(subject);
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
          : [];
    for (const asset of assets) if (asset.kind !== "coin") tokens.add(asset.token);
    if ("token" in action) tokens.add(action.token);
  }
  return {
    code: [...code].slice(0, most),
    tokens: [...tokens].filter((token) => coreTokenAt(chainOf(subject), token) === null).slice(0, most),
  };
}

function calledBy(subject: Subject): readonly Address[] {
  const calls = subject.kind === "calls" ? subject.calls : subject.kind === "transaction" ? [subject] : [];
  return calls.flatMap(({ to }) => (to === null ? [] : [to]));
}
