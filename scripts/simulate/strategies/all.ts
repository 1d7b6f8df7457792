import type { Strategy } from "../strategy.ts";
import { strategy as bombing } from "./bombing.ts";
import { strategy as deskArbitrage } from "./deskArbitrage.ts";
import { strategy as exposureGriefers } from "./exposureGriefers.ts";
import { strategy as extortion } from "./extortion.ts";
import { strategy as honestMarket } from "./honestMarket.ts";
import { strategy as operators } from "./operators.ts";
import { strategy as outage } from "./outage.ts";
import { strategy as prices } from "./prices.ts";
import { strategy as sybilReviewers } from "./sybilReviewers.ts";
import { strategy as washTraders } from "./washTraders.ts";

/** All of this house, in the order in which they act on a day. */
export const strategies: readonly Strategy[] = [
  prices,
  operators,
  honestMarket,
  washTraders,
  sybilReviewers,
  bombing,
  extortion,
  exposureGriefers,
  deskArbitrage,
  outage,
];
