import { expect, onTestFinished, test } from "vitest";
import { plantTree } from "../../test/support/temporaryTree.ts";
import { checkErrorPages } from "./errorPageGate.ts";

const CLASS = 'class GoneError { override readonly code = "vault.gone"; }';
const PAGE = "## Means\n\n## Usually because\n\n## Do\n";

function judge(contents: Record<string, string>) {
  const tree = plantTree(contents);
  onTestFinished(tree.remove);
  const code = tree.files.filter((file) => file.endsWith(".ts"));
  return checkErrorPages(tree.root, code).problems.map(({ text }) => text);
}

test("default: a code with a whole page is no problem", () => {
  expect(judge({ "background/a.ts": CLASS, "docs/errors/vault.gone.md": PAGE })).toEqual([]);
});

test("error: a code without a page, and a page without a section, are caught", () => {
  expect(judge({ "background/a.ts": CLASS })).toEqual(["The code vault.gone lacks a page."]);
  expect(judge({ "background/a.ts": CLASS, "docs/errors/vault.gone.md": "## Means\n\n## Do\n" })).toEqual([
    "The code vault.gone lacks ## Usually because.",
  ]);
});

test("error: one code in two places is caught", () => {
  const problems = judge({
    "background/a.ts": CLASS,
    "background/b.ts": CLASS,
    "docs/errors/vault.gone.md": PAGE,
  });
  expect(problems).toEqual(["The code vault.gone stands in background/a.ts too."]);
});
