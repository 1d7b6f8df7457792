import { describeWith } from "./describeWith.ts";
import { countFacts, type FactsShown } from "./expectedTexts.ts";
import { type Goal, goalsOfRequests, goalsOfSites, goalsOfStrata } from "./goals.ts";
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
import type { AddressRow, RequestRow } from "./rows.ts";
import { type FileScore, scoreRows } from "./score.ts";
import type { ScoredRequest, ScoredRow, ScoredStratum } from "./scoredRow.ts";
import { generateStrata } from "./strata/generate.ts";
import type { Half } from "./strata/split.ts";

export interface EvaluateOptions {
  data: Data;
  pipeline: Pipeline;
  seed: number;
  halves: readonly Half[];
  /** Of ERC-7730 descriptors; null: none was named. */
  descriptors: string | null;
  tell: (line: string) => void;
}

/** Everything that was measured, in the shape that other programs read. */
export interface Evaluation {
  seed: number;
  files: readonly FileScore[];
  expectedTexts: (FactsShown & { descriptors: string }) | null;
  goals: readonly Goal[];
}

/** Judges every row with the wallet's own steps and counts. Reads and writes nothing. */
export async function evaluate(options: EvaluateOptions): Promise<Evaluation> {
  const { data, pipeline, tell } = options;
  const files: FileScore[] = [];
  const goals: Goal[] = [];
  if (data.sites !== null) {
    tell(`${data.sites.rows.length} sites`);
    const scored = judgeAll(data.sites.rows, (row) => judgeSite(row, pipeline), isFound);
    files.push(scoreRows("sites.jsonl", scored, data.sites.malformed));
    goals.push(...goalsOfSites(scored));
  }
  if (data.addresses !== null) {
    tell(`${data.addresses.rows.length} addresses`);
    const scored = judgeAll(data.addresses.rows, (row: AddressRow) => judgeAddress(row, pipeline), isFound);
    files.push(scoreRows("addresses.jsonl", scored, data.addresses.malformed));
  }
  let expectedTexts: Evaluation["expectedTexts"] = null;
  if (data.requests !== null) {
    tell(`${data.requests.rows.length} requests`);
    const scored = judgeAll(data.requests.rows, (row) => judgeRequest(row, pipeline), isStopped);
    files.push(scoreRows("requests.jsonl", scored, data.requests.malformed));
    expectedTexts = await countExpected(scored, options);
    goals.push(...goalsOfRequests(scored, expectedTexts));
  }
  for (const half of options.halves) {
    const scored = judgeStrata(half, options);
    tell(`${scored.length} generated requests, half ${half}`);
    const score = scoreRows(`strata (${half})`, scored);
    // Whoever improves rules must not learn what the hidden half holds.
    files.push(half === "hidden" ? { ...score, worst: [], patterns: [] } : score);
    goals.push(...goalsOfStrata(half, scored));
  }
  return { seed: options.seed, files, expectedTexts, goals };
}

/** The generated rows of one half, judged. */
export function judgeStrata(
  half: Half,
  { data, pipeline, seed }: Pick<EvaluateOptions, "data" | "pipeline" | "seed">,
): readonly ScoredStratum[] {
  const reported = data.addresses?.rows.filter(
    ({ truth, chainId }) => truth === "malicious" && chainId === 1,
  );
  const thieves = (reported ?? []).map(({ address }) => address);
  const rows = generateStrata(seed, { thieves }).filter((row) => row.half === half);
  return judgeAll(rows, (row) => judgeRequest(row, pipeline), isStopped);
}

function judgeAll<Row extends Pick<RequestRow, "id" | "truth" | "category">>(
  rows: readonly Row[],
  judge: (row: Row) => Judgement,
  isFlagged: (judgement: Judgement) => boolean,
): readonly (ScoredRow & { row: Row })[] {
  return rows.map((row) => {
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
