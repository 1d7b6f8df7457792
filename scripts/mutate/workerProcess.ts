import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Task } from "./worker.ts";

/** What came of one task: its answer, or that the process did not live, or was ended for being late. */
export type Reply = { status: "answered"; value: unknown } | { status: "late" } | { status: "crashed" };

/** A process that runs tasks one after another. One that was late or crashed is ended and replaced at the next task. */
export interface WorkerProcess {
  ask(task: Task, deadlineMs: number): Promise<Reply>;
  end(): void;
}

const memoryMb = 2048;

export function createWorkerProcess(prepare: Task, prepareMs: number): WorkerProcess {
  let child: ChildProcess | undefined;
  const end = () => {
    child?.removeAllListeners();
    child?.kill("SIGKILL");
    child = undefined;
  };
  return {
    async ask(task, deadlineMs) {
      if (child === undefined) {
        child = start();
        const ready = await askOnce(child, prepare, prepareMs);
        if (ready.status !== "answered") return ready;
      }
      const reply = await askOnce(child, task, deadlineMs);
      if (reply.status !== "answered") end();
      return reply;
    },
    end,
  };
}

function start(): ChildProcess {
  return fork(join(import.meta.dirname, "worker.ts"), [], {
    execArgv: ["--import", "tsx", `--max-old-space-size=${memoryMb}`],
    env: { ...process.env, FUZZ_RUNS: "100" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

async function askOnce(child: ChildProcess, task: Task, deadlineMs: number): Promise<Reply> {
  return await new Promise((resolve) => {
    const settle = (reply: Reply) => {
      clearTimeout(timer);
      child.removeListener("message", onMessage);
      child.removeListener("exit", onExit);
      resolve(reply);
    };
    const onMessage = (message: { value: unknown }) => settle({ status: "answered", value: message.value });
    const onExit = () => settle({ status: "crashed" });
    const timer = setTimeout(() => settle({ status: "late" }), deadlineMs);
    child.once("message", onMessage);
    child.once("exit", onExit);
    child.send(task);
  });
}
