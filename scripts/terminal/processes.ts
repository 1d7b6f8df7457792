import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { ScriptError } from "../scriptError.ts";

/** Ends what it started, newest first, each within a deadline; nothing else is ever ended. */
export interface Lifetime {
  /** Registers how to end something; the last registered ends first. */
  add(name: string, end: () => Promise<void> | void): void;
  endAll(): Promise<void>;
}

const END_DEADLINE_MS = 5_000;

export function createLifetime(): Lifetime {
  const ends: { name: string; end: () => Promise<void> | void }[] = [];
  return {
    add: (name, end) => void ends.push({ name, end }),
    async endAll() {
      for (let last = ends.pop(); last !== undefined; last = ends.pop()) {
        const { name, end } = last;
        await withDeadline(Promise.resolve().then(end), END_DEADLINE_MS, `ending ${name}`).catch((error) =>
          console.error(String(error)),
        );
      }
    },
  };
}

/** Rejects with a coded error when `work` has not settled in time. The work itself is not cancelled. */
export async function withDeadline<T>(work: Promise<T>, deadlineMs: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new ScriptError(`No end in time: ${what}.`, { facts: { deadlineMs } })),
      deadlineMs,
    );
  });
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Starts a program in a group of its own, so that Ctrl-C reaches it only through `stopProcess`. */
export function startProcess(
  program: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ChildProcess {
  return spawn(program, [...args], { stdio: "ignore", detached: process.platform !== "win32", ...options });
}

/** Asks a process to end, and forces it after two seconds. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), 2_000);
  await gone.finally(() => clearTimeout(force));
}

export interface Finished {
  status: number;
  output: string;
}

/** Runs a program to its end. Output is captured unless `inherit`; a missing program is a coded error. */
export async function runProgram(
  program: string,
  args: readonly string[],
  { deadlineMs, inherit = false, ...options }: SpawnOptions & { deadlineMs: number; inherit?: boolean },
): Promise<Finished> {
  const child = spawn(program, [...args], {
    ...options,
    stdio: inherit ? "inherit" : ["ignore", "pipe", "pipe"],
  });
  const chunks: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
  try {
    const status = await withDeadline(ended, deadlineMs, program);
    return { status, output: Buffer.concat(chunks).toString("utf8") };
  } catch (error) {
    child.kill("SIGKILL");
    if (error instanceof ScriptError) throw error;
    throw new ScriptError(`The program ${program} could not be run.`, { cause: error });
  }
}
