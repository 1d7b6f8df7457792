import type { Address } from "../primitives.ts";
import { type Difference, keyOf, type Run, type SimulationDone } from "./simulation.ts";

/** Prices drift from block to block by less than this; what is hidden from a simulator differs by more. */
const driftPercent = 10n;
/** What a user still takes as what was shown. */
const shownDriftPercent = 1n;

/** Whether two runs do the same: both end alike, and the same things move the same way by about as much. */
function doTheSame(one: Run, other: Run): boolean {
  if (one.isReverted !== other.isReverted) return false;
  const [first, second] = [sizes(one), sizes(other)];
  const keys = new Set([...first.keys(), ...second.keys()]);
  return [...keys].every((key) => areClose(first.get(key) ?? 0n, second.get(key) ?? 0n));
}

/**
 * The simulation to go on with at the click. What was shown stays where the fresh run shows no more leaving, about as much
 * coming, and the same code; else the fresh one counts, and with it a new decision.
 */
export function keepIfNoWorse(shown: SimulationDone, fresh: SimulationDone): SimulationDone {
  const changedCode = [...new Set([...shown.changedCode, ...changesOf(shown, fresh)])];
  const isSame =
    changedCode.length === shown.changedCode.length &&
    isNoWorse(shown, fresh) &&
    isSteady(shown) === isSteady(fresh);
  return isSame ? { ...shown, block: fresh.block } : { ...fresh, changedCode };
}

function changesOf({ code }: SimulationDone, fresh: SimulationDone): readonly Address[] {
  return code
    .filter(({ address, hash }) => fresh.code.every((one) => one.address !== address || one.hash !== hash))
    .map(({ address }) => address);
}

/** Whether both of a simulation's runs did the same; null where there was only one. */
export function isSteady(simulation: SimulationDone): boolean | null {
  return simulation.second === null ? null : doTheSame(simulation, simulation.second);
}

function isNoWorse(shown: Run, fresh: Run): boolean {
  if (shown.isReverted !== fresh.isReverted) return false;
  const [before, now] = [sizes(shown), sizes(fresh)];
  return [...new Set([...before.keys(), ...now.keys()])].every((key) => {
    const [then, size] = [before.get(key) ?? 0n, now.get(key) ?? 0n];
    if (then === size) return true;
    // Powers and pieces are there or not; amounts that come may drift.
    return isIncome(key) && then > 0n && size * 100n >= then * (100n - shownDriftPercent);
  });
}

function isIncome(key: string): boolean {
  return key === "gains coin" || key.startsWith("gains token ");
}

/** By how much each thing moves, with its direction. Of pieces only how many of a collection: their numbers may be drawn. */
function sizes({ differences }: Run): ReadonlyMap<string, bigint> {
  const found = new Map<string, bigint>();
  for (const difference of differences) {
    const key = directedKey(difference);
    const { before, after } = difference;
    found.set(key, (found.get(key) ?? 0n) + (after > before ? after - before : before - after));
  }
  return found;
}

function directedKey({ of, before, after }: Difference): string {
  const what = of.kind === "piece" ? `piece ${of.token}` : keyOf(of);
  return `${after > before ? "gains" : "loses"} ${what}`;
}

function areClose(one: bigint, other: bigint): boolean {
  const [small, large] = one < other ? [one, other] : [other, one];
  return small * 100n >= large * (100n - driftPercent);
}
