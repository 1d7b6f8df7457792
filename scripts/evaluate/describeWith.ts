import type { InspectionContext } from "../../extension/domain/context.ts";
import { describe as describeSubject } from "../../extension/domain/describe/describe.ts";
import type { Description } from "../../extension/domain/description.ts";
import type { Subject } from "../../extension/domain/subject.ts";

export interface Describer {
  /** What read the descriptors, or why nothing did. */
  name: string;
  describe: (subject: Subject, context: InspectionContext) => Description;
}

/** The wallet's own words, with ERC-7730 descriptors of a directory where there is an engine for them. */
export async function describeWith(directory: string | null): Promise<Describer> {
  const name = directory === null ? "none named" : "no descriptor engine";
  return { name, describe: describeSubject };
}
