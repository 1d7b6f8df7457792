import type { RequestView } from "../../extension/messages/views.request.ts";
import type { Tone } from "../parts/LevelMark.tsx";
import { approvalText } from "../text/approval.ts";

export type BandState =
  | "checking"
  | "checking-again"
  | "nothing"
  | "notice"
  | "warning"
  | "danger"
  | "blocked"
  | "not-checked"
  | "partly"
  | "disagreement"
  | "signing"
  | "sending";

/** Which of the window's states a request is in. Unknown never reads as nothing found. */
export function bandStateOf(view: Pick<RequestView, "state" | "decision" | "services">): BandState {
  const { decision, state } = view;
  if (state === "signing" || state === "sending") return state;
  if (decision === null) return "checking";
  if (decision.outcome === "block") return "blocked";
  if (state === "checking") return hasAnswer(view) ? "checking-again" : "checking";
  if (isDisagreement(view)) return "disagreement";
  if (decision.outcome === "hold") return "danger";
  if (decision.gaps.length > 0 && decision.level === "none")
    return hasVerdict(view) ? "partly" : "not-checked";
  if (decision.outcome === "warn") return "warning";
  if (decision.level === "none") return "nothing";
  return decision.level === "caution" ? "notice" : "warning";
}

type Answers = Pick<RequestView, "services">;
const hasVerdict = ({ services }: Answers): boolean => services.some(({ status }) => status === "answered");
/** Everybody has answered before: what goes on is a repetition. */
const hasAnswer = ({ services }: Answers): boolean =>
  hasVerdict({ services }) && services.every(({ status }) => status !== "asking");

/** One service found something dangerous and another one nothing, about the same subject. */
export function isDisagreement({ services }: Answers): boolean {
  const levels = services.filter(({ status }) => status === "answered").map(({ level }) => level);
  return levels.includes("none") && (levels.includes("danger") || levels.includes("critical"));
}

export interface Band {
  state: BandState;
  tone: Tone;
  word: string;
  /** One sentence. */
  text: string;
}

const fixedTones: Partial<Record<BandState, Tone>> = {
  checking: "unknown",
  "checking-again": "unknown",
  nothing: "none",
  notice: "caution",
  warning: "caution",
  danger: "danger",
  blocked: "critical",
  "not-checked": "unknown",
  partly: "unknown",
  signing: "none",
  sending: "none",
};

/** Word, tone and sentence of the verdict band. */
export function bandOf(view: RequestView): Band {
  const state = bandStateOf(view);
  const pattern = approvalText.band[state];
  const worst = view.decision?.level ?? "unknown";
  return {
    state,
    tone: toneOf(state, worst),
    word: typeof pattern === "string" ? pattern : pattern(view.description.title),
    text: view.decision?.reasons[0]?.text ?? view.servicesText,
  };
}

function toneOf(state: BandState, worst: Tone): Tone {
  if (state === "disagreement") return worst === "none" ? "caution" : worst;
  if (state === "danger" && worst === "critical") return "critical";
  if (state === "warning" && (worst === "danger" || worst === "critical")) return worst;
  return fixedTones[state] ?? "unknown";
}
