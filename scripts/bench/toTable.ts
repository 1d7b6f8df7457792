import type { Figure } from "./figure.ts";

/** The figures as lines of a table for a terminal. */
export function toTable(figures: readonly Figure[]): string[] {
  return figures.map(({ name, value, unit, n, p50, peer, ratio, goal }) => {
    const spread = p50 === null ? "" : `, median ${round(p50)}`;
    const beside = peer === null ? "" : `, ${peer.name} ${round(peer.value)}`;
    const share = ratio === null ? "" : `, ratio ${round(ratio)}`;
    return `${name}: ${round(value)} ${unit} (n ${n}${spread}${beside}${share}; goal ${goal})`;
  });
}

function round(value: number): string {
  return Number(value.toPrecision(4)).toString();
}
