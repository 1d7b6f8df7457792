import { isWhole } from "../../../extension/domain/describe/clearSigning/descriptorSet.ts";
import {
  type Descriptors,
  joinDescriptors,
  readDescriptors,
} from "../../../extension/domain/describe/clearSigning/descriptors.ts";
import type { DescriptorSetView } from "../../../extension/messages/views.lists.ts";
import type { DescriptorSetRow } from "../../../extension/storage/ownSources.ts";

export const FILE = "file:";

/** The sets in memory: what is read of each, and what the settings say of it. The texts are let go. */
export interface LoadedSets {
  /** Takes the place of the one of the same key. One whose files are not those of its hash is named and not used. */
  take(row: DescriptorSetRow): void;
  drop(url: string): void;
  find(url: string): DescriptorSetView | undefined;
  list(): readonly DescriptorSetView[];
  joined(): Descriptors | undefined;
}

interface Loaded {
  view: DescriptorSetView;
  descriptors: Descriptors;
}

const nothing: Descriptors = { byPlace: new Map(), refused: [] };

export function createLoadedSets(): LoadedSets {
  const sets = new Map<string, Loaded>();
  let joined: Descriptors | undefined;
  const join = () => {
    joined = sets.size === 0 ? undefined : joinDescriptors([...sets.values()].map((one) => one.descriptors));
  };
  return {
    take(row) {
      sets.set(row.url, loadedFrom(row));
      join();
    },
    drop(url) {
      sets.delete(url);
      join();
    },
    find: (url) => sets.get(url)?.view,
    list: () => [...sets.values()].map(({ view }) => view),
    joined: () => joined,
  };
}

const changed = "Its copy here was changed. It is not used; remove it and add it again.";

function notRenewed(problem: string | null): string | null {
  return problem === null ? null : `Not renewed: ${problem} The copy here stays in use.`;
}

function loadedFrom({ files, ...row }: DescriptorSetRow): Loaded {
  const { name, date, hash, problem } = row;
  const isGood = isWhole({ files, hash });
  const descriptors = isGood ? readDescriptors(new Map(Object.entries(files)), { name, date }) : nothing;
  const view = {
    ...row,
    isFromFile: row.url.startsWith(FILE),
    places: descriptors.byPlace.size,
    refused: descriptors.refused.length,
    problem: isGood ? notRenewed(problem) : changed,
  };
  return { view, descriptors };
}
