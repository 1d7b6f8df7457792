import * as v from "valibot";
import type { WareFacts } from "../../../extension/chain/homeFacts.ts";
import { BaseError } from "../../../extension/errors/baseError.ts";
import type { CatalogueView, WareView } from "../../../extension/messages/views.ts";
import type { CopyRepository } from "../../../extension/storage/copies.ts";
import type { RefreshOutcome } from "../hub/hub.ts";
import type { CatalogueService } from "./catalogue.ts";
import type { FetchManifest } from "./manifestFetch.ts";
import { wareViewOf } from "./wareView.ts";

export interface CatalogueDeps {
  /** Null where there is no deployment. */
  homeChainId: () => number | null;
  readWares: (chainId: number) => Promise<readonly WareFacts[]>;
  fetchManifest: FetchManifest;
  isBound: (ware: number) => boolean;
  copies: CopyRepository;
  now: () => number;
}

interface CatalogueCopy {
  readAt: number;
  wares: readonly WareView[];
}

const noHome = "SecHub is not deployed on a network of this wallet. Checks on this device work without it.";
/** A copy of another form is only a copy: it is read again. */
const copyForm = v.object({ format: v.literal(1), wares: v.array(v.looseObject({ ware: v.number() })) });

/** The catalogue of the home chain, with the last good copy from disk. Effects: storage. */
export async function createCatalogue(deps: CatalogueDeps): Promise<CatalogueService> {
  const { homeChainId, copies, isBound } = deps;
  const known = new Map<number, CatalogueCopy>();
  for (const row of await copies.loadAll()) {
    const wares = decodeCopy(row.copy);
    if (wares !== null) known.set(Number(row.id), { readAt: row.readAt, wares });
  }
  const listeners = new Set<() => void>();
  let failure: string | null = null;
  let running: Promise<RefreshOutcome> | null = null;
  const copyOf = () => known.get(homeChainId() ?? 0) ?? null;
  const refresh = async (): Promise<RefreshOutcome> => {
    const chainId = homeChainId();
    if (chainId === null) return { status: "unavailable", reason: noHome };
    try {
      const copy = { readAt: deps.now(), wares: await loadWares(deps, chainId) };
      known.set(chainId, copy);
      failure = null;
      await copies.save({ id: String(chainId), readAt: copy.readAt, copy: { format: 1, wares: copy.wares } });
      return { status: "done" };
    } catch (cause) {
      failure = cause instanceof BaseError ? cause.shortMessage : "The catalogue could not be read.";
      return { status: "unavailable", reason: failure };
    } finally {
      for (const listener of listeners) listener();
    }
  };
  return {
    view: () => viewOf({ home: homeChainId(), copy: copyOf(), failure, isBound }),
    refresh() {
      // Two screens that ask at once get one reading.
      running ??= refresh().finally(() => {
        running = null;
      });
      return running;
    },
    find: (ware) => copyOf()?.wares.find((entry) => entry.ware === ware) ?? null,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function loadWares(deps: CatalogueDeps, chainId: number): Promise<WareView[]> {
  const wares = await deps.readWares(chainId);
  const listed = wares.filter((ware) => ware.host !== "");
  return inTurns(listed, 8, async (facts) => {
    const outcome = await deps.fetchManifest(facts.host, facts.manifestHash);
    return wareViewOf(facts, outcome, deps.isBound(facts.ware));
  });
}

/** Runs at most `width` at a time, so that a long registry does not open a hundred connections. */
async function inTurns<T, R>(
  entries: readonly T[],
  width: number,
  work: (entry: T) => Promise<R>,
): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < entries.length; at += width)
    done.push(...(await Promise.all(entries.slice(at, at + width).map(work))));
  return done;
}

function decodeCopy(copy: unknown): readonly WareView[] | null {
  return v.is(copyForm, copy) ? (copy.wares as unknown as readonly WareView[]) : null;
}

interface Moment {
  home: number | null;
  copy: CatalogueCopy | null;
  failure: string | null;
  isBound: (ware: number) => boolean;
}

function viewOf({ home, copy, failure, isBound }: Moment): CatalogueView {
  const empty = { readAt: null, isStale: false, wares: [] };
  if (home === null) return { status: "unavailable", reason: noHome, ...empty };
  if (copy === null)
    return { status: failure === null ? "loading" : "unavailable", reason: failure, ...empty };
  const wares = copy.wares.map((ware) => ({ ...ware, isBound: isBound(ware.ware) }));
  return { status: "ready", reason: failure, readAt: copy.readAt, isStale: failure !== null, wares };
}
