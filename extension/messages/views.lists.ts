import type { Conflicts } from "../domain/lists/conflicts.ts";

/** The lists that the user added. Times are milliseconds. */
export interface FeedsView {
  list: readonly FeedView[];
  /** What the lists say against each other and against what this wallet and its user hold to be good. */
  conflicts: Conflicts;
}

/** Sets of ERC-7730 descriptors that the user added. Times are milliseconds. */
export interface DescriptorSetsView {
  list: readonly DescriptorSetView[];
}

export interface DescriptorSetView {
  /** Names it; what it is read from, unless it came from a file. */
  url: string;
  isFromFile: boolean;
  name: string;
  licence: string;
  /** ISO 8601. */
  date: string;
  hash: string;
  /** Contracts and kinds of typed data that it describes. */
  places: number;
  /** Files that could not be read and are not used. */
  refused: number;
  fetchedAt: number;
  triedAt: number;
  /** Why it is not used, or why the last try to renew it brought nothing; null: neither. */
  problem: string | null;
}

/** Servers that are asked about contracts; empty: nobody is. */
export interface ContractInfoView {
  /** Published sources, by a Sourcify-compatible server. */
  sources: string;
  /** What the first four bytes of a call may mean. */
  signatures: string;
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
