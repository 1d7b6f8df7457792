import { levels } from "../../extension/domain/level.ts";
import type { FactsShown } from "./expectedTexts.ts";
import { shareFlagged } from "./score.ts";
import type { ScoredRequest, ScoredRow, ScoredSite, ScoredStratum } from "./scoredRow.ts";
import type { Group } from "./strata/stratum.ts";
import { type Share, wilson } from "./wilson.ts";

/** One line of the table of goals, beside what was measured. */
export interface Goal {
  name: string;
  goal: string;
  /** Null: there were no rows to measure it on. */
  value: Share | null;
  isMet: boolean | null;
}

const caught: readonly { group: Group; least: number }[] = [
  { group: "grants", least: 0.99 },
  { group: "orders", least: 0.99 },
  { group: "payable lures", least: 0.99 },
  { group: "address poisoning", least: 0.95 },
];

/** Recall per family, and what happens to the benign twins. */
export function goalsOfStrata(half: string, scored: readonly ScoredStratum[]): readonly Goal[] {
  const malicious = scored.filter(({ truth }) => truth === "malicious");
  const twins = scored.filter(({ truth }) => truth === "benign");
  const families = caught.map(({ group, least }) => {
    const rows = malicious.filter(({ row }) => row.group === group);
    return atLeast(`${half}: ${group}, malicious refused, held or blocked`, shareFlagged(rows), least);
  });
  return [...families, atMost(`${half}: benign twins held or worse`, shareFlagged(twins), 0.02)];
}

/** What becomes of real requests, all of them benign. */
export function goalsOfRequests(scored: readonly ScoredRequest[], facts: FactsShown | null): readonly Goal[] {
  const benign = scored.filter(({ truth }) => truth === "benign");
  const refused = benign.filter(({ judgement }) => judgement.result === "refused");
  const held = benign.filter(
    (row) => row.isFlagged && row.judgement.result !== "refused" && !isPermitClass(row),
  );
  return [
    atMost("real requests refused", wilson(refused.length, benign.length), 0),
    atMost("real requests held without a permit-class reason", wilson(held.length, benign.length), 0.01),
    atLeast("facts of expectedTexts shown", facts?.share ?? null, 0.9),
  ];
}

/** What local host checks say of new phishing hosts, and of legitimate ones. */
export function goalsOfSites(scored: readonly ScoredSite[]): readonly Goal[] {
  const recent = scored.filter(({ truth, row }) => truth === "malicious" && (row.year ?? 0) >= 2026);
  const legitimate = scored.filter(({ truth }) => truth === "benign");
  const endangered = legitimate.filter(({ judgement }) => isAtLeastDanger(judgement.level));
  return [
    atLeast("phishing hosts of 2026 or later with a finding", shareFlagged(recent), 0.12),
    atMost("legitimate hosts at caution or above", shareFlagged(legitimate), 0.001),
    atMost("legitimate hosts at danger or above", wilson(endangered.length, legitimate.length), 0),
  ];
}

function isPermitClass({ judgement }: ScoredRow): boolean {
  return judgement.codes.some(([code, level]) => code === "permit-signature" && isAtLeastDanger(level));
}

function isAtLeastDanger(level: (typeof levels)[number]): boolean {
  return levels.indexOf(level) >= levels.indexOf("danger");
}

function atLeast(name: string, value: Share | null, least: number): Goal {
  return { name, goal: `≥ ${percent(least)}`, value, isMet: value === null ? null : value[0] >= least };
}

function atMost(name: string, value: Share | null, most: number): Goal {
  return {
    name,
    goal: most === 0 ? "0" : `≤ ${percent(most)}`,
    value,
    isMet: value === null ? null : value[0] <= most,
  };
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}
