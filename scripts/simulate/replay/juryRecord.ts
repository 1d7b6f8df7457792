import { runYear } from "../runYear.ts";
import type { World } from "../world.ts";
import { type CasesToOpen, juryCases } from "./juryCases.ts";
import { Recorder } from "./recorder.ts";

interface JuryRun extends CasesToOpen {
  seed: number;
  days: number;
}

/** What the contracts' tests live through each time. */
const short: JuryRun = { seed: 6, days: 84, daily: 3, until: 44, bad: 3 };

/** A jury at the bounds of what rules, cases that were drawn, and expulsions, in a market where nothing else happens. */
export function juryRecord({ seed, days, ...cases }: JuryRun = short): {
  record: Uint8Array;
  world: World;
  recorder: Recorder;
} {
  const recorder = new Recorder({ looksEvery: 28 });
  const { world } = runYear({
    seed,
    settings: { days, users: 0, wares: 0 },
    strategies: [juryCases(cases)],
    keepsHistory: true,
    onDay: recorder.onDay,
  });
  return { record: recorder.finish(world), world, recorder };
}
