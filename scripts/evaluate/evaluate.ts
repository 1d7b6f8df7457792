import type { Address } from "../../extension/domain/primitives.ts";
import { describeWith } from "./describeWith.ts";
import { countFacts, type FactsShown } from "./expectedTexts.ts";
import { type Goal, goalsOfRequests, goalsOfSites, goalsOfStrata } from "./goals.ts";
import { loadFeeds } from "./loadFeeds.ts";
import {
  isFound,
  isStopped,
  type Judgement,
  judgeAddress,
  judgeRequest,
  judgeSite,
  type Pipeline,
} from "./pipeline.ts";
import type { Data } from "./readData.ts";
import type { RequestRow } from "./rows.ts";
import { type FileScore, scoreRows } from "./score.ts";
import type { ScoredRequest, ScoredRow } from "./scoredRow.ts";
import { digestOf, generateStrata, type StratumRow } from "./strata/generate.ts";
import type { Half } from "./strata/split.ts";

export interface EvaluateOptions {
  data: Data;
  pipeline: Pipeline;
  seed: number;
  halves: readonly Half[];
  /** Of ERC-7730 descriptors; null: none was named. */
  descriptors: string | null;
  /** Files of lists, to be scored with a second time. */
  feeds: readonly string[];
}

/** Everything that was measured, in the shape that other programs read. */
export interface Evaluation {
  /** Of the generated requests, with a digest of them all. */
  strata: { seed: number; rows: number; digest: string };
  files: readonly FileScore[];
  expectedTexts: (FactsShown & { descriptors: string }) | null;
  goals: readonly Goal[];
  /** Absent: no feed was named. */
  withFeeds?: FeedsScore;
}

export interface FeedsScore {
  engine: string;
  files: readonly FileScore[];
}

/** Judges every row with the wallet's own steps and counts. Reads nothing but descriptors and feeds, writes nothing. */
export async function evaluate(options: EvaluateOptions): Promise<Evaluation> {
  const strata = generateStrata(options.seed, { thieves: thievesOf(options.data) });
  const scored = judgeFiles(options.data, options.pipeline);
  const halves = options.halves.map((half) => scoreHalf(half, strata, options.pipeline));
  const { sites, requests } = options.data;
  const expectedTexts = requests === null ? null : await countExpected(scored.requests, options);
  const withFeeds = options.feeds.length === 0 ? {} : { withFeeds: await scoreWithFeeds(options) };
  return {
    strata: { seed: options.seed, rows: strata.length, digest: digestOf(strata) },
    files: [...scored.files, ...halves.map(({ file }) => file)],
    expectedTexts,
    goals: [
      ...(sites === null ? [] : goalsOfSites(scored.sites)),
      ...(requests === null ? [] : goalsOfRequests(scored.requests, expectedTexts)),
      ...halves.flatMap(({ goals }) => goals),
    ],
    ...withFeeds,
  };
}

function judgeFiles({ sites, addresses, requests }: Data, pipeline: Pipeline) {
  const scored = {
    sites: judgeAll(sites, (row) => judgeSite(row, pipeline), isFound),
    addresses: judgeAll(addresses, (row) => judgeAddress(row, pipeline), isFound),
    requests: judgeAll(requests, (row) => judgeRequest(row, pipeline), isStopped),
  };
  const files: readonly FileScore[] = [
    ...(sites === null ? [] : [scoreRows("sites.jsonl", scored.sites, sites.malformed)]),
    ...(addresses === null ? [] : [scoreRows("addresses.jsonl", scored.addresses, addresses.malformed)]),
    ...(requests === null ? [] : [scoreRows("requests.jsonl", scored.requests, requests.malformed)]),
  ];
  return { ...scored, files };
}

/** What the lists' engine makes of rows that may stand in those lists: its own measure, and none of detection. */
async function scoreWithFeeds({ data, feeds, pipeline }: EvaluateOptions): Promise<FeedsScore> {
  const { engine, known } = await loadFeeds(feeds);
  return { engine, files: known === null ? [] : judgeFiles(data, { ...pipeline, known }).files };
}

function scoreHalf(half: Half, strata: readonly StratumRow[], pipeline: Pipeline) {
  const rows = strata.filter((row) => row.half === half);
  const scored = judgeAll({ rows }, (row) => judgeRequest(row, pipeline), isStopped);
  const score = scoreRows(`strata (${half})`, scored);
  // Whoever improves rules must not learn what the hidden half holds.
  const file: FileScore = half === "hidden" ? { ...score, worst: [], patterns: [] } : score;
  return { file, goals: goalsOfStrata(half, scored) };
}

/** Addresses that the data says were reported: the generated attacks are made with them. */
export function thievesOf({ addresses }: Data): readonly Address[] {
  const reported = addresses?.rows.filter(({ truth, chainId }) => truth === "malicious" && chainId === 1);
  return (reported ?? []).map(({ address }) => address);
}

function judgeAll<Row extends Pick<RequestRow, "id" | "truth" | "category">>(
  read: { rows: readonly Row[] } | null,
  judge: (row: Row) => Judgement,
  isFlagged: (judgement: Judgement) => boolean,
): readonly (ScoredRow & { row: Row })[] {
  return (read?.rows ?? []).map((row) => {
    const judgement = judge(row);
    const { id, truth, category } = row;
    return { id, truth, category, judgement, isFlagged: isFlagged(judgement), row };
  });
}

async function countExpected(
  scored: readonly ScoredRequest[],
  { descriptors }: EvaluateOptions,
): Promise<FactsShown & { descriptors: string }> {
  const engine = await describeWith(descriptors);
  const shown = scored.map(({ judgement: { judged }, row: { expectedTexts } }) => ({
    description: judged === null ? null : engine.describe(judged.subject, judged.context),
    expectedTexts,
  }));
  return { ...countFacts(shown), descriptors: engine.name };
}
