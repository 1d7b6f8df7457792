import { expect, test } from "vitest";
import { readVitestReport } from "./readVitestReport.ts";

const passed = { fullName: "adds", status: "passed" };
const skipped = { fullName: "subtracts", status: "pending" };

function read(file: { status: string; message?: string; assertionResults: (typeof passed)[] }) {
  const report = { testResults: [{ name: "/tree/a.test.ts", message: "", ...file }] };
  return readVitestReport("/tree", report).map(({ file: where, title, status }) => [where, title, status]);
}

test("default: each test of a file is an outcome", () => {
  expect(read({ status: "passed", assertionResults: [passed, skipped] })).toEqual([
    ["a.test.ts", "adds", "passed"],
    ["a.test.ts", "subtracts", "skipped"],
  ]);
});

test("error: a file without tests failed", () => {
  expect(read({ status: "failed", message: "no such module", assertionResults: [] })).toEqual([
    ["a.test.ts", "the run itself", "failed"],
  ]);
});

test("error: tests that a failed hook left out are no skips: the file failed", () => {
  expect(read({ status: "failed", message: "the chain did not start", assertionResults: [skipped] })).toEqual(
    [
      ["a.test.ts", "subtracts", "skipped"],
      ["a.test.ts", "the run itself", "failed"],
    ],
  );
});

test("behavior: a file that failed by its tests is told once", () => {
  const failed = { fullName: "divides", status: "failed" };

  expect(read({ status: "failed", assertionResults: [failed] })).toEqual([
    ["a.test.ts", "divides", "failed"],
  ]);
});
