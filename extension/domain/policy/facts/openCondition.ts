import type { Condition } from "../../policyDocument.ts";
import type { PriceTable } from "./priceTable.ts";

/** A condition with its groups resolved. */
export interface OpenCondition {
  condition: Condition;
  /** Each once. */
  values: readonly (string | number)[];
  prices: PriceTable;
}
