import type { ServiceView } from "../../../extension/messages/views.request.ts";
import type { BoundService, ServiceAnswer } from "./services.ts";

/** How far the asking of SecWares is. */
export type AskingStage =
  /** The wallet's own action, or a kind that no SecWare is asked about. */
  | { stage: "never"; reason: string }
  /** Which are bound is being read. */
  | { stage: "loading" }
  | { stage: "unreadable" }
  | { stage: "waiting"; bound: readonly BoundService[] }
  | { stage: "asking"; bound: readonly BoundService[] }
  | { stage: "done"; bound: readonly BoundService[] };

/** One row for each SecWare that is bound, by number. */
export function serviceViews(
  asking: AskingStage,
  answers: ReadonlyMap<number, ServiceAnswer>,
): readonly ServiceView[] {
  if (!("bound" in asking)) return [];
  const rows = asking.bound.map((service) => {
    const answer = answers.get(service.ware);
    return answer === undefined ? unanswered(service, asking.stage) : answered(answer);
  });
  return rows.sort((a, b) => a.ware - b.ware);
}

/** The sentence above the rows. */
export function servicesText(asking: AskingStage, answers: ReadonlyMap<number, ServiceAnswer>): string {
  if (asking.stage === "never") return asking.reason;
  if (asking.stage === "loading") return "Checking: reading which services are bound";
  if (asking.stage === "unreadable") return "Which services are bound could not be read";
  if (asking.bound.length === 0) return "Checked on this device only";
  if (asking.stage === "waiting") return "Services are asked when this request is on the screen";
  const asked = asking.bound.filter(({ ware }) => answers.get(ware)?.status !== "not-asked").length;
  const came = [...answers.values()].filter(({ status }) => status === "answered").length;
  if (asked === 0) return "No service is asked about requests like this one: checked on this device only";
  const count = `${came} of ${asked} services answered`;
  return asking.stage === "asking" ? `Checking: ${count}` : count;
}

function unanswered({ ware, name, price }: BoundService, stage: AskingStage["stage"]): ServiceView {
  const isAsking = stage === "asking";
  return {
    ...{ ware, name, price },
    status: isAsking ? "asking" : "not-asked",
    level: null,
    text: isAsking ? "Asked, no answer yet" : "Not asked yet",
    latencyMs: null,
    issuedAt: null,
    isSignatureValid: null,
    signer: null,
  };
}

function answered(answer: ServiceAnswer): ServiceView {
  const { ware, name, status, level, text, latencyMs, issuedAt, price, signer } = answer;
  return {
    ...{ ware, name, status, level, text, latencyMs, issuedAt, price, signer },
    // Only verified envelopes become answers; what does not verify is a gap and says so.
    isSignatureValid: status === "answered" ? true : null,
  };
}
