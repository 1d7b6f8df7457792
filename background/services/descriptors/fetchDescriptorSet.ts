import {
  acceptDescriptorSet,
  type DecodedSet,
  type DescriptorSet,
  type DescriptorSetProblem,
  decodeDescriptorSet,
  SET_BYTES_AT_MOST,
} from "../../../extension/domain/describe/clearSigning/descriptorSet.ts";
import { askFeedServer } from "../lists/askFeedServer.ts";

const problems: Readonly<Record<DescriptorSetProblem, string>> = {
  malformed: "It is no set of descriptors that can be read, or it is cut off.",
  count: "It does not have as many files as it says.",
  hash: "Its files are not those that its hash names.",
  future: "Its date is in the future.",
  older: "It is older than the copy here.",
  "other-set": "It is another set than the one that was added.",
};

export type FetchedSet = { status: "fetched"; set: DescriptorSet } | { status: "refused"; reason: string };
type Previous = Pick<DescriptorSet, "name" | "date"> | null;
export type FetchSet = (url: string, previous: Previous) => Promise<FetchedSet>;

export interface FetchSetDeps {
  fetchFrom: typeof fetch;
  now: () => number;
  timeoutMs?: number;
}

/** Fetches one set and holds it against the copy in use. Never throws. Effects: network. */
export function createFetchSet({ fetchFrom, now, timeoutMs = 30_000 }: FetchSetDeps): FetchSet {
  return async (url, previous) => {
    const answer = await askFeedServer(url, null, { fetchFrom, timeoutMs, bytesAtMost: SET_BYTES_AT_MOST });
    if (answer.status === "refused") return answer;
    if (answer.status === "unchanged") return { status: "refused", reason: problems.malformed };
    return judgeSet(decodeDescriptorSet(answer.text), previous, now());
  };
}

/** Whether a set that was read may be used, in words where it may not. */
export function judgeSet(read: DecodedSet, previous: Previous, nowMs: number): FetchedSet {
  if (read.status === "refused") return { status: "refused", reason: problems[read.problem] };
  const problem = acceptDescriptorSet(previous, read.set, nowMs);
  return problem === null
    ? { status: "fetched", set: read.set }
    : { status: "refused", reason: problems[problem] };
}
