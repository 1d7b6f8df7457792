import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe as describeSubject } from "../../extension/domain/describe/describe.ts";
import { judgeRequest } from "../evaluate/pipeline.ts";
import { readData } from "../evaluate/readData.ts";
import type { RequestRow } from "../evaluate/rows.ts";
import { defaultSeed, generateStrata } from "../evaluate/strata/generate.ts";
import { type Figure, fromReadings, time } from "./figure.ts";
import { measureFuzzed } from "./fuzzedDecision.ts";
import type { PageRequest } from "./fuzzedRequests.ts";

// Beside the project where it is there at all; none of it is copied.
const directory = fileURLToPath(new URL("../../../shared/data/eval", import.meta.url));
const rounds = 10;

/** The local decision over real requests, and the worst of many drawn out of them and of generated attacks. */
export async function measureRealRequests(tell: (line: string) => void): Promise<readonly Figure[]> {
  const rows = await readRequests(tell);
  const attacks = generateStrata(defaultSeed);
  const bases = [...rows, ...attacks].map(({ method, params, chainId }) => ({ method, params, chainId }));
  return [...(await measureReal(rows, tell)), measureFuzzed(bases, decideFuzzed, tell)];
}

async function readRequests(tell: (line: string) => void): Promise<readonly RequestRow[]> {
  if (existsSync(directory)) return (await readData(directory, () => {})).requests?.rows ?? [];
  tell(
    "The reference data is not there, so real requests are not measured, and only generated ones are fuzzed.",
  );
  return [];
}

async function measureReal(
  rows: readonly RequestRow[],
  tell: (line: string) => void,
): Promise<readonly Figure[]> {
  if (rows.length === 0) return [];
  tell(`${rounds} decisions of each of ${rows.length} real requests`);
  const readings = await time(rounds * rows.length, (index) => {
    const row = rows[index % rows.length];
    if (row !== undefined) decideOnce(row);
  });
  return [fromReadings("local decision, real requests", "ms", readings, "p95 ≤ 5 ms")];
}

function decideFuzzed(request: PageRequest): void {
  const row = {
    id: "fuzzed",
    truth: "malicious",
    category: "fuzzed",
    expectedTexts: [],
    context: {},
  } as const;
  decideOnce({ ...row, ...request, origin: "https://app.example" });
}

function decideOnce(row: RequestRow): void {
  const { judged } = judgeRequest(row);
  if (judged !== null) describeSubject(judged.subject, judged.context, judged.reading);
}
