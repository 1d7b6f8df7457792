import type { World } from "./world.ts";

/** What one who tried something has to show for it. */
export interface Attempt {
  name: string;
  /** In SEC, beside a twin who did not try it. */
  gain: number;
  /** What he put into it, in SEC. */
  spent: number;
  note: string;
}

/** A figure that is worth a line of the report. */
export interface Finding {
  name: string;
  value: string;
}

/** What a strategy does while the year runs. */
export interface Running {
  onDay?: (day: number) => void;
  /** Instead of `onDay`, on a day on which no act reaches the chain. */
  whileOut?: (day: number) => void;
  attempts?: () => Attempt[];
  findings?: () => Finding[];
}

/** A way to act in the market, in a file of its own. Others bring theirs with `--strategy FILE`, which exports one as `strategy`. */
export interface Strategy {
  name: string;
  /** One sentence. */
  does: string;
  start: (world: World, settings: Settings) => Running;
}

export interface Settings {
  days: number;
  users: number;
  wares: number;
}
