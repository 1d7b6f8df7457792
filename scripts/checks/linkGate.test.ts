import { expect, onTestFinished, test } from "vitest";
import { plantTree } from "../../test/support/temporaryTree.ts";
import { checkLinks } from "./linkGate.ts";

function judge(text: string) {
  const tree = plantTree({
    "docs/page.md": text,
    "docs/other.md": "",
    "background/main.ts": "",
    "contracts/test/attacks/Signers.t.sol":
      "function test_attack_theHighS__AVS5() public {\n function test_b() public",
  });
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

test("default: tests of the contracts that are there are no problem, without the ids at their ends", () => {
  expect(judge("`attacks/Signers.t.sol: test_attack_theHighS, test_b`")).toEqual([]);
});

test("error: a test that is gone, of which only the beginning is named, or of a file that is gone is caught", () => {
  expect(judge("`attacks/Signers.t.sol: test_b, test_attack_theHigh` `Gone.t.sol: test_b`")).toEqual([
    "No test test_attack_theHigh stands in contracts/test/attacks/Signers.t.sol.",
    "Nothing stands at contracts/test/Gone.t.sol.",
  ]);
});

test("error: what is meant to name tests and cannot be read is caught", () => {
  expect(judge("`attacks/Signers.t.sol:test_b` and `Signers.t.sol: test_b and others`")).toEqual([
    '"attacks/Signers.t.sol:test_b" does not name tests as File.t.sol: one, two.',
    '"Signers.t.sol: test_b and others" does not name tests as File.t.sol: one, two.',
  ]);
});
