import type { Judgement } from "./pipeline.ts";
import type { RequestRow, SiteRow, Truth } from "./rows.ts";
import type { StratumRow } from "./strata/generate.ts";

/** One row with what became of it, and whether that counts against it. */
export interface ScoredRow {
  id: string;
  truth: Truth;
  category: string;
  judgement: Judgement;
  /** A finding for sites and addresses; refused, held or blocked for requests. */
  isFlagged: boolean;
}

export type ScoredRequest = ScoredRow & { row: RequestRow };
export type ScoredSite = ScoredRow & { row: SiteRow };
export type ScoredStratum = ScoredRow & { row: StratumRow };
