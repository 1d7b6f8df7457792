import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { plantTree } from "../../test/support/temporaryTree.ts";
import { partByEarlier } from "./again.ts";
import { runCampaign } from "./campaign.ts";
import { bodiesOf, withCounters } from "./coverage.ts";
import { findMutants } from "./findMutants.ts";
import { listSurvivors } from "./listing.ts";
import { applyMutant, type Judged, type Mutant } from "./mutant.ts";
import { createOrder } from "./plan.ts";
import { createProving } from "./proving.ts";
import { explains, type Reason, scoresOf } from "./score.ts";
import { createWorkerProcess } from "./workerProcess.ts";

const source = "extension/domain/decode/half.ts";
const half = "export function half(n: number): number {\n  return n > 10 ? n / 2 : 0;\n}\n";
const imports = 'import { expect, test } from "vitest";\nimport { half } from "./half.ts";\n';
const weak = `${imports}test("is a number", () => { expect(typeof half(12)).toBe("number"); });\n`;
const strong = `${imports}test.each([[12, 6], [11, 5.5], [10, 0], [2, 0]])("halves", (n, h) => { expect(half(n)).toBe(h); });\n`;
const testFile = "extension/domain/decode/half.test.ts";

/** The mutants of one text, as `from → to`. */
function changes(text: string): string[] {
  return findMutants(source, text).map(({ from, to }) => `${from} → ${to}`);
}

async function judgeHalf(tests: string, mutants: readonly Mutant[] = findMutants(source, half)) {
  const tree = plantTree({ [source]: half, [testFile]: tests });
  onTestFinished(tree.remove);
  const worker = createWorkerProcess(
    { do: "prepare", root: tree.root, mutated: [source], testFiles: [testFile] },
    60_000,
  );
  onTestFinished(worker.end);
  return await runCampaign({
    root: tree.root,
    mutants,
    workers: [worker],
    patienceMs: 1_000,
    tell: () => {},
  });
}

const fates = (judged: readonly Judged[]) => judged.map(({ fate }) => fate);

describe("findMutants", () => {
  test.each([
    ["const a = b < c;", ["< → <=", "< → >="]],
    ["const a = !b;", ["!b → (b)"]],
    ["const a = b ?? c;", ["b ?? c → ((b) && (c))"]],
    ["if (a) b();", ["a → true", "a → false", "b(); → ;"]],
    ["const a = true;", ["true → false"]],
    ["const a = [1n];", ["[1n] → []", "1n → (1n + 1n)"]],
    ["const a = b.some(c);", ["some → every"]],
    ["const a = b.toString();", []],
    ["const a = b.filter(c);", ["b.filter(c) → b"]],
  ])("default: %s", (text, expected) => {
    expect(changes(text)).toEqual(expected);
  });

  test("behavior: types, imports and names of properties are no mutants", () => {
    expect(changes('import { a } from "b"; type C = "d" | 1; const e = { "f": g };')).toEqual([]);
  });

  test("behavior: a mutant names what it lies in, and is applied where it stands", () => {
    const mutant = findMutants(source, half).find(({ to }) => to === ">=");

    expect(mutant).toMatchObject({ inside: "half", line: 2, kind: "comparison" });
    expect(mutant && applyMutant(half, mutant)).toBe(half.replace(">", ">="));
  });
});

describe("withCounters", () => {
  test("default: each body counts itself, and the text still says the same", () => {
    const text = "const twice = (n) => n * 2; function one() { return 1; }";
    const counted = withCounters(text, bodiesOf("a.ts", text));

    expect(counted).toContain('(globalThis.seen("a.ts:21"), n * 2)');
    expect(counted).toContain('{globalThis.seen("a.ts:43"); return 1; }');
  });
});

describe("a campaign over a planted tree", () => {
  test("default: tests that look notice every mutant", async () => {
    const judged = await judgeHalf(strong);

    expect(judged.length).toBeGreaterThan(5);
    expect(new Set(fates(judged))).toEqual(new Set(["killed"]));
  });

  test("error: a test that hardly looks lets mutants live, and the score says so", async () => {
    const [score] = scoresOf(await judgeHalf(weak), []);

    expect(score).toMatchObject({
      scope: "decode",
      unexplained: expect.arrayContaining([expect.anything()]),
    });
    expect(score?.percent).toBeLessThan(80);
  });

  test("behavior: a mutant that never ends is ended, and the next one is judged", async () => {
    const [mutant] = findMutants(source, half);
    const endless = {
      ...(mutant as Mutant),
      start: half.indexOf("return"),
      end: half.indexOf("return"),
      to: "for (;;);",
    };
    const next = { ...endless, to: "return -1;" };

    expect(fates(await judgeHalf(strong, [endless, next]))).toEqual(["late", "killed"]);
  });

  test("behavior: a mutant that no test goes through has survived", async () => {
    const judged = await judgeHalf(
      `${imports}test("nothing", () => { expect(typeof half).toBe("function"); });`,
    );

    expect(new Set(fates(judged))).toEqual(new Set(["survived"]));
  });

  test("error: what fails or cannot be loaded outside its runner is named and left out", async () => {
    const tree = plantTree({ [source]: half, [testFile]: `${imports}beforeAll(() => {});` });
    onTestFinished(tree.remove);
    const proving = await createProving(tree.root, [source], [testFile]);

    expect((await proving.baseline()).leftOut).toEqual([
      expect.stringContaining(`${testFile}: cannot be loaded outside its runner`),
    ]);
  });
});

