import { availableParallelism } from "node:os";
import { join } from "node:path";
import { ScriptError } from "../scriptError.ts";
import { runProgram } from "../terminal/processes.ts";
import type { Proof } from "./findProofs.ts";
import type { Message, Question } from "./solver.ts";
import { toVerdict, type Verdict } from "./verdict.ts";

/** A proof with what came of it. */
export interface Outcome extends Verdict {
  proof: Proof;
  ms: number;
}

export const DEADLINE_MS = 300_000;

const WORKERS_AT_MOST = 4;

/** Asks about one proof in a process of its own, which is ended when it is late; late is unknown. */
export async function prove(
  root: string,
  proof: Proof,
  { deadlineMs = DEADLINE_MS, changed = {} }: { deadlineMs?: number; changed?: Record<string, string> } = {},
): Promise<Outcome> {
  const startedAt = performance.now();
  const verdict = await ask(root, proof, deadlineMs, changed);
  return { proof, ...verdict, ms: Math.round(performance.now() - startedAt) };
}

/** Asks about all of them, a few at a time; `tell` gets each outcome when it is there. */
export async function proveAll(
  root: string,
  proofs: readonly Proof[],
  tell: (outcome: Outcome) => void,
  deadlineMs = DEADLINE_MS,
): Promise<Outcome[]> {
  const waiting = [...proofs];
  const outcomes: Outcome[] = [];
  const work = async () => {
    for (let proof = waiting.shift(); proof !== undefined; proof = waiting.shift()) {
      const outcome = await prove(root, proof, { deadlineMs });
      outcomes.push(outcome);
      tell(outcome);
    }
  };
  const workers = Math.min(WORKERS_AT_MOST, availableParallelism());
  await Promise.all(Array.from({ length: workers }, work));
  return outcomes;
}

async function ask(
  root: string,
  proof: Proof,
  deadlineMs: number,
  changed: Record<string, string>,
): Promise<Verdict> {
  const question: Question = { root, file: proof.file, name: proof.name, changed };
  const program = join(import.meta.dirname, "solver.ts");
  const args = ["--import", "tsx", program, JSON.stringify(question)];
  try {
    const { status, output } = await runProgram(process.execPath, args, { cwd: root, deadlineMs });
    if (status !== 0) return { status: "unknown", reason: output.slice(-300) };
    return toVerdict(proof, JSON.parse(output) as Message[]);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    return { status: "unknown", reason: error.message };
  }
}
