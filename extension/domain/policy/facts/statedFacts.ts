import { type Level, levels } from "../../level.ts";
import type { Vote } from "../policyFacts.ts";
import type { FactEntry, RequestTest } from "./factEntry.ts";
import { isCount, isFindingCode, isOneOf, isWareLevel } from "./forms.ts";
import { anyOf, type Match, toMatch } from "./match.ts";
import type { OpenCondition } from "./openCondition.ts";

/** Facts that somebody stated about the request: this device, lists and SecWares. */
export const statedFacts = {
  level: {
    ...{ about: "request", ops: ["eq", "in", "gte", "lte"], isValue: isOneOf(levels) },
    ...{ isAlwaysKnown: true, isStated: true, compile: compileLevel },
  },
  finding: {
    ...{ about: "request", ops: ["eq", "in"], isValue: isFindingCode, isAlwaysKnown: true, isStated: true },
    compile: ({ values }: OpenCondition): RequestTest => ({
      match: ({ fold }) => toMatch(values.some((code) => fold.codes.has(String(code)))),
    }),
  },
  verdict: {
    ...{ about: "request", ops: ["eq", "in"], isValue: isWareLevel, isAlwaysKnown: false, isStated: true },
    compile: compileVerdict,
  },
  votes: {
    ...{ about: "request", ops: ["gte"], isValue: isCount, extra: "level" },
    ...{ isAlwaysKnown: false, isStated: true, compile: compileVotes },
  },
  unanswered: {
    ...{ about: "request", ops: ["eq", "in"], isValue: isCount, isAlwaysKnown: true, isStated: true },
    compile: ({ values }: OpenCondition): RequestTest => ({
      match: ({ fold }) => toMatch(fold.unanswered.some((ware) => values.includes(ware))),
    }),
  },
} as const satisfies Record<string, FactEntry>;

function compileLevel({ condition: { op }, values }: OpenCondition): RequestTest {
  const wanted = values.map((value) => levels.indexOf(value as Level));
  const limit = wanted[0] ?? 0;
  const holds = (rank: number): boolean => {
    if (op === "gte") return rank >= limit;
    return op === "lte" ? rank <= limit : wanted.includes(rank);
  };
  return { match: ({ fold }) => toMatch(holds(levels.indexOf(fold.level))) };
}

function compileVerdict({ values }: OpenCondition): RequestTest {
  const wanted = values.map((value) => {
    const [ware = "", level = "none"] = String(value).split(":");
    return { ware: Number(ware), level: level as Level };
  });
  return {
    match: ({ fold }) => anyOf(wanted.map(({ ware, level }) => matchVerdict(fold.votes, ware, level))),
  };
}

function matchVerdict(votes: readonly Vote[], ware: number, least: Level): Match {
  return anyOf(
    votes
      .filter((vote) => vote.ware === ware)
      .map(({ level }) => (level === null ? "unknown" : toMatch(isAtLeast(level, least)))),
  );
}

function compileVotes({ condition: { level = "critical" }, values }: OpenCondition): RequestTest {
  const wanted = Number(values[0]);
  return {
    match({ fold: { votes } }) {
      const stated = votes.filter((vote) => vote.level !== null && isAtLeast(vote.level, level)).length;
      if (stated >= wanted) return "yes";
      const silent = votes.filter((vote) => vote.level === null).length;
      return stated + silent >= wanted ? "unknown" : "no";
    },
  };
}

/** This level or worse. */
export function isAtLeast(level: Level, least: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(least);
}
