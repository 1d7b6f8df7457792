import type { RequestTrace } from "./trace.ts";

/** Tells each of them. */
export function joinTraces(...traces: readonly RequestTrace[]): RequestTrace {
  return {
    asked(...told) {
      for (const trace of traces) trace.asked(...told);
    },
    answered(...told) {
      for (const trace of traces) trace.answered(...told);
    },
    approved(...told) {
      for (const trace of traces) trace.approved(...told);
    },
    ended(...told) {
      for (const trace of traces) trace.ended(...told);
    },
  };
}
