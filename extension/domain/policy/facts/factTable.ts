import type { FactName } from "../../policyDocument.ts";
import type { FactEntry } from "./factEntry.ts";
import { movementFacts } from "./movementFacts.ts";
import { requestFacts } from "./requestFacts.ts";
import { statedFacts } from "./statedFacts.ts";
import { sumFacts } from "./sumFacts.ts";

/** Every fact that a condition may be about. */
export const factTable: Readonly<Record<FactName, FactEntry>> = {
  ...requestFacts,
  ...statedFacts,
  ...movementFacts,
  ...sumFacts,
};
