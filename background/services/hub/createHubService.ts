import type { Address } from "../../../extension/domain/primitives.ts";
import type { HubView } from "../../../extension/messages/views.ts";
import { callerKeyOf } from "../../../protocol/callerKey.ts";
import { noRecord } from "./bindingState.ts";
import { activeBindingOf, type BindingSources, bindingViewOf } from "./bindingView.ts";
import { buyPlan } from "./buyPlan.ts";
import type { ActiveBinding, HubService } from "./hub.ts";
import { askCreateHub, configureWare, unbindWare } from "./hubActions.ts";
import { type HubCopy, loadHubCopies } from "./hubCopies.ts";
import type { HubDeps, HubPlace } from "./hubDeps.ts";
import { createHubReading, type HubReading } from "./hubReading.ts";

/** A copy older than this is read again before anything is decided by it, in the background. */
const freshMs = 60_000;

/** The hub of the selected account, with the last good copy from disk. Effects: storage. */
export async function createHubService(deps: HubDeps): Promise<HubService> {
  const listeners = new Set<() => void>();
  const onChange = () => {
    for (const listener of listeners) listener();
  };
  const reading = createHubReading(deps, await loadHubCopies(deps.copies), onChange);
  const readSelected = async () => {
    const place = reading.place();
    if ("status" in place) return place;
    const outcome = await reading.refresh(place);
    await nameBindings(deps, reading, place);
    return outcome;
  };
  deps.accounts.watch(() => void readSelected());
  return {
    view: () => viewOf(deps, reading),
    refresh: readSelected,
    createHub: () => askCreateHub(deps, reading),
    buyPlan: (order) => buyPlan(deps, reading, order),
    unbindWare: (ware) => unbindWare(deps, reading, ware),
    configureWare: (change) => configureWare(deps, reading, change),
    activeBindings: (account) => activeBindings(deps, reading, account),
    callerKey: (binding) => deriveCallerKey(deps, binding),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Bindings that the chain gave back and the catalogue has never heard of: their names and needs stand in manifests. */
async function nameBindings({ catalogue }: HubDeps, reading: HubReading, place: HubPlace): Promise<void> {
  const bindings = reading.copyOf(place)?.facts.bindings ?? [];
  if (bindings.some(({ ware }) => catalogue.find(ware) === null)) await catalogue.refresh();
}

async function activeBindings(
  deps: HubDeps,
  reading: HubReading,
  account: Address,
): Promise<ActiveBinding[]> {
  const place = reading.place(account);
  if ("status" in place) return [];
  const known = bindingsOf(deps, reading, place);
  const isActivating = known?.some(({ state }) => state === "activating") === true;
  const readAt = reading.copyOf(place)?.readAt ?? 0;
  const isFresh = deps.now() - readAt < freshMs;
  // The user waits: an old copy answers now and is read again meanwhile; one that says "not yet" is asked at once.
  const refreshed = isFresh && !isActivating ? null : reading.refresh(place);
  if (known === null || isActivating) await refreshed;
  return bindingsOf(deps, reading, place) ?? [];
}

function bindingsOf(deps: HubDeps, reading: HubReading, place: HubPlace): ActiveBinding[] | null {
  const copy = reading.copyOf(place);
  const addresses = deps.reads.addressesOf(place.chainId);
  if (copy === null || addresses === null) return null;
  return copy.facts.bindings
    .filter(({ isBound }) => isBound)
    .map((binding) => activeBindingOf(binding, sourcesOf(deps, place, copy, binding), addresses));
}

/** Derived on use and never stored; whoever reads the chain with the same words finds the same key. */
async function deriveCallerKey({ vault }: HubDeps, binding: ActiveBinding) {
  const accountRoot = await vault.accountRoot(binding.owner);
  const { chainId, market, ware, buyerNonce, epoch } = binding;
  return callerKeyOf({ accountRoot, chainId, market, ware, buyerNonce, epoch });
}

function sourcesOf(
  { catalogue, policy, recordOf, wareRecordOf, now }: HubDeps,
  place: HubPlace,
  { facts, readAt }: HubCopy,
  { ware, purchase }: HubCopy["facts"]["bindings"][number],
): BindingSources {
  return {
    facts,
    elapsed: Math.max(0, Math.floor((now() - readAt) / 1000)),
    ware: catalogue.find(ware),
    parts: policy.privatePartsOf(place.account, ware),
    record: recordOf(purchase.purchaseId) ?? noRecord,
    wareRecordOf,
  };
}

function viewOf(deps: HubDeps, reading: HubReading): HubView {
  const place = reading.place();
  const empty = { address: null, chainId: null, readAt: null, isStale: false, bindings: [] };
  if ("status" in place) return { status: "unavailable", reason: place.reason, ...empty };
  const failure = reading.failureOf(place);
  const copy = reading.copyOf(place);
  const { chainId } = place;
  if (copy === null) return { status: "unavailable", ...empty, reason: failure ?? "Not read yet.", chainId };
  const { facts, readAt } = copy;
  return {
    status: facts.hub === null ? "none" : "ready",
    reason: failure,
    address: facts.hub,
    chainId,
    readAt,
    isStale: failure !== null,
    bindings: facts.bindings.map((binding) => bindingViewOf(binding, sourcesOf(deps, place, copy, binding))),
  };
}
