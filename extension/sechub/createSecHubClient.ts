import { type Curve, nobleCurve } from "../../protocol/index.ts";
import { gapAnswer } from "./answers.ts";
import { type AskContext, askWare } from "./askWare.ts";
import { createChainKeys } from "./chainKeys.ts";
import { createCircuits } from "./circuits.ts";
import { createClockOffsets } from "./clockOffsets.ts";
import { createCounters } from "./counters.ts";
import type { AskOptions, BoundWare, SecHubClient, SecHubClientDeps, WareAnswer } from "./types.ts";
import { createVerdictCache } from "./verdictCache.ts";

/** How long an answer may still come after the user's decision had to be made without it. */
const lateMs = 10_000;

/** Reads the counters of this machine and opens the client over them. Effects: storage. */
export async function createSecHubClient<B extends BoundWare>(
  deps: SecHubClientDeps<B>,
  curve: Curve = nobleCurve,
): Promise<SecHubClient<B>> {
  const counters = await createCounters(deps.store);
  const context: AskContext<B> = {
    ...{ deps, counters, curve, store: deps.store, inFlight: new Set<string>() },
    ...{ offsets: createClockOffsets(), circuits: createCircuits(), cache: createVerdictCache() },
    loadKeys: createChainKeys(deps),
    loadManifest: keepVerified(deps.fetchManifest),
  };
  return {
    recordOf: (purchaseId) => counters.recordOf(purchaseId, deps.now()),
    ask: (subject, options) => askAll(context, subject, options),
  };
}

async function askAll<B extends BoundWare>(
  context: AskContext<B>,
  subject: Parameters<SecHubClient["ask"]>[0],
  { origin, request = null, budgetMs, bindings, onAnswer }: AskOptions<B>,
): Promise<readonly WareAnswer[]> {
  const { after } = context.deps;
  const stop = new AbortController();
  void after(budgetMs + lateMs).then(() => stop.abort());
  // One clock for all: with fifty of them bound the user waits no longer than with one.
  const deadline = after(budgetMs);
  const question = { subject, origin, request, budgetMs, signal: stop.signal };
  return Promise.all(
    bindings.map(async (binding) => {
      const asking = askWare(context, binding, question);
      const first = await Promise.race([asking, deadline.then(() => null)]);
      const answer = first ?? gapAnswer(binding, "timeout", "No answer within the time limit.");
      tell(onAnswer, answer);
      if (first === null) void asking.then((late) => late.status === "answered" && tell(onAnswer, late));
      return answer;
    }),
  );
}

/** A listener's fault is the listener's: the other answers still come. */
function tell(onAnswer: (answer: WareAnswer) => void, answer: WareAnswer): void {
  try {
    onAnswer(answer);
  } catch {
    // Nothing of ours depends on it.
  }
}

/** A manifest is named by its hash, so one that was verified stays it. */
function keepVerified(fetchManifest: SecHubClientDeps["fetchManifest"]): SecHubClientDeps["fetchManifest"] {
  const kept = new Map<string, Awaited<ReturnType<typeof fetchManifest>>>();
  return async (host, manifestHash) => {
    const key = `${host} ${manifestHash}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const outcome = await fetchManifest(host, manifestHash);
    if (outcome.status === "verified") kept.set(key, outcome);
    return outcome;
  };
}
