import {
  decodePolicyDocument,
  type PolicyReading,
} from "../../../extension/domain/policy/decodePolicyDocument.ts";
import { createDryRun, type DryRun, type PastRequest } from "../../../extension/domain/policy/dryRun.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { DryRunView } from "../../../extension/messages/views.policy.ts";
import type { PastRequests } from "../pastRequests/pastRequests.ts";
import type { DryRunOutcome, DryRuns } from "./dryRun.ts";

export interface DryRunDeps {
  pastRequests: Pick<PastRequests, "since">;
  builtIn: () => readonly PastRequest[];
  readPolicy: (account: Address | null) => PolicyReading;
  selected: () => Address | null;
  isUnlocked: () => boolean;
  /** Gives way to whatever else waits. */
  pause: () => Promise<void>;
  now: () => number;
}

/** Requests that are decided before anything else gets its turn. */
const slice = 250;
const dayMs = 86_400_000;
const idle: DryRunView = { isRunning: false, done: 0, total: 0 };
const mostReason = 280;

export function createDryRuns(deps: DryRunDeps): DryRuns {
  const listeners = new Set<() => void>();
  let view = idle;
  const show = (next: DryRunView) => {
    view = next;
    for (const listener of listeners) listener();
  };
  return {
    view: () => view,
    async run(document, days) {
      if (view.isRunning) return refused("A dry run is under way already.");
      if (!deps.isUnlocked()) return refused("Unlock first.");
      const draft = decodePolicyDocument(document);
      if (draft.status === "unreadable") return refused(draft.problem);
      show({ ...idle, isRunning: true });
      try {
        return await runBoth(deps, draft, { days, show });
      } catch {
        return refused("The past requests could not be read.");
      } finally {
        show(idle);
      }
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function runBoth(
  deps: DryRunDeps,
  draft: PolicyReading,
  { days, show }: { days: number; show: (view: DryRunView) => void },
): Promise<DryRunOutcome> {
  const account = deps.selected();
  const acting = deps.readPolicy(account);
  const past = account === null ? [] : await deps.pastRequests.since(deps.now() - days * dayMs, account);
  const corpus = deps.builtIn();
  const own = createDryRun(acting, draft, past);
  const builtIn = createDryRun(acting, draft, corpus);
  const total = past.length + corpus.length;
  const tell = (done: number) => show({ isRunning: true, done, total });
  await stepThrough(own, deps.pause, tell);
  await stepThrough(builtIn, deps.pause, (done) => tell(past.length + done));
  return { status: "done", own: own.result(), builtIn: builtIn.result() };
}

async function stepThrough(
  dryRun: DryRun,
  pause: () => Promise<void>,
  tell: (done: number) => void,
): Promise<void> {
  for (;;) {
    const { done, total } = dryRun.step(slice);
    tell(done);
    if (done >= total) return;
    await pause();
  }
}

function refused(reason: string): DryRunOutcome {
  return { status: "refused", reason: reason.slice(0, mostReason) };
}
