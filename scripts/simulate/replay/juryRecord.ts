import { runYear } from "../runYear.ts";
import type { World } from "../world.ts";
import { juryCases } from "./juryCases.ts";
import { Recorder } from "./recorder.ts";

interface JuryRun {
  seed: number;
  days: number;
  /** How many cases are opened on a day, until which one. */
  daily: number;
  until: number;
}

/** What the contracts' tests live through each time. */
const short: JuryRun = { seed: 6, days: 84, daily: 3, until: 44 };

/** A jury at the bounds of what rules, cases that were drawn, and three expulsions, in a market where nothing else happens. */
export function juryRecord({ seed, days, daily, until }: JuryRun = short): {
  record: Uint8Array;
  world: World;
  recorder: Recorder;
} {
  const recorder = new Recorder({ looksEvery: 28 });
  const { world } = runYear({
    seed,
    settings: { days, users: 0, wares: 0 },
    strategies: [juryCases({ daily, until })],
    keepsHistory: true,
    onDay: recorder.onDay,
  });
  return { record: recorder.finish(world), world, recorder };
}
