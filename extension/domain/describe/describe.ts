import type { InspectionContext } from "../context.ts";
import type { Description } from "../description.ts";
import type { Subject } from "../subject.ts";

/** Says in words what a subject does, from decoded facts only. Never throws; what is not understood says so. */
export function describe(_subject: Subject, _context: InspectionContext): Description {
  return {
    title: "Request",
    sentence: "Not described yet.",
    isUnderstood: false,
    out: [],
    in: [],
    allowed: [],
    counterparty: null,
    rows: [],
    calls: [],
    raw: "",
    digests: [],
  };
}
