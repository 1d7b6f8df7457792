import { expect, test } from "vitest";
import type { TestOutcome } from "../testing/outcome.ts";
import { readCatalogue } from "./catalogue.ts";
import { isProven, toMatrix, unknownClaims } from "./matrix.ts";

const row = { title: "Bind / unbind", mustHold: false, notApplicable: null };
const outcome = (title: string, status: TestOutcome["status"]): TestOutcome => ({
  runner: "unit",
  file: "a",
  title,
  status,
});

test("default: a row is proven by a passing test that claims it", () => {
  const { rows, proven } = toMatrix(
    "c",
    [{ id: "SW7", ...row }],
    [outcome("default: binds [SW7]", "passed")],
  );
  expect(rows[0]).toMatchObject({ id: "SW7", tests: 1, passed: 1 });
  expect(proven).toBe(1);
});

test("behavior: one failing or skipped claim leaves the row unproven", () => {
  for (const status of ["failed", "skipped"] as const) {
    const outcomes = [outcome("a [SW7]", "passed"), outcome("b [SW7]", status)];
    const [first] = toMatrix("c", [{ id: "SW7", ...row }], outcomes).rows;
    expect(first !== undefined && isProven(first)).toBe(false);
  }
});

test("behavior: an id that is the beginning of another is not claimed by it", () => {
  expect(toMatrix("c", [{ id: "SW1", ...row }], [outcome("a [SW10]", "passed")]).proven).toBe(0);
});

test("error: a claim that no catalogue knows is named", () => {
  expect(unknownClaims(new Set(["SW1"]), [outcome("a [SW1] [SW99]", "passed")])).toEqual(["SW99"]);
});

test("default: the catalogues hold every id once", () => {
  const requirements = readCatalogue("docs/requirements.md");
  const attacks = readCatalogue("docs/attacks.md");
  expect(requirements).toHaveLength(119);
  expect(attacks).toHaveLength(231);
  expect(attacks.filter(({ mustHold }) => mustHold)).toHaveLength(148);
  expect(new Set([...requirements, ...attacks].map(({ id }) => id)).size).toBe(119 + 231);
});