describe("the order of tests", () => {
  test("default: those that noticed the last mutants of the same file come first, the newest before the rest", () => {
    const mutant = { file: source } as Mutant;
    const seen = (title: string) => ({ file: testFile, index: 0, title, ms: 1, bodies: [] });
    const plan = ["a", "b", "c", "d"].map(seen);
    const order = createOrder();
    const titles = (of: Mutant) => order.of(of, plan).map(({ title }) => title);
    for (const title of ["c", "d", "c"]) order.learn({ mutant, fate: "killed", by: `${testFile}: ${title}` });
    order.learn({ mutant, fate: "late" });

    expect(titles(mutant)).toEqual(["c", "d", "a", "b"]);
    expect(titles({ ...mutant, file: "extension/domain/decode/other.ts" })).toEqual(["a", "b", "c", "d"]);
  });
});

describe("reasons", () => {
  const mutant: Mutant = {
    file: source,
    start: 0,
    end: 1,
    line: 1,
    kind: "text",
    inside: "words",
    from: '"a"',
    to: '""',
  };

  test("default: a reason explains what it names and nothing else", () => {
    const reason = { file: source, kind: "text", reason: "said to a person" } as const;

    expect(explains(reason, mutant)).toBe(true);
    expect(explains(reason, { ...mutant, kind: "number" })).toBe(false);
    expect(explains({ ...reason, inside: "half" }, mutant)).toBe(false);
  });

  test("behavior: an explained survivor still counts against the score", () => {
    const scores = scoresOf([{ mutant, fate: "survived" }], [{ file: source, reason: "said to a person" }]);

    expect(scores).toMatchObject([{ percent: 0, unexplained: [] }]);
  });

  test("behavior: survivors stand by file, in the order of the text, each with its reason or the want of one", () => {
    const later = { ...mutant, start: 9, line: 3, kind: "number", from: "1", to: "(1 + 1)" } as const;
    const other = { ...mutant, file: "extension/domain/checks/other.ts" };
    const reasons: Reason[] = [{ file: source, kind: "text", reason: "said to a person" }];

    expect(listSurvivors([other, later, mutant], reasons)).toEqual([
      `${source}: 2 survived`,
      '  1 text in words: "a" → "" (said to a person)',
      "  3 number in words: 1 → (1 + 1) (no reason is written)",
      "extension/domain/checks/other.ts: 1 survived",
      '  1 text in words: "a" → "" (no reason is written)',
    ]);
  });

  test("default: every written reason names a file of this tree", () => {
    const reasons: { file: string; reason: string }[] = JSON.parse(
      readFileSync(join(import.meta.dirname, "survivors.json"), "utf8"),
    );

    for (const { file, reason } of reasons) {
      expect(file).toMatch(/^(extension\/domain\/(decode|checks|policy)|contracts\/src)\//);
      expect(existsSync(join(import.meta.dirname, "../..", file)), file).toBe(true);
      expect(reason.length).toBeGreaterThan(20);
    }
  });
});

describe("partByEarlier", () => {
  const text = "const a = b < c && d < e;";
  const mutants = findMutants(source, text).filter(({ kind }) => kind === "comparison");
  const earlier: Judged[] = mutants.map((mutant, index) => ({
    mutant,
    fate: index === 0 ? "survived" : "killed",
  }));

  test("default: what survived is judged again, and what was noticed is not", () => {
    const { open, settled } = partByEarlier(mutants, earlier);

    expect(open).toEqual([mutants[0]]);
    expect(settled.map(({ mutant }) => mutant)).toEqual(mutants.slice(1));
  });

  test("behavior: a mutant is known again where lines have moved, at its new place", () => {
    const moved = findMutants(source, `const z = y;\n\n${text}`).filter(({ kind }) => kind === "comparison");
    const { open, settled } = partByEarlier(moved, earlier);

    expect(open).toEqual([moved[0]]);
    expect(settled.map(({ mutant }) => mutant.line)).toEqual([3, 3, 3]);
  });

  test("behavior: a change that was not there is judged", () => {
    const more = findMutants(source, `${text} const f = g < h;`).filter(({ kind }) => kind === "comparison");

    expect(partByEarlier(more, earlier).open).toHaveLength(3);
  });
});
