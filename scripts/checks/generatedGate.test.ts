import { expect, onTestFinished, test } from "vitest";
import { plantTree } from "../../test/support/temporaryTree.ts";
import { contractSources, stamp } from "../gen/stamp.ts";
import { checkGenerated } from "./generatedGate.ts";

const SOURCES = {
  "foundry.toml": "[profile.default]",
  "package.json": '{ "dependencies": { "solady": "1.0.0" } }',
  "contracts/src/deep/A.sol": "contract A {}",
};
const TEXT = "export const aAbi = [] as const;\n";
const FRESH = stamp("// Generated.\n", sourcesOf(SOURCES), TEXT);

function sourcesOf(contents: Record<string, string>): string {
  const tree = plantTree(contents);
  try {
    return contractSources(tree.root);
  } finally {
    tree.remove();
  }
}

function judge(contents: Record<string, string>, wanted: Record<string, string> = {}): string[] {
  const tree = plantTree({ ...SOURCES, ...contents });
  onTestFinished(tree.remove);
  return checkGenerated(tree.root, { stamped: ["abi.ts"], wanted }).problems.map(({ text }) => text);
}

test("default: a binding of these sources, and a file that says what it must, are no problem", () => {
  expect(judge({ "abi.ts": FRESH, "table.ts": "1" }, { "table.ts": "1" })).toEqual([]);
});

test.each([
  ["a changed contract", { "abi.ts": FRESH, "contracts/src/deep/A.sol": "contract A { uint256 x; }" }],
  ["a new contract", { "abi.ts": FRESH, "contracts/src/B.sol": "contract B {}" }],
  ["another version of what they build on", { "abi.ts": FRESH, "package.json": "{}" }],
])("error: %s makes the binding stale", (_, contents) => {
  expect(judge(contents)).toEqual(["abi.ts was made from other sources."]);
});

test.each([
  ["is missing", {}],
  ["carries no stamp", { "abi.ts": TEXT }],
  ["was changed by hand", { "abi.ts": `${FRESH}export const more = 1;\n` }],
])("error: a binding that %s is caught", (fault, contents) => {
  expect(judge(contents)).toEqual([`abi.ts ${fault}.`]);
});

test("error: a file that follows from others is caught when it says something else", () => {
  expect(judge({ "abi.ts": FRESH, "table.ts": "2" }, { "table.ts": "1" })).toEqual([
    "table.ts is not what its sources give.",
  ]);
});
