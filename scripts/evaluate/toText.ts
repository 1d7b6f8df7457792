import type { Evaluation } from "./evaluate.ts";
import type { Goal } from "./goals.ts";
import type { ErrorPattern, RowError } from "./rowErrors.ts";
import type { CategoryScore, FileScore } from "./score.ts";
import type { Share } from "./wilson.ts";

/** The figures as lines for a terminal. */
export function toText(evaluation: Evaluation): readonly string[] {
  const { files, expectedTexts, goals, strata, withFeeds } = evaluation;
  return [
    `Preset Normal, no SecWare, no list. Shares stand with their 95 % interval.`,
    `Generated requests: ${strata.rows}, seed ${strata.seed}, digest ${strata.digest.slice(0, 16)}.`,
    ...files.flatMap(fileLines),
    ...(expectedTexts === null ? [] : factLines(expectedTexts)),
    "",
    "Goals",
    ...goals.map(goalLine),
    ...(withFeeds === undefined
      ? []
      : ["", `With feeds: ${withFeeds.engine}`, ...withFeeds.files.flatMap(fileLines)]),
  ];
}

function fileLines(score: FileScore): readonly string[] {
  const { file, rows, malformed, recall, falsePositives, unknown, categories, worst, patterns } = score;
  const left = malformed === 0 ? "" : `, ${malformed} malformed lines left out`;
  return [
    "",
    `${file}: ${rows} rows${left}`,
    `  recall ${percent(recall)}, false positives ${percent(falsePositives)}, with a gap ${percent(unknown)}`,
    ...categories.map(categoryLine),
    ...(worst.length === 0 ? [] : ["  worst errors"]),
    ...worst.map(errorLine),
    ...(patterns.length === 0 ? [] : ["  what the errors have in common"]),
    ...patterns.map(patternLine),
  ];
}

function categoryLine({ category, label, rows, flagged, ...counts }: CategoryScore): string {
  const { refused, blocked, held, warned, allowed, gap } = counts;
  const outcomes = `refused ${refused}, blocked ${blocked}, held ${held}, warned ${warned}, allowed ${allowed}`;
  return `  ${category} (${label}): ${rows} rows, flagged ${flagged}; ${outcomes}; gap ${gap}`;
}

function errorLine({ id, label, result, codes }: RowError): string {
  return `    ${label === "malicious" ? "missed" : "false alarm"} ${id}: ${result}; ${codes.join(", ") || "no finding"}`;
}

function patternLine({ category, label, codes, rows }: ErrorPattern): string {
  const kind = label === "malicious" ? "missed" : "false alarms";
  return `    ${rows} ${kind} in ${category}: ${codes.join(", ") || "no finding"}`;
}

function factLines({
  shown,
  facts,
  share,
  namesMissing,
  missing,
  descriptors,
}: NonNullable<Evaluation["expectedTexts"]>) {
  return [
    "",
    `Facts of expectedTexts shown: ${shown} of ${facts}, ${percent(share)} (descriptors: ${descriptors})`,
    `    ${namesMissing} of the missing ones are names that only a device's server knows`,
    ...missing.map(([text, count]) => `    missing ${count} times: ${JSON.stringify(text.slice(0, 80))}`),
  ];
}

function goalLine({ name, goal, value, isMet }: Goal): string {
  const verdict = isMet === null ? "not measured" : isMet ? "met" : "missed";
  return `  ${verdict.padEnd(12)} ${name}: ${percent(value)} (goal ${goal})`;
}

function percent(share: Share | null): string {
  if (share === null) return "none to count";
  const [point, low, high] = share.map((part) => (part * 100).toFixed(2));
  return `${point} % [${low}, ${high}]`;
}
