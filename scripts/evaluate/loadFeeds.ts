import type { InspectionContext } from "../../extension/domain/context.ts";

/** Feeds as the wallet would hold them. */
export interface LoadedFeeds {
  /** What read them, or why nothing did. */
  engine: string;
  /** What every context has beside its own facts; null: there is nothing to score with. */
  known: Partial<InspectionContext> | null;
}

/** Loads feeds by the wallet's own decoder, which does not exist yet: until then, nothing is scored with feeds. */
export async function loadFeeds(files: readonly string[]): Promise<LoadedFeeds> {
  return { engine: `no list engine, so ${files.length} feeds are not loaded`, known: null };
}
