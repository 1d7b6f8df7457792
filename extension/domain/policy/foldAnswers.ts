import type { Finding, Gap } from "../finding.ts";
import { type Level, levels, worseLevel } from "../level.ts";
import type { Vote } from "./policyFacts.ts";

/** What policy needs of one SecWare's answer; `extension/sechub` has a wider type. */
export interface AnswerFacts {
  ware: number;
  name: string;
  status: "answered" | "gap" | "not-asked";
  level: Level | "unknown" | null;
  findings: readonly Finding[];
  gap: Gap | null;
}

/** The highest level stated, by whom, and everything that is not known. */
export interface Fold {
  level: Level;
  /** What this device found. */
  local: readonly Finding[];
  /** Of every SecWare that was asked: the worse of its verdict and its findings. */
  votes: readonly NamedVote[];
  /** Worst first. */
  findings: readonly Finding[];
  /** Of all findings; a verdict above none is one more, so that no further finding hides it. */
  codes: ReadonlySet<string>;
  gaps: readonly Gap[];
  /** Numbers of the SecWares that are gaps. */
  unanswered: readonly number[];
}

export interface NamedVote extends Vote {
  name: string;
}

/** Folds local findings and SecWares' answers. An answer may only raise; not knowing is a gap and never a level. */
export function foldAnswers({
  findings,
  gaps,
  answers,
}: {
  findings: readonly Finding[];
  gaps: readonly Gap[];
  answers: readonly AnswerFacts[];
}): Fold {
  const heard = answers.filter(hasOpinion);
  const silent = answers.filter((answer) => answer.status !== "not-asked" && !hasOpinion(answer));
  const wareFindings = heard.flatMap(findingsOf);
  const all = [...findings, ...wareFindings];
  const verdicts = heard.some(({ level }) => level !== "none") ? ["secware-verdict"] : [];
  return {
    level: worstOf(all),
    local: findings,
    votes: [...heard.map(voteOf), ...silent.map(({ ware, name }) => ({ ware, name, level: null }))],
    findings: all.sort((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level)),
    codes: new Set([...all.map(({ code }) => code), ...verdicts]),
    gaps: [...gaps, ...silent.map(gapOf)],
    unanswered: silent.map(({ ware }) => ware),
  };
}

/** The worst level of these findings. */
export function worstOf(findings: readonly Finding[]): Level {
  return findings.reduce<Level>((worst, { level }) => worseLevel(worst, level), "none");
}

function voteOf(answer: AnswerFacts): NamedVote {
  return { ware: answer.ware, name: answer.name, level: worstOf(findingsOf(answer)) };
}

function hasOpinion(answer: AnswerFacts): boolean {
  return answer.status === "answered" && levels.some((level) => level === answer.level);
}

/** Its findings, attributed to it; where none carries the verdict's level, the verdict itself becomes one. */
function findingsOf(answer: AnswerFacts): readonly Finding[] {
  const source = { kind: "secware", ware: answer.ware, name: answer.name } as const;
  const stated = answer.findings.map((finding) => ({ ...finding, source }));
  const level = answer.level as Level;
  const isCarried =
    level === "none" || stated.some((finding) => levels.indexOf(finding.level) >= levels.indexOf(level));
  if (isCarried) return stated;
  const text = `${answer.name} rates this request ${level}.`;
  return [
    { code: "secware-verdict", level, text, source, asOf: stated[0]?.asOf ?? "1970-01-01T00:00:00.000Z" },
    ...stated,
  ];
}

function gapOf(answer: AnswerFacts): Gap {
  const who = { kind: "secware", ware: answer.ware, name: answer.name } as const;
  if (answer.gap !== null) return { ...answer.gap, who };
  return { who, reason: "no-opinion", text: `${answer.name} has no opinion on this request.` };
}
