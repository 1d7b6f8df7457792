import { type Curve, type Manifest, toHex } from "../../protocol/index.ts";
import type { Subject } from "../domain/subject.ts";
import { answeredBy, gapAnswer } from "./answers.ts";
import { type CallStore, callIdOf, counterIdOf } from "./callStore.ts";
import type { LoadKeys } from "./chainKeys.ts";
import type { Circuits } from "./circuits.ts";
import type { ClockOffsets } from "./clockOffsets.ts";
import type { Counters } from "./counters.ts";
import { bodyBytes, type Disclosure, discloseTo } from "./disclosure.ts";
import { answerAtGate, answerByManifest } from "./gates.ts";
import { type CallOutcome, makeCall } from "./ladder.ts";
import { readHigh, resolveCall } from "./lookUps.ts";
import type { BoundWare, SecHubClientDeps, SentCall, WareAnswer } from "./types.ts";
import { cacheKeyOf, type VerdictCache } from "./verdictCache.ts";
import type { WareSession } from "./wareSession.ts";

/** What all questions of one client share. */
export interface AskContext<B extends BoundWare> {
  deps: SecHubClientDeps<B>;
  store: CallStore;
  counters: Counters;
  offsets: ClockOffsets;
  circuits: Circuits;
  cache: VerdictCache;
  curve: Curve;
  loadKeys: LoadKeys;
  loadManifest: SecHubClientDeps["fetchManifest"];
  inFlight: Set<string>;
}

export interface Question {
  subject: Subject;
  origin: string;
  request: string | null;
  budgetMs: number;
  signal: AbortSignal;
}

/** How long a SecWare is told that it has; the rest is for the way there and back, and for one resend. */
const toldBudgetMs = 1_500;
/** Failures after which waiting again would only cost the user time. */
const brokenReasons: ReadonlySet<string> = new Set([
  ...["timeout", "unreachable", "server-error", "malformed", "oversized", "redirect", "invalid-signature"],
]);

/** One SecWare's answer. Effects: network, storage. Never throws: whatever goes wrong is a gap. */
export async function askWare<B extends BoundWare>(
  context: AskContext<B>,
  binding: B,
  question: Question,
): Promise<WareAnswer> {
  try {
    return await answerOf(context, binding, question);
  } catch {
    return gapAnswer(binding, "failed", "The call could not be made on this device.");
  }
}

async function answerOf<B extends BoundWare>(
  context: AskContext<B>,
  binding: B,
  question: Question,
): Promise<WareAnswer> {
  const { deps, circuits, cache } = context;
  const { subject } = question;
  const nowMs = deps.now();
  const early = answerAtGate(binding, subject, { nowMs, mayTellSites: deps.mayTellSites?.() ?? false });
  if (early !== null) return early;
  if (circuits.openUntil(binding.ware, nowMs) !== null) {
    return gapAnswer(binding, "unreachable", "Paused for five minutes: it failed three times in a row.");
  }
  const opened = await openSession(context, binding, question);
  if (opened.status === "answered") return opened.answer;
  const { session } = opened;
  const disclosure = discloseTo(session.manifest.needs, subject, question.origin);
  const parameters = knownParameters(session.manifest, binding.parameters);
  const key = cacheKeyOf(
    session.manifest.secwareId,
    binding.manifestHash,
    bodyBytes(disclosure, parameters, null),
  );
  const cached = cache.get(key, nowMs);
  if (cached !== null) return cached;
  const outcome = await callOf(context, session, { question, disclosure, parameters });
  const answer = await noted(context, session, outcome);
  if (outcome.status === "verified" && outcome.checked.content.effects?.["status"] !== "simulated") {
    cache.keep(key, subject.kind, answer, deps.now());
  }
  return answer;
}

type Opened = { status: "open"; session: WareSession } | { status: "answered"; answer: WareAnswer };

