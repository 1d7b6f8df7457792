import { kindsOfFlags, type Manifest, secwareIdOf } from "../../protocol/index.ts";
import type { GapReason } from "../domain/finding.ts";
import type { Subject } from "../domain/subject.ts";
import { gapAnswer, notAsked } from "./answers.ts";
import { conditionsMatch } from "./conditions.ts";
import type { BindingState, BoundWare, WareAnswer } from "./types.ts";

const gapOfState: Readonly<Partial<Record<BindingState, GapReason>>> = {
  activating: "activating",
  exhausted: "exhausted",
  expired: "expired",
  "manifest-mismatch": "manifest-mismatch",
};

export interface GateOptions {
  nowMs: number;
  mayTellSites: boolean;
}

/** What can be answered without talking to anybody; null: it is to be asked. What need not be asked is no gap. */
export function answerAtGate(
  binding: BoundWare,
  subject: Subject,
  { nowMs, mayTellSites }: GateOptions,
): WareAnswer | null {
  const { state, stateText, conditions, flags } = binding;
  if (state === "unbound") return notAsked(binding, stateText);
  if (!conditionsMatch(conditions, subject, nowMs)) {
    return notAsked(binding, "Not asked: none of its conditions matches.");
  }
  if (!kindsOfFlags(flags).some((kind) => kind === subject.kind)) {
    return notAsked(binding, "Not asked: the plan does not cover requests of this kind.");
  }
  if (subject.kind === "site" && !mayTellSites) {
    return notAsked(binding, "Not asked: the names of sites stay on this device unless you allow it.");
  }
  const reason = gapOfState[state];
  return reason === undefined ? null : gapAnswer(binding, reason, stateText);
}

/** The same, by what the SecWare says of itself. */
export function answerByManifest(
  binding: BoundWare,
  subject: Subject,
  { kinds, chains, secwareId }: Manifest,
): WareAnswer | null {
  if (secwareId !== secwareIdOf(binding.ware)) {
    return gapAnswer(binding, "manifest-mismatch", "Its manifest is that of another SecWare.");
  }
  if (!kinds.some((kind) => kind === subject.kind)) {
    return notAsked(binding, "Not asked: it does not judge requests of this kind.");
  }
  const covers =
    subject.kind === "site" || chains.length === 0 || chains.includes(`eip155:${subject.chainId}`);
  // Bound and asked for, but blind on this network: that is not knowing, and never "nothing found".
  return covers ? null : gapAnswer(binding, "unsupported", "It does not judge requests on this network.");
}
