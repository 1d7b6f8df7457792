import { createStore, type StoreApi } from "zustand/vanilla";
import type { SnapshotEnvelope, SnapshotName, Snapshots } from "../../extension/messages/views.ts";

/** The popup's copy of one noun: the whole snapshot with the highest number, or null until one came. */
export interface Mirror<N extends SnapshotName = SnapshotName> {
  number: number;
  state: Snapshots[N] | null;
}
export type Mirrors = { readonly [N in SnapshotName]: StoreApi<Mirror<N>> };

/** Lower than any number that the background gives, so that the first snapshot of a connection always counts. */
const beforeFirst = -1;

/** One empty mirror per noun, or filled with `initial` where a story fixes the state. */
export function createMirrors(initial: Partial<Snapshots> = {}): Mirrors {
  const create = <N extends SnapshotName>(name: N): StoreApi<Mirror<N>> =>
    createStore<Mirror<N>>(() => {
      const state = (initial[name] as Snapshots[N]) ?? null;
      return { number: state === null ? beforeFirst : 0, state };
    });
  return {
    session: create("session"),
    accounts: create("accounts"),
    networks: create("networks"),
    balances: create("balances"),
    sites: create("sites"),
    requests: create("requests"),
    activity: create("activity"),
    hub: create("hub"),
    catalogue: create("catalogue"),
    policy: create("policy"),
    overrides: create("overrides"),
    rechecks: create("rechecks"),
    factors: create("factors"),
    audit: create("audit"),
    dryRun: create("dryRun"),
    selfCheck: create("selfCheck"),
    feeds: create("feeds"),
    descriptorSets: create("descriptorSets"),
    contractInfo: create("contractInfo"),
  };
}

/** Replaces one mirror's state if `number` is higher; tells whether it did. Never merges. */
export function takeSnapshot(mirrors: Mirrors, { name, number, state }: SnapshotEnvelope): boolean {
  if (!Object.hasOwn(mirrors, name)) return false;
  const mirror = mirrors[name] as StoreApi<Mirror>;
  if (number <= mirror.getState().number) return false;
  mirror.setState({ number, state }, true);
  return true;
}

/** Whether the worker at the other end has said this itself. What an earlier one said is shown, and may hold no more. */
export function isCurrent({ number }: Pick<Mirror, "number">): boolean {
  return number > beforeFirst;
}

/** A worker that woke up again counts from the start: what it says first replaces what is shown. */
export function forgetNumbers(mirrors: Mirrors): void {
  for (const mirror of Object.values(mirrors) as StoreApi<Mirror>[]) mirror.setState({ number: beforeFirst });
}