async function openSession<B extends BoundWare>(
  context: AskContext<B>,
  binding: B,
  { subject, request }: Question,
): Promise<Opened> {
  const { deps, counters, offsets, curve, inFlight } = context;
  const { chainId, market, ware, host, manifestHash } = binding;
  const gap = (...why: Parameters<typeof gapAnswer> extends [unknown, ...infer Rest] ? Rest : never) =>
    ({ status: "answered", answer: gapAnswer(binding, ...why) }) as const;
  const origin = deps.originOf(host, chainId);
  if (origin === null) return gap("unreachable", "Its host cannot be asked from this network.");
  const [manifest, keys, signer] = await Promise.all([
    context.loadManifest(host, manifestHash),
    context.loadKeys(chainId, ware),
    deps.signerOf(binding),
  ]);
  if (manifest.status === "unverified") return gap("manifest-mismatch", manifest.problem);
  const early = answerByManifest(binding, subject, manifest.manifest);
  if (early !== null) return { status: "answered", answer: early };
  if (keys === null) return gap("chain-unreadable", "Its signing keys could not be read from the chain.");
  if (signer.address !== binding.caller) {
    return gap("refused", "The chain lists another key for this purchase than this wallet derives.");
  }
  return {
    status: "open",
    session: {
      ...{ binding, origin, domain: { chainId, market }, manifest: manifest.manifest, signer, keys },
      ...{ counters, offsets, curve, deps, inFlight },
      tellSent: (body) => tellSent(deps, { binding, request, body }),
    },
  };
}

function tellSent<B extends BoundWare>({ onSent }: SecHubClientDeps<B>, sent: SentCall<B>): void {
  try {
    onSent?.(sent);
  } catch {
    // Whoever listens must not keep a question from being asked.
  }
}

/** Finds the counter if this machine has none, clears what is open, and calls. */
async function callOf<B extends BoundWare>(
  context: AskContext<B>,
  session: WareSession,
  { question, disclosure, parameters }: { question: Question; disclosure: Disclosure; parameters: object },
): Promise<CallOutcome> {
  const { counters, deps } = context;
  const { binding } = session;
  const { signal } = question;
  if (counters.get(binding) === null) {
    const high = await readHigh(session, signal);
    await counters.start(binding, Math.max(high ?? 0, binding.callerSettled));
  }
  const resolving = resolveOpen(context, session, signal);
  if (counters.isStalled(binding, deps.now())) await resolving;
  const moment = {
    budgetMs: Math.max(1, Math.min(toldBudgetMs, question.budgetMs)),
    salt: toHex(deps.randomBytes(16)),
  };
  return makeCall(session, disclosure, bodyBytes(disclosure, { ...parameters }, moment), signal);
}

/** Looks up what became of the numbers that nobody waits for any more. Never throws. */
async function resolveOpen<B extends BoundWare>(
  { counters, store }: Pick<AskContext<B>, "counters" | "store">,
  session: WareSession,
  signal: AbortSignal,
): Promise<void> {
  const { binding, inFlight } = session;
  const counter = counterIdOf(binding.purchaseId, binding.caller);
  const open = (counters.get(binding)?.unresolved ?? [])
    .map(({ seq }) => callIdOf(counter, seq))
    .filter((id) => !inFlight.has(id));
  await Promise.all(
    open.map(async (id) => {
      inFlight.add(id);
      try {
        const call = await store.loadCall(id);
        if (call !== null) await resolveCall(session, call, signal);
      } catch {
        // It stays open, and is looked up again with the next question.
      } finally {
        inFlight.delete(id);
      }
    }),
  );
}

async function noted<B extends BoundWare>(
  { counters, circuits, offsets, deps }: AskContext<B>,
  { binding, manifest }: WareSession,
  outcome: CallOutcome,
): Promise<WareAnswer> {
  const { ware } = binding;
  if (outcome.status === "silent") {
    if (brokenReasons.has(outcome.reason)) circuits.noteFailure(ware, deps.now());
    await counters.noteAsked(binding, outcome.text);
    return gapAnswer(binding, outcome.reason, outcome.text);
  }
  circuits.noteSuccess(ware);
  await counters.noteAsked(binding, null);
  const { envelope, checked, latencyMs } = outcome;
  return answeredBy(binding, {
    ...{ envelope, checked, latencyMs },
    meanings: manifest.reasonCodes ?? {},
    clockMs: -offsets.of(ware),
    price: binding.pricePerCall.toString(),
  });
}

/** Only what the manifest declares leaves the device, whatever an old document holds. */
function knownParameters(manifest: Manifest, own: BoundWare["parameters"]): BoundWare["parameters"] {
  const declared = manifest.parameters.map(({ name }) => name);
  return Object.fromEntries(Object.entries(own).filter(([name]) => declared.includes(name)));
}
