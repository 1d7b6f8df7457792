import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ScriptError } from "../scriptError.ts";
import { bodiesOf } from "./coverage.ts";
import { applyMutant, type Judged, type Mutant } from "./mutant.ts";
import { createOrder, planFor } from "./plan.ts";
import type { Baseline, Seen, Verdict } from "./proving.ts";
import { toLine } from "./score.ts";
import type { Reply, WorkerProcess } from "./workerProcess.ts";

const baselineMs = 600_000;
// A mutant may make a test slower without being wrong; the machine may be busy.
const patienceTimes = 5;

export interface Campaign {
  root: string;
  mutants: readonly Mutant[];
  workers: readonly WorkerProcess[];
  /** What every mutant is given beyond a few times what its tests usually take. */
  patienceMs: number;
  tell: (line: string) => void;
}

/** Judges every mutant. The texts are read once, so that edits meanwhile change nothing. */
export async function runCampaign({ root, mutants, workers, patienceMs, tell }: Campaign): Promise<Judged[]> {
  const texts = new Map(mutants.map(({ file }) => [file, readFileSync(join(root, file), "utf8")] as const));
  const bodies = new Map([...texts].map(([file, text]) => [file, bodiesOf(file, text)] as const));
  const baseline = await takeBaseline(workers);
  for (const line of baseline.leftOut) tell(`left out: ${line}`);
  const judged: Judged[] = [];
  const waiting = [...mutants];
  const order = createOrder();
  const work = async (worker: WorkerProcess): Promise<void> => {
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      const text = applyMutant(texts.get(mutant.file) ?? "", mutant);
      const plan = order.of(mutant, planFor(mutant, bodies.get(mutant.file) ?? [], baseline));
      const one = await judgeOne(worker, mutant, { text, plan, patienceMs });
      order.learn(one);
      judged.push(one);
      if (one.fate === "survived") tell(`no test noticed: ${toLine(mutant)}`);
      if (judged.length % 100 === 0) tell(progress(judged, mutants.length));
    }
  };
  await Promise.all(workers.map(work));
  return judged;
}

async function takeBaseline(workers: readonly WorkerProcess[]): Promise<Baseline> {
  const reply = await workers[0]?.ask({ do: "baseline" }, baselineMs);
  if (reply?.status !== "answered") throw new ScriptError("The tests could not be run without a mutant.");
  return reply.value as Baseline;
}

async function judgeOne(
  worker: WorkerProcess,
  mutant: Mutant,
  { text, plan, patienceMs }: { text: string; plan: readonly Seen[]; patienceMs: number },
): Promise<Judged> {
  if (plan.length === 0) return { mutant, fate: "survived" };
  const usualMs = plan.reduce((sum, { ms }) => sum + ms, 0);
  const refs = plan.map(({ file, index }) => ({ file, index }));
  const task = { do: "judge", changed: { file: mutant.file, text }, plan: refs } as const;
  return { mutant, ...verdictOf(await worker.ask(task, patienceMs + patienceTimes * usualMs)) };
}

function verdictOf(reply: Reply): Verdict {
  return reply.status === "answered" ? (reply.value as Verdict) : { fate: reply.status };
}

function progress(judged: readonly Judged[], all: number): string {
  const survived = judged.filter(({ fate }) => fate === "survived").length;
  return `${judged.length} of ${all}, ${survived} survived`;
}
