import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Figure } from "./figure.ts";
import { type GasAnchor, gasAnchors } from "./gasAnchors.ts";

const SNAPSHOTS = "contracts/snapshots";

/** What every act on chain costs, as the contracts' tests measured it, beside the nearest public system. Reads files only. */
export async function measureGas(): Promise<readonly Figure[]> {
  return toGasFigures(readSnapshots(join(process.cwd(), SNAPSHOTS)), gasAnchors);
}

/** Each measured act as a figure; one that costs more than its peer says what it does in addition. */
export function toGasFigures(
  measured: ReadonlyMap<string, number>,
  anchors: readonly GasAnchor[],
): readonly Figure[] {
  const byAct = new Map(anchors.map((anchor) => [anchor.act, anchor]));
  return [...measured].map(([act, gas]) => toFigure(act, gas, byAct.get(act)));
}

function toFigure(act: string, gas: number, anchor: GasAnchor | undefined): Figure {
  const peer = anchor?.peer ?? null;
  return {
    name: act,
    value: gas,
    unit: "gas",
    n: 1,
    p50: null,
    p95: null,
    peer,
    ratio: peer === null ? null : gas / peer.value,
    goal: goalText(gas, anchor),
  };
}

function goalText(gas: number, anchor: GasAnchor | undefined): string {
  if (anchor === undefined) return "none; fails at +2 %";
  const { goal, peer, adds } = anchor;
  const text = goal === null ? "none" : `≤ ${goal}`;
  const isDearer = (goal !== null && gas > goal) || (peer !== null && gas > peer.value);
  return isDearer && adds !== "" ? `${text}; in addition: ${adds}` : text;
}

function readSnapshots(folder: string): ReadonlyMap<string, number> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort();
  const rows = files.flatMap((name): [string, string][] =>
    Object.entries(JSON.parse(readFileSync(join(folder, name), "utf8"))),
  );
  return new Map(rows.map(([act, gas]) => [act, Number(gas)]));
}
