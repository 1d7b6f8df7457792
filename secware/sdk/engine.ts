import type { Hex, Kind, ScanRequest, ScanResult } from "../../protocol/index.ts";

/** What an engine says about one subject, before it is signed. */
export type EngineAnswer =
  | {
      status: "answered";
      /** Computed by the engine from what it was asked, never taken from the caller. */
      subjectHash: Hex;
      /** `none` only where `completeness.verdict` is `full`; anything less becomes `unknown`. */
      content: Omit<ScanResult, "v" | "kind" | "engine" | "ttlSec">;
      /** 0 to 10,000; absent: not stated. */
      confidenceBps?: number;
      /** Shortens the life of the verdict below what its kind allows. */
      validForSeconds?: number;
    }
  /** Uncounted: this cannot be answered at all. */
  | { status: "declined"; reason: "unsupported_kind" | "unsupported_chain" | "undecodable" };

export interface EngineContext {
  nowMs: number;
  /** Aborted when the caller's budget is over; what comes later is dropped. */
  signal: AbortSignal;
}

/**
 * The part of a SecWare that knows something about security. Everything else is the SDK's.
 *
 * Warning: an engine that throws or is late costs the caller nothing and is a gap on the screen.
 */
export interface Engine {
  name: string;
  version: string;
  rulesetRoot?: Hex;
  kinds: readonly Kind[];
  inspect(request: ScanRequest, context: EngineContext): Promise<EngineAnswer> | EngineAnswer;
}

export type Inspected =
  | { status: "answered"; answer: Extract<EngineAnswer, { status: "answered" }> }
  | { status: "declined"; reason: string }
  | { status: "late" }
  | { status: "failed" };

/** Runs an engine within a budget. Always resolves, and by the end of the budget. */
export async function inspectWithin(
  engine: Engine,
  request: ScanRequest,
  { nowMs, budgetMs }: { nowMs: number; budgetMs: number },
): Promise<Inspected> {
  const abort = new LazyAbort();
  try {
    // A getter of its own, so that an engine may hand on a copy of the context.
    const started = engine.inspect(request, {
      nowMs,
      get signal() {
        return abort.signal;
      },
    });
    // An engine that answers at once needs no timer.
    if (!(started instanceof Promise)) return toInspected(started);
    return await raceBudget(started, budgetMs, abort);
  } catch {
    return { status: "failed" };
  }
}

/** A controller that is made when it is asked for: most engines never look, and one costs as much as a hash of the call. */
class LazyAbort {
  #controller: AbortController | undefined;

  get signal(): AbortSignal {
    return this.#made().signal;
  }

  now(): void {
    this.#made().abort();
  }

  #made(): AbortController {
    this.#controller ??= new AbortController();
    return this.#controller;
  }
}

async function raceBudget(
  started: Promise<EngineAnswer>,
  budgetMs: number,
  abort: LazyAbort,
): Promise<Inspected> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Inspected>((resolve) => {
    timer = setTimeout(() => {
      resolve({ status: "late" });
      abort.now();
    }, budgetMs);
  });
  try {
    return await Promise.race([started.then(toInspected), late]);
  } finally {
    clearTimeout(timer);
  }
}

function toInspected(answer: EngineAnswer): Inspected {
  return answer.status === "answered" ? { status: "answered", answer } : answer;
}
