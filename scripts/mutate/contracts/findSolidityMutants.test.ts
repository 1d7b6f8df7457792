import { expect, test } from "vitest";
import { findSolidityMutants } from "./findSolidityMutants.ts";

const text = `contract A {
    uint256 private constant B = 1 + 2;

    /// @dev a + b
    function f(uint256 a) external returns (uint256) {
        require(a > 0, AEmpty());
        // a < 3
        if (a == 7) return a;
        total += a;
        _put(a);
        emit Put(a);
        (total, sums[a].last) = (a, a);
        return a * 2;
    }
}
`;
const told = findSolidityMutants("A.sol", text).map(({ line, kind, from, to }) => [line, kind, from, to]);

test("default: operators are exchanged, and what can be left out is", () => {
  expect(told).toContainEqual([6, "condition", "require(a > 0, AEmpty());", ""]);
  expect(told).toContainEqual([6, "comparison", ">", ">="]);
  expect(told).toContainEqual([8, "condition", "if (a == 7) return a;", ""]);
  expect(told).toContainEqual([9, "arithmetic", "+=", "-="]);
  expect(told).toContainEqual([10, "statement", "_put(a);", ""]);
  expect(told).toContainEqual([12, "statement", "(total, sums[a].last) = (a, a);", ""]);
  expect(told).toContainEqual([13, "arithmetic", "*", "/"]);
});

test("behavior: what stands outside of bodies, comments and events are left alone", () => {
  expect(told.map(([line]) => line).filter((line) => [2, 4, 7, 11].includes(Number(line)))).toEqual([]);
});

test("behavior: each is found inside its function", () => {
  expect(findSolidityMutants("A.sol", text).every(({ inside }) => inside === "f")).toBe(true);
});
