import { expect, onTestFinished, test } from "vitest";
import { plantTree } from "../../test/support/temporaryTree.ts";
import { checkLinks } from "./linkGate.ts";

function judge(text: string) {
  const tree = plantTree({ "docs/page.md": text, "docs/other.md": "", "background/main.ts": "" });
  onTestFinished(tree.remove);
  return checkLinks(tree.root, ["docs/page.md"]).problems.map((problem) => problem.text);
}

test("default: living links, web addresses and named files are no problem", () => {
  expect(judge("[other](other.md#part) [web](https://example.org) `background/main.ts`")).toEqual([]);
});

test("error: a dead link and a dead path are caught", () => {
  expect(judge("[gone](gone.md) and `background/gone.ts`")).toEqual([
    "Nothing stands at docs/gone.md.",
    "Nothing stands at background/gone.ts.",
  ]);
});
