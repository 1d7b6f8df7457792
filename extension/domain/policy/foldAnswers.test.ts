import { describe, expect, test } from "vitest";
import type { Finding, Gap } from "../finding.ts";
import { type Level, levels } from "../level.ts";
import { type AnswerFacts, foldAnswers, worstOf } from "./foldAnswers.ts";

const asOf = "2026-01-01T00:00:00.000Z";
const finding = (level: Level, code = `code-${level}`): Finding => ({
  ...{ code, level, text: `A ${level} fact.`, asOf, source: { kind: "local", check: code } },
});
const gap: Gap = { who: { kind: "secware", ware: 99, name: "x" }, reason: "timeout", text: "Too late." };
const answer = (changes: Partial<AnswerFacts> = {}): AnswerFacts => ({
  ...{ ware: 7, name: "Ware 7", status: "answered", level: "none", findings: [], gap: null, ...changes },
});
const fold = (
  answers: readonly AnswerFacts[],
  findings: readonly Finding[] = [],
  gaps: readonly Gap[] = [],
) => foldAnswers({ findings, gaps, answers });
const source = { kind: "secware", ware: 7, name: "Ware 7" } as const;

describe("foldAnswers", () => {
  test("default: nothing said is no level, no vote and no gap", () => {
    expect(fold([])).toEqual({
      ...{ level: "none", local: [], votes: [], findings: [], codes: new Set(), gaps: [], unanswered: [] },
    });
  });

  test("default: the worst comes first, whoever found it, and every code is kept [SW14]", () => {
    const local = [finding("caution"), finding("critical", "mine")];
    const folded = fold([answer({ level: "danger", findings: [finding("danger"), finding("none")] })], local);

    expect(folded.findings.map(({ level }) => level)).toEqual(["critical", "danger", "caution", "none"]);
    expect([...folded.codes].sort()).toEqual([
      "code-caution",
      "code-danger",
      "code-none",
      "mine",
      "secware-verdict",
    ]);
    expect([folded.level, folded.local]).toEqual(["critical", local]);
    expect(folded.findings[1]).toEqual({ ...finding("danger"), source });
  });

  test("behavior: a verdict that none of its findings carries is a finding of its own", () => {
    const said = fold([
      answer({ level: "danger", findings: [{ ...finding("caution"), asOf: "2026-02-02T00:00:00.000Z" }] }),
    ]);

    expect(said.findings).toEqual([
      {
        ...{ code: "secware-verdict", level: "danger", source, asOf: "2026-02-02T00:00:00.000Z" },
        text: "Ware 7 rates this request danger.",
      },
      { ...finding("caution"), source, asOf: "2026-02-02T00:00:00.000Z" },
    ]);
    expect(fold([answer({ level: "caution" })]).findings[0]?.asOf).toBe("1970-01-01T00:00:00.000Z");
  });

  test.each([
    ["its own finding", "danger", "danger"],
    ["a worse finding", "danger", "critical"],
    ["no level at all", "none", "caution"],
  ] as const)("behavior: a verdict that %s carries is not said twice", (_, level, found) => {
    const folded = fold([answer({ level, findings: [finding("none"), finding(found)] })]);

    expect(folded.findings.map(({ code }) => code)).toEqual([`code-${found}`, "code-none"]);
    expect(folded.codes.has("secware-verdict")).toBe(level !== "none");
    expect(folded.votes).toEqual([{ ware: 7, name: "Ware 7", level: found }]);
  });

  test("behavior: a rule sees a verdict where any of several is one", () => {
    const codes = (...said: readonly Level[]) =>
      fold(said.map((level, ware) => answer({ ware, level }))).codes;

    expect(
      [codes("none", "caution"), codes("caution", "none"), codes("none", "none")].map((one) => one.size),
    ).toEqual([...[1, 1, 0]]);
  });

  test("behavior: who says nothing is a silent vote and a gap of its own name, and not a level [SW27] [BY2]", () => {
    const silent = [
      answer({ status: "gap", level: null, gap }),
      answer({ ware: 8, name: "Ware 8", level: "unknown" }),
      answer({ ware: 9, name: "Ware 9", level: null }),
      answer({ ware: 10, name: "Ware 10", status: "gap", level: "danger" }),
    ];
    const other: Gap = { ...gap, who: { kind: "local", check: "decoding" } };
    const folded = fold([answer({ ware: 1, name: "Ware 1", level: "caution" }), ...silent], [], [other]);
    const noOpinion = (ware: number) => ({
      who: { kind: "secware", ware, name: `Ware ${ware}` },
      ...{ reason: "no-opinion", text: `Ware ${ware} has no opinion on this request.` },
    });

    expect(folded.gaps).toEqual([other, { ...gap, who: source }, ...[8, 9, 10].map(noOpinion)]);
    expect(folded.unanswered).toEqual([7, 8, 9, 10]);
    expect(folded.level).toBe("caution");
    expect(folded.votes.map(({ ware, level }) => [ware, level])).toEqual([
      [1, "caution"],
      ...[7, 8, 9, 10].map((ware) => [ware, null]),
    ]);
  });

  test("behavior: what a silent one found is not heard", () => {
    expect(
      fold([answer({ status: "gap", level: null, findings: [finding("critical")], gap })]).findings,
    ).toEqual([]);
    expect(fold([answer({ level: "unknown", findings: [finding("critical")] })]).level).toBe("none");
  });

  test("behavior: one that was not asked is nothing at all", () => {
    expect(fold([answer({ status: "not-asked", level: null })])).toEqual(fold([]));
    expect(fold([answer({ status: "not-asked", level: "danger" })])).toEqual(fold([]));
  });

  test("behavior: the worst of findings is the worst, in any order", () => {
    for (const level of levels) {
      expect(worstOf([finding("none"), finding(level)])).toBe(level);
      expect(worstOf([finding(level), finding("none")])).toBe(level);
    }
    expect(worstOf([])).toBe("none");
  });
});
