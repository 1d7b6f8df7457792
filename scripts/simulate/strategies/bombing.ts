import type { Strategy } from "../strategy.ts";
import { startBombing } from "./sybilReviewers.ts";

/** Wants the rival expelled: as many complaints as a purse of 30,000 SEC pays for. */
export const strategy: Strategy = {
  name: "review bombing",
  does: "A developer spends what he has on complaints about his only rival, to have it expelled.",
  start: (world) =>
    startBombing(world, [{ name: "until the purse is empty", weekly: 250, weeks: 10, isContested: true }]),
};
