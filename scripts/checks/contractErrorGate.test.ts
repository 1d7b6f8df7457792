import { expect, onTestFinished, test } from "vitest";
import { plantTree } from "../../test/support/temporaryTree.ts";
import { checkContractErrorPages } from "./contractErrorGate.ts";

const ABI = `export const marketAbi = [
  { "type": "error", "name": "SoldOut", "inputs": [] },
  { "type": "function", "name": "buy", "inputs": [] }
] as const;
`;
const HEADS = "## Means\n\n## Usually because\n\n## Do\n";

function judge(page?: string) {
  const pages = page === undefined ? {} : { "docs/errors/contract.market.md": page };
  const tree = plantTree({ "extension/chain/generated/abi.ts": ABI, ...pages });
  onTestFinished(tree.remove);
  const { filesSeen, problems } = checkContractErrorPages(tree.root);
  return { filesSeen, told: problems.map(({ text }) => text) };
}

test("default: a page with every error of its contract is no problem", () => {
  expect(judge(`${HEADS}\`contract.market.SoldOut\``)).toEqual({ filesSeen: 1, told: [] });
});

test("error: a missing page, a missing error and one that is gone are caught", () => {
  expect(judge().told).toHaveLength(4);
  expect(judge(HEADS).told).toEqual(["contract.market.SoldOut has no line."]);
  expect(judge(`${HEADS}\`contract.market.SoldOut\` \`contract.market.Old\``).told).toEqual([
    "contract.market.Old is gone.",
  ]);
});
