import type { Conflicts } from "../domain/lists/conflicts.ts";

/** The lists that the user added. Times are milliseconds. */
export interface FeedsView {
  list: readonly FeedView[];
  /** What the lists say against each other and against what this wallet and its user hold to be good. */
  conflicts: Conflicts;
}

export interface FeedView {
  /** Names it; what it is read from, unless it came from a file. */
  url: string;
  /** Not renewed by itself. */
  isFromFile: boolean;
  name: string;
  licence: string;
  /** Of the list itself, ISO 8601. */
  date: string;
  count: number;
  hash: string;
  fetchedAt: number;
  triedAt: number;
  /** Why the last try to renew it brought nothing; the last good copy is in use. Null: it did. */
  problem: string | null;
}
