import type { Area } from "../../../extension/platform/platform.ts";
import type { Clock } from "./clock.ts";

export interface ClockDeps {
  now: () => number;
  area: Area;
}

const name = "clock.latest";
/** Clocks are set right by a little now and then. */
const backSlackMs = 2 * 60_000;
/** Blocks are minutes old at most; a chain that stands still says nothing about the clock, and then nothing opens. */
const blockSlackMs = 15 * 60_000;
const saveEveryMs = 60_000;

/** Remembers the latest time that this profile has seen, across restarts. Effects: storage. */
export async function createClock({ now, area }: ClockDeps): Promise<Clock> {
  const stored = await area.load(name);
  let latest = typeof stored === "number" && Number.isFinite(stored) ? stored : 0;
  let saved = latest;
  let agrees = true;
  let wasTrusted: boolean | null = null;
  const listeners = new Set<() => void>();
  const judge = () => {
    const present = now();
    const isBack = present < latest - backSlackMs;
    latest = Math.max(latest, present);
    if (latest - saved >= saveEveryMs) {
      saved = latest;
      // The next reading saves it again; a lost one only makes the memory a minute shorter.
      area.save({ [name]: latest }).catch(() => undefined);
    }
    return !isBack && agrees;
  };
  const tell = () => {
    const isTrusted = judge();
    if (wasTrusted !== null && wasTrusted !== isTrusted) for (const listener of listeners) listener();
    wasTrusted = isTrusted;
    return isTrusted;
  };
  return {
    now,
    isTrusted: tell,
    observe(blockTime) {
      agrees = Math.abs(now() - blockTime) <= blockSlackMs;
      // A clock that was ahead and was set right agrees with the chain: what it had shown before counts no longer.
      if (agrees && latest > now() + backSlackMs) latest = now();
      tell();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
