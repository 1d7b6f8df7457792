import { exceptionOffer } from "../overrides/exceptionOffer.ts";
import type { BlockedRequest } from "../overrides/overrides.ts";
import type { Desk } from "./desk.ts";

/** An open request that is blocked now, as an exception is made for it. */
export function blockedRequest(desk: Desk, id: string): BlockedRequest | null {
  const entry = desk.open.get(id);
  if (entry === undefined) return null;
  const { row, inspection } = entry;
  inspection.decideAgain();
  const state = inspection.state();
  const offer = exceptionOffer(state, desk.deps.readPolicy(row.account));
  if (offer === null) return null;
  const wareNames = new Map(state.services.map(({ ware, name }) => [ware, name]));
  return { account: row.account, facts: state.facts, offer, wareNames };
}
