import type { Inspection, InspectionService } from "./inspection.ts";
import type { InspectionDeps } from "./inspectionDeps.ts";
import { RunningInspection } from "./runningInspection.ts";

/** Inspections of open requests. */
export function createInspections(deps: InspectionDeps): InspectionService {
  return {
    begin(row, onChange): Inspection {
      const running = new RunningInspection(row, deps, onChange);
      void running.readChain();
      void running.loadBound();
      return running;
    },
  };
}
