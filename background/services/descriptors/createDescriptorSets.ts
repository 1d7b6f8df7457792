import {
  type DescriptorSet,
  decodeDescriptorSet,
} from "../../../extension/domain/describe/clearSigning/descriptorSet.ts";
import { isoTime } from "../../../extension/domain/time.ts";
import type { DescriptorSetView } from "../../../extension/messages/views.lists.ts";
import type { DescriptorSetRepository } from "../../../extension/storage/ownSources.ts";
import { isRpcUrl } from "../networks/rpcUrl.ts";
import { type AddedSet, type DescriptorSets, descriptorsAlarm } from "./descriptorSets.ts";
import { type FetchSet, judgeSet } from "./fetchDescriptorSet.ts";
import { createLoadedSets, FILE } from "./loadedSets.ts";

const DAY_MS = 86_400_000;
const SETS_AT_MOST = 8;

export interface DescriptorSetsDeps {
  repository: DescriptorSetRepository;
  fetchSet: FetchSet;
  now: () => number;
  setAlarm: (name: string, at: number) => Promise<void>;
}

/** Loads the last good copies. Effects: storage, one alarm. */
export async function createDescriptorSets(deps: DescriptorSetsDeps): Promise<DescriptorSets> {
  const { repository, fetchSet, now, setAlarm } = deps;
  const sets = createLoadedSets();
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const keep = async (url: string, set: DescriptorSet) => {
    const row = { url, ...set, fetchedAt: now(), triedAt: now(), problem: null };
    await repository.save(row);
    sets.take(row);
    changed();
  };
  const add = async (
    url: string,
    get: (previous: DescriptorSetView | null) => ReturnType<FetchSet>,
  ): Promise<AddedSet> => {
    const previous = sets.find(url) ?? null;
    if (previous === null && sets.list().length >= SETS_AT_MOST) {
      return refused(`There are ${SETS_AT_MOST} sets already.`);
    }
    const got = await get(previous);
    if (got.status === "refused") return got;
    await keep(url, got.set);
    return { status: "added" };
  };
  const refresh = async () => {
    for (const view of sets.list()) if (!view.isFromFile) await renew(view, deps, sets);
    changed();
    await setAlarm(descriptorsAlarm, now() + DAY_MS);
  };
  for (const row of await repository.loadAll()) sets.take(row);
  await setAlarm(descriptorsAlarm, nextOf(sets.list(), now()));
  return {
    current: sets.joined,
    view: () => ({ list: sets.list() }),
    async add(text) {
      const url = text.trim();
      if (!isRpcUrl(url)) return refused("Enter an https address (http only on this machine).");
      if (sets.find(url) !== undefined) return refused("This set was added before.");
      return add(url, (previous) => fetchSet(url, previous));
    },
    async addText(text, name) {
      const read = decodeDescriptorSet(text, { name, date: isoTime(now()) });
      const url = `${FILE}${read.status === "decoded" ? read.set.name : ""}`;
      return add(url, async (previous) => judgeSet(read, previous, now()));
    },
    async remove(url) {
      await repository.remove(url);
      sets.drop(url);
      changed();
    },
    refresh,
    async tick() {
      const due = nextOf(sets.list(), now());
      if (due <= now()) await refresh();
      else await setAlarm(descriptorsAlarm, due);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Effects: network, storage. What was removed meanwhile stays removed. */
async function renew(
  view: DescriptorSetView,
  { repository, fetchSet, now }: DescriptorSetsDeps,
  sets: ReturnType<typeof createLoadedSets>,
): Promise<void> {
  const { url } = view;
  const got = await fetchSet(url, view);
  const stored = (await repository.loadAll()).find((row) => row.url === url);
  if (stored === undefined || sets.find(url) === undefined) return;
  const next =
    got.status === "fetched"
      ? { url, ...got.set, fetchedAt: now(), triedAt: now(), problem: null }
      : { ...stored, triedAt: now(), problem: got.reason };
  await repository.save(next);
  if (sets.find(url) === undefined) await repository.remove(url);
  else sets.take(next);
}

/** A day after the oldest try of what can be renewed, never later than a day from now. */
function nextOf(list: readonly DescriptorSetView[], now: number): number {
  const tries = list.filter(({ isFromFile }) => !isFromFile).map(({ triedAt }) => triedAt);
  return Math.min(now, ...tries) + DAY_MS;
}

function refused(reason: string): AddedSet {
  return { status: "refused", reason };
}
