import { expect, test } from "vitest";
import { percentOf, readLcov, sumOf } from "./readLcov.ts";

const text = `TN:
SF:contracts/src/A.sol
DA:3,2
DA:4,0
BRDA:4,0,0,1
BRDA:4,0,1,-
BRDA:5,1,0,0
end_of_record
TN:
SF:contracts/test/A.t.sol
DA:1,1
end_of_record
`;
const files = readLcov(text, (file) => file.startsWith("contracts/src/"));

test("default: lines and branches of the wanted files are counted", () => {
  expect(files).toEqual([
    {
      file: "contracts/src/A.sol",
      lines: { hit: 1, found: 2 },
      branches: { hit: 1, found: 3 },
      missedLines: [4],
    },
  ]);
});

test("behavior: files are summed, and nothing to reach is all of it", () => {
  expect(percentOf(sumOf(files, "lines"))).toBe(50);
  expect(percentOf(sumOf([], "branches"))).toBe(100);
});
