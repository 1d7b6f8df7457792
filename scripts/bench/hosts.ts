import { createHostSet } from "../../extension/domain/lists/hostSet.ts";
import type { Figure, Measure } from "./figure.ts";
import { fromReadings, time } from "./figure.ts";

const HOSTS = 500_000;
const LOOK_UPS = 1000;
const ROUNDS = 500;

/**
 * Exact-host membership among half a million. Each reading is the mean of 1,000 look-ups, half of them hits. The detector
 * that most wallets use is no peer here: its licence is not a permissive one, so it is not installed.
 */
export const measureHosts: Measure = async (tell) => {
  tell(`a set of ${HOSTS} hosts, then ${ROUNDS * LOOK_UPS} look-ups`);
  const startedAt = performance.now();
  const set = createHostSet(listed(), [0x12345678, 0x9abcdef0]);
  const buildMs = performance.now() - startedAt;
  const asked = Array.from({ length: LOOK_UPS }, (_, index) =>
    index % 2 === 0 ? hostAt((index * 9973) % HOSTS) : `other-${index}.example.org`,
  );
  // Milliseconds of a thousand look-ups are microseconds of one.
  const readings = await time(ROUNDS, () => {
    let hits = 0;
    for (const host of asked) if (set.has(host)) hits += 1;
    return hits;
  });
  return [
    fromReadings(`host look-up among ${HOSTS.toLocaleString("en")}`, "µs", readings, "≤ 5 µs"),
    once("memory of the host set", set.bytes / 1_000_000, "MB", "≤ 8 MB"),
    once("building the host set", buildMs, "ms", "once for each loaded list"),
  ];
};

function* listed(): Generator<string> {
  for (let index = 0; index < HOSTS; index += 1) yield hostAt(index);
}

function hostAt(index: number): string {
  return `app-${(index * 2_654_435_761) % 4_294_967_296}.trap-${index}.example`;
}

function once(name: string, value: number, unit: string, goal: string): Figure {
  return { name, value, unit, n: 1, p50: null, p95: null, peer: null, ratio: null, goal };
}
