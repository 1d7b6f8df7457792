import { decodeAbiParameters, parseAbiParameters } from "viem";
import { expect, test } from "vitest";
import { createDice } from "../../evaluate/strata/dice.ts";
import { drawArguments } from "./drawArguments.ts";
import { encodePlan, type Judge, type Reach, readFates, readReach } from "./judge.ts";
import { jobsOf, judgeAll } from "./judgeAll.ts";
import type { Suite } from "./suites.ts";

const suite: Suite = {
  file: "contracts/test/A.t.sol",
  name: "ATest",
  artifact: "code/ATest.json",
  setUp: "0x0a9254e4",
  calls: [
    { test: "test_one", data: "0x11111111" },
    { test: "test_two", data: "0x22222222" },
    { test: "test_three", data: "0x33333333" },
  ],
};
const mutant = (number: number) => ({
  number,
  level: 0,
  mutant: {
    file: "A.sol",
    start: number,
    end: number + 1,
    line: 1,
    inside: "f",
    from: "+",
    to: "-",
  } as const,
});
const woven = [1, 2, 3].map((number) => ({
  ...mutant(number),
  mutant: { ...mutant(number).mutant, kind: "arithmetic" as const },
}));

test("default: what a test meets is read from its notes", () => {
  const reach = readReach("setUp\n0001\ncall 0\n0002\n0002\npassed\ncall 1\n0003\nfailed\n", 3);
  expect([...reach.setUp]).toEqual([1]);
  expect(reach.calls.map((one) => one && [...one])).toEqual([[2], undefined, undefined]);
});

test("default: each mutant has the test that noticed it, or none", () => {
  const { judged, begun } = readFates(
    "begins 1\nnoticed 1 2\nbegins 2\nnoticed 2 nobody\nbegins 3\nnoticed 3 setUp\n",
    suite,
  );
  expect([...judged]).toEqual([
    [1, "test_three"],
    [2, undefined],
    [3, "setUp"],
  ]);
  expect(begun).toBeUndefined();
});

test("behavior: the mutant in which a run ended is known", () => {
  expect(readFates("begins 1\nnoticed 1 nobody\nbegins 2\n", suite).begun).toBe(2);
});

test("behavior: the nearest tests come first, and a test that fails by itself never", () => {
  const reach: Reach = { setUp: new Set([1]), calls: [new Set([1, 2, 3]), new Set([2]), undefined] };
  expect(jobsOf(reach, [1, 2, 3, 4])).toEqual([
    { mutant: 1, isInSetUp: true, order: [0, 1] },
    { mutant: 2, isInSetUp: false, order: [1, 0] },
    { mutant: 3, isInSetUp: false, order: [0] },
  ]);
});

test("default: the contract that judges reads the plan as it was written", () => {
  const type = parseAbiParameters(
    "(string suite, bytes setUp, bytes[] calls, (uint256 mutant, bool isInSetUp, bytes order)[] jobs)",
  );
  const [plan] = decodeAbiParameters(
    type,
    encodePlan(suite, [{ mutant: 7, isInSetUp: false, order: [258, 1] }]),
  );
  expect(plan).toMatchObject({
    suite: "code/ATest.json",
    jobs: [{ mutant: 7n, isInSetUp: false, order: "0x01020001" }],
  });
});

test("behavior: what one suite noticed is not asked of the next", async () => {
  const asked: number[][] = [];
  const fake: Judge = {
    reachOf: async () => ({ setUp: new Set(), calls: [new Set([1, 2])] }),
    judge: async (_, jobs) => {
      asked.push(jobs.map((job) => job.mutant));
      return new Map(jobs.map((job) => [job.mutant, job.mutant === 1 ? "test_one" : undefined]));
    },
  };
  const suites = [suite, { ...suite, name: "BTest" }].map((one) => ({
    ...one,
    calls: one.calls.slice(0, 1),
  }));
  const { verdicts, leftOut } = await judgeAll(fake, suites, woven, () => {});
  expect(asked).toEqual([[1, 2], [2]]);
  expect(verdicts.map(({ by, fate, isReached }) => [by, fate, isReached])).toEqual([
    ["ATest.test_one", "killed", true],
    [undefined, "survived", true],
    [undefined, "survived", false],
  ]);
  expect(leftOut).toEqual([]);
});

test("default: arguments fit their types, and are the same each time", () => {
  const inputs = parseAbiParameters(
    "uint32[8] a, int16 b, bytes c, (address d, bool e)[] f, bytes32 g, string h",
  );
  const draw = () => drawArguments(inputs, createDice("mutate/test"));
  expect(draw()).toEqual(draw());
  const [a, b] = draw();
  expect(a).toHaveLength(8);
  expect(Math.abs(Number(b))).toBeLessThan(2 ** 15);
});

test("error: a type for which there is no draw is named", () => {
  expect(() => drawArguments([{ type: "function" }], createDice("mutate/test"))).toThrow("function");
});
