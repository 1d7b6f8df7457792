import type { Address } from "../../../extension/domain/primitives.ts";
import { BaseError } from "../../../extension/errors/baseError.ts";
import type { RefreshOutcome } from "./hub.ts";
import type { HubCopies, HubCopy } from "./hubCopies.ts";
import { type HubDeps, type HubPlace, locked, noHome } from "./hubDeps.ts";

/** Reads hubs and keeps the last good reading of each. */
export interface HubReading {
  place(account?: Address | null): HubPlace | { status: "unavailable"; reason: string };
  copyOf(place: HubPlace): HubCopy | null;
  /** Why the last reading of this place failed; null: it did not. */
  failureOf(place: HubPlace): string | null;
  /** Effects: network, storage. Calls that overlap share one reading. */
  refresh(place: HubPlace): Promise<RefreshOutcome>;
}

/** Keeps readings by account and chain. A failed reading never replaces a good one. */
export function createHubReading(deps: HubDeps, copies: HubCopies, onChange: () => void): HubReading {
  const failures = new Map<string, string>();
  const running = new Map<string, Promise<RefreshOutcome>>();
  const read = async (place: HubPlace, key: string): Promise<RefreshOutcome> => {
    try {
      const facts = await deps.reads.readHub(place.chainId, place.account);
      await copies.save(place, { readAt: deps.now(), facts });
      failures.delete(key);
      await adopt(deps, place, copies);
      return { status: "done" };
    } catch (cause) {
      const reason = cause instanceof BaseError ? cause.shortMessage : "The SecHub could not be read.";
      failures.set(key, reason);
      return { status: "unavailable", reason };
    } finally {
      onChange();
    }
  };
  return {
    place(account = deps.accounts.selected()) {
      const chainId = deps.homeChainId();
      if (chainId === null) return { status: "unavailable", reason: noHome };
      return account === null ? { status: "unavailable", reason: locked } : { account, chainId };
    },
    copyOf: (place) => copies.get(place),
    failureOf: (place) => failures.get(keyOf(place)) ?? null,
    refresh(place) {
      const key = keyOf(place);
      const reading = running.get(key) ?? read(place, key).finally(() => running.delete(key));
      running.set(key, reading);
      return reading;
    },
  };
}

/** The policy reads its document from the same reading, so that bindings and policy never stand for two moments. */
async function adopt({ policy }: HubDeps, place: HubPlace, copies: HubCopies): Promise<void> {
  const facts = copies.get(place)?.facts;
  if (facts === undefined || facts.hub === null || facts.document.version === 0) return;
  await policy.adopt(place.account, { chainId: place.chainId, hub: facts.hub, ...facts.document });
}

function keyOf({ account, chainId }: HubPlace): string {
  return `${chainId}:${account}`;
}
