import { comparePolicies } from "../../../extension/domain/policy/comparePolicies.ts";
import { policyVersionOf } from "../../../extension/domain/policy/policyVersion.ts";
import { defaultPolicy } from "../../../extension/domain/policy/presets.ts";
import { weakenedGuards } from "../../../extension/domain/policy/weakenedGuards.ts";
import type { PolicyDocument } from "../../../extension/domain/policyDocument.ts";
import type { Hex } from "../../../extension/domain/primitives.ts";
import type { HubDocument } from "./documentText.ts";
import type { PrivateParts } from "./policy.ts";

/** A saved policy that is not on the chain yet, or is, and has to wait. */
export interface QueuedPolicy {
  kind: "tightening" | "loosening";
  document: PolicyDocument;
  /** Milliseconds; null: not before it is mined. */
  actsAt: number | null;
  isOnChain: boolean;
  /** How long a loosening waits after it is mined; a guarded rule may make it longer. */
  waitMs: number;
}

/** Everything the wallet keeps about one account's policy. Plain and cloneable. */
export interface PolicyState {
  acting: PolicyDocument;
  queued: QueuedPolicy | null;
  /** As the chain has them. */
  parts: Readonly<Record<string, PrivateParts>>;
  chainVersion: number;
  /** keccak of the bytes on the chain; null: never read. */
  chainHash: Hex | null;
  /** Whether the user or the chain ever said anything; a fresh machine takes what the chain has. */
  isFresh: boolean;
  /** Set where the chain's document is ours and cannot be understood: every request is held. */
  problem: string | null;
  difference: string | null;
}

export const freshPolicyState: PolicyState = {
  acting: defaultPolicy,
  queued: null,
  parts: {},
  chainVersion: 0,
  chainHash: null,
  isFresh: true,
  problem: null,
  difference: null,
};

export interface PolicyMoment {
  now: number;
  /** For how long a loosening waits after it is mined, or after it was saved where there is no SecHub. */
  waitMs: number;
}

/** The longest of the usual wait and of the delays that guard the rules which a change weakens. */
export function waitFor(before: PolicyDocument, after: PolicyDocument, usualMs: number): number {
  return Math.max(usualMs, weakenedGuards(before, after).delaySeconds * 1000);
}

export type SaveEffect = "tightening" | "loosening" | "none";

/** The state after the user saved a policy. What is not provably at least as strict does not act yet. */
export function saveDocument(
  state: PolicyState,
  document: PolicyDocument,
  { now, waitMs, hasHub }: PolicyMoment & { hasHub: boolean },
): { state: PolicyState; effect: SaveEffect } {
  // A policy that the user writes with the password also ends the holding of every request.
  const saved = { ...state, isFresh: false, problem: null, difference: null };
  if (isSame(document, state.acting)) return { state: withdraw(saved, hasHub), effect: "none" };
  const effect = comparePolicies(state.acting, document);
  if (effect === "loosening") {
    const longest = waitFor(state.acting, document, waitMs);
    const actsAt = hasHub ? null : now + longest;
    return {
      state: { ...saved, queued: { kind: "loosening", document, actsAt, isOnChain: false, waitMs: longest } },
      effect,
    };
  }
  const queued = hasHub ? tighteningOf(document) : null;
  return { state: { ...saved, acting: document, queued }, effect };
}

/** Saving again what acts takes back what waits; if that is on the chain already, the chain has to hear of it. */
function withdraw(state: PolicyState, hasHub: boolean): PolicyState {
  const { queued } = state;
  if (queued === null || queued.kind === "tightening") return state;
  return { ...state, queued: queued.isOnChain && hasHub ? tighteningOf(state.acting) : null };
}

function tighteningOf(document: PolicyDocument): QueuedPolicy {
  return { kind: "tightening", document, actsAt: null, isOnChain: false, waitMs: 0 };
}

