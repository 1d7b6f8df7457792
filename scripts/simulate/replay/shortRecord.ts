import { runYear } from "../runYear.ts";
import { strategy as honestMarket } from "../strategies/honestMarket.ts";
import { strategy as operators } from "../strategies/operators.ts";
import { strategy as prices } from "../strategies/prices.ts";
import type { World } from "../world.ts";
import { strategy as eachAct } from "./eachAct.ts";
import { Recorder } from "./recorder.ts";

const SEED = 6;

/** Ten people and fourteen days, with every act at least once: what the contracts' tests live through each time. */
export function shortRecord(): { record: Uint8Array; world: World } {
  const recorder = new Recorder();
  const { world } = runYear({
    seed: SEED,
    settings: { days: 14, users: 10, wares: 3 },
    strategies: [prices, operators, honestMarket, eachAct],
    keepsHistory: true,
    onDay: recorder.onDay,
  });
  return { record: recorder.finish(world), world };
}
