/** The lists that the user added. Times are milliseconds. */
export interface FeedsView {
  list: readonly FeedView[];
}

export interface FeedView {
  url: string;
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
