import * as v from "valibot";
import type { HubFacts } from "../../../extension/chain/homeFacts.ts";
import type { CopyRepository } from "../../../extension/storage/copies.ts";
import type { HubPlace } from "./hubDeps.ts";

/** The last good reading of a hub. */
export interface HubCopy {
  readAt: number;
  facts: HubFacts;
}

export interface HubCopies {
  get(place: HubPlace): HubCopy | null;
  save(place: HubPlace, copy: HubCopy): Promise<void>;
}

/** A copy of another form is only a copy: it is read again. */
const form = v.object({
  format: v.literal(1),
  facts: v.looseObject({
    owner: v.string(),
    bindings: v.array(v.unknown()),
    recentBlocks: v.array(v.number()),
  }),
});
const idOf = ({ chainId, account }: HubPlace) => `${chainId}:${account}`;

/** The last good readings of every account's hub, from disk. Effects: storage. */
export async function loadHubCopies(repository: CopyRepository): Promise<HubCopies> {
  const known = new Map<string, HubCopy>();
  for (const { id, readAt, copy } of await repository.loadAll())
    if (v.is(form, copy)) known.set(id, { readAt, facts: copy.facts as unknown as HubFacts });
  return {
    get: (place) => known.get(idOf(place)) ?? null,
    async save(place, copy) {
      known.set(idOf(place), copy);
      const row = { id: idOf(place), readAt: copy.readAt, copy: { format: 1, facts: copy.facts } };
      await repository.save(row);
    },
  };
}
