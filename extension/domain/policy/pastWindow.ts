import type { Address } from "../primitives.ts";
import type { PastSpend, PolicyFacts } from "./policyFacts.ts";

/** No rule looks further back. */
const longestMs = 2_592_000_000;

/** What each account signed, as far back as any rule looks; grows in time's order. */
export interface PastWindow {
  before: (facts: PolicyFacts) => readonly PastSpend[];
  add: (spend: PastSpend) => void;
}

export function createPastWindow(): PastWindow {
  const byAccount = new Map<Address, PastSpend[]>();
  return {
    before({ account, now }) {
      const past = account === null ? undefined : byAccount.get(account);
      if (past === undefined) return [];
      const first = past.findIndex(({ at }) => now - at <= longestMs);
      if (first > 0) past.splice(0, first);
      return first === -1 ? [] : past;
    },
    add(spend) {
      const past = byAccount.get(spend.account) ?? [];
      past.push(spend);
      byAccount.set(spend.account, past);
    },
  };
}
