import { expect, onTestFinished, test } from "vitest";
import { plantTree } from "../../test/support/temporaryTree.ts";
import { checkRules } from "./ruleGate.ts";

function judge(contents: Record<string, string>) {
  const tree = plantTree(contents);
  onTestFinished(tree.remove);
  return checkRules(tree.root, tree.files).problems.map(
    ({ gate, file, line }) => `${gate} ${file}:${line ?? ""}`,
  );
}

test("default: clean code has no problem", () => {
  expect(judge({ "background/a.ts": "export const a = 1;\n" })).toEqual([]);
});

const planted: [rule: string, file: string, code: string][] = [
  ["no-bare-error", "background/a.ts", "throw new Error('x');"],
  ["no-target-star", "content/a.ts", "window.postMessage({}, '*');"],
  ["platform-only", "background/a.ts", "chrome.runtime.id;"],
  ["no-weak-randomness", "scripts/a.ts", `Math${".random"}();`],
  ["no-code-from-text", "popup/a.ts", "eval('1');"],
  ["no-clock-in-pure-code", "extension/domain/a.ts", "export const now = Date.now();"],
  ["no-clock-in-pure-code", "protocol/a.ts", "export const now = new Date();"],
  ["no-sleep-in-tests", "test/e2e/a.spec.ts", "await page.waitForTimeout(5);"],
  ["todo-with-issue", "popup/a.ts", `// ${"TO"}DO later`],
  ["suppression-with-reason", "popup/a.ts", "// @ts-ignore"],
];

test.each(planted)("error: %s is caught in %s", (rule, file, code) => {
  expect(judge({ [file]: `${code}\n` })).toEqual([`${rule} ${file}:1`]);
});

test("error: a file of more than 400 lines is caught", () => {
  expect(judge({ "popup/long.ts": "\n".repeat(401) })).toEqual(["file-length popup/long.ts:"]);
});
