import type { ProxyCode, RememberedProxy } from "../contractFacts.ts";
import { partyPhrase } from "../describe/phrases.ts";
import type { Address } from "../primitives.ts";
import { isoTime } from "../time.ts";
import { type CheckInput, type LocalCheck, type Observation, phrasesFor } from "./localCheck.ts";
import { contractsIn, granteesOf } from "./parties.ts";

/**
 * Contracts that hand their calls on to other code than when the account last signed for them, or to no code at all. Whoever
 * may change that code decides what becomes of every allowance that the contract has.
 */
export const proxyChanged: LocalCheck = {
  code: "proxy-changed",
  find: (input) => {
    if (input.context.contracts === undefined) return [];
    const grantees = new Map(granteesOf(input.reading).map(({ party, call }) => [party, call]));
    const places = new Map(grantees);
    for (const action of input.reading.actions) {
      for (const address of contractsIn(action)) {
        if (!places.has(address)) places.set(address, action.call);
      }
    }
    return [...places].flatMap(([address, call]) => {
      const proxy = input.context.contracts?.[address]?.proxy;
      if (proxy === undefined) return [];
      const before = input.context.remembered?.[address];
      const isGranted = grantees.has(address) || before?.hasGrant === true;
      const said = observe(address, { proxy, before, isGranted }, input);
      return said === null ? [] : [{ ...said, about: { address, call }, restsOn: "chain" as const }];
    });
  },
};

interface Seen {
  /** Null: it is no proxy. */
  proxy: ProxyCode | null;
  before: RememberedProxy | undefined;
  isGranted: boolean;
}

function observe(
  address: Address,
  { proxy, before, isGranted }: Seen,
  input: CheckInput,
): Pick<Observation, "level" | "text" | "remedy"> | null {
  const name = partyPhrase(address, phrasesFor(input));
  const level = isGranted ? "danger" : "caution";
  if (before !== undefined && before.implementation !== proxy?.implementation) {
    const day = isoTime(before.seenAt).slice(0, 10);
    return {
      level,
      text: `The code behind ${name} is not what it was on ${day}, when you last signed for it.`,
      remedy: "Look for the upgrade in the application's own news; reject where there is none.",
    };
  }
  if (proxy?.code !== "none") return null;
  return {
    level,
    text: `${name} hands its calls on to an address without a contract's code, so others may decide what it does.`,
    remedy: "Reject: a contract in use has code behind it.",
  };
}
