import type { FeedProblem } from "../../../extension/domain/lists/feed.ts";

/** Why a list was not taken, in words. */
export const feedProblems: Readonly<Record<FeedProblem | "absurd", string>> = {
  malformed: "It is not a list that can be read, or it is empty or cut off.",
  count: "It does not have as many entries as it says.",
  hash: "Its entries are not those that its hash names.",
  future: "Its date is in the future.",
  older: "It is older than the copy here.",
  shrunken: "It has lost half of its entries or more.",
  absurd: "It lists tokens that everybody holds.",
  "other-base": "It changes another copy than the one here.",
  "other-list": "It is another list than the one that was added.",
};