/** The state after the wait of a loosening is over. */
export function settlePolicy(state: PolicyState, now: number): PolicyState {
  const { queued } = state;
  if (queued === null || queued.kind !== "loosening" || queued.actsAt === null) return state;
  return now < queued.actsAt ? state : { ...state, acting: queued.document, queued: null };
}

/** What the next document on the chain should say. */
export function nextDocumentOf({ acting, queued, parts }: PolicyState): HubDocument {
  return { policy: queued?.document ?? acting, parts };
}

export interface ChainReading {
  version: number;
  hash: Hex;
  reading:
    | { status: "read"; document: HubDocument }
    | { status: "unknown-form"; problem: string }
    /** Not sealed for this account: a fault of the node's or of the chain's. */
    | { status: "unreadable" };
}

/** Whether a document read from the chain has to be opened at all; an older one never wins over a newer one. */
export function isNews(state: PolicyState, { version, hash }: { version: number; hash: Hex }): boolean {
  return version > state.chainVersion || (version === state.chainVersion && hash !== state.chainHash);
}

/** The state after the chain's document was read. The highest version wins; what is lost here is said. */
export function adoptDocument(state: PolicyState, read: ChainReading, moment: PolicyMoment): PolicyState {
  if (isOlder(state, read)) return wentBack(state);
  if (!isNews(state, read)) return state;
  const { reading } = read;
  if (reading.status === "unreadable") return keepLastGood(state);
  const seen = { ...state, chainVersion: read.version, chainHash: read.hash, isFresh: false };
  if (reading.status === "unknown-form") return { ...seen, problem: reading.problem };
  const { policy, parts } = reading.document;
  return adoptPolicy({ ...seen, parts, problem: null }, policy, { ...moment, wasFresh: state.isFresh });
}

/** Whether the chain now says less than it said before: it was reorganised, or its node lags. */
export function isOlder(state: PolicyState, { version }: { version: number }): boolean {
  return version < state.chainVersion && state.queued?.kind === "loosening" && state.queued.isOnChain;
}

/** A loosening whose document is no longer on the chain waits anew, from when it is there again. */
function wentBack(state: PolicyState): PolicyState {
  const { queued } = state;
  if (queued === null) return state;
  return {
    ...state,
    queued: { ...queued, actsAt: null, isOnChain: false },
    difference: "The chain went back to before your change: it waits until it is on the chain again.",
  };
}

/** A machine that never saw a good copy has nothing to fall back on, so it holds. */
function keepLastGood(state: PolicyState): PolicyState {
  const text = "The document in your SecHub could not be opened.";
  if (state.isFresh) return { ...state, problem: text };
  return { ...state, difference: `${text} The last good copy is in use.` };
}

function adoptPolicy(
  state: PolicyState,
  policy: PolicyDocument,
  { now, waitMs, wasFresh }: PolicyMoment & { wasFresh: boolean },
): PolicyState {
  const { queued, acting } = state;
  const longest = waitFor(acting, policy, waitMs);
  const waiting: QueuedPolicy = {
    ...{ kind: "loosening", document: policy, isOnChain: true },
    ...{ actsAt: now + longest, waitMs: longest },
  };
  if (queued !== null && isSame(policy, queued.document)) {
    if (queued.kind === "tightening") return { ...state, queued: null, difference: null };
    return { ...state, queued: queued.isOnChain ? queued : waiting, difference: null };
  }
  if (wasFresh || isSame(policy, acting))
    return { ...state, acting: policy, queued: null, difference: lossOf(queued) };
  const difference = lossOf(queued) ?? "Your policy was changed on another device.";
  if (comparePolicies(acting, policy) === "loosening") return { ...state, queued: waiting, difference };
  return { ...state, acting: policy, queued: null, difference };
}

function lossOf(queued: QueuedPolicy | null): string | null {
  if (queued === null || queued.isOnChain) return null;
  return "Another device saved a newer policy first. The change that waited here was dropped; save it again if you still want it.";
}

function isSame(one: PolicyDocument, other: PolicyDocument): boolean {
  return policyVersionOf(one) === policyVersionOf(other);
}
