import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { InspectionContext } from "../../extension/domain/context.ts";
import {
  type Descriptors,
  readDescriptors,
} from "../../extension/domain/describe/clearSigning/descriptors.ts";
import { describe as describeSubject } from "../../extension/domain/describe/describe.ts";
import type { Description } from "../../extension/domain/description.ts";
import type { Subject } from "../../extension/domain/subject.ts";
import { readRawTransactions, withWishes } from "./rawTransactions.ts";

export interface Describer {
  /** What read the descriptors, or why nothing did. */
  name: string;
  describe: (subject: Subject, context: InspectionContext) => Description;
}

/** The wallet's own words, with the ERC-7730 descriptors of a directory beside them, and the gas of its raw transactions. */
export async function describeWith(directory: string | null): Promise<Describer> {
  if (directory === null) return { name: "none named", describe: describeSubject };
  const descriptors = loadDescriptors(directory);
  const transactions = readRawTransactions(directory);
  const { byPlace, refused } = descriptors;
  return {
    name: `domain/describe/clearSigning: ${byPlace.size} places, ${refused.length} files refused; gas and price of ${transactions.size} raw transactions beside them`,
    describe: (subject, context) =>
      describeSubject(withWishes(subject, transactions), { ...context, descriptors }),
  };
}

function loadDescriptors(directory: string): Descriptors {
  const paths = readdirSync(directory, { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".json") && statSync(join(directory, path)).isFile(),
  );
  return readDescriptors(
    new Map(paths.map((path) => [path.replaceAll("\\", "/"), readFileSync(join(directory, path), "utf8")])),
  );
}
