import { expect, test } from "vitest";
import { measureGas, toGasFigures } from "./gas.ts";
import { gasAnchors } from "./gasAnchors.ts";

const anchor = { act: "a", goal: 100, peer: { name: "peer", value: 80 }, adds: "more" };

test("default: an act stands beside its peer with the ratio of both", () => {
  const [figure] = toGasFigures(new Map([["a", 60]]), [anchor]);
  expect(figure).toMatchObject({ name: "a", value: 60, unit: "gas", ratio: 0.75, goal: "≤ 100" });
});

test("behavior: an act that costs more than its peer says what it does in addition", () => {
  const [figure] = toGasFigures(new Map([["a", 90]]), [anchor]);
  expect(figure?.goal).toBe("≤ 100; in addition: more");
});

test("behavior: an act without an anchor has neither peer nor ratio", () => {
  const [figure] = toGasFigures(new Map([["b", 90]]), [anchor]);
  expect(figure).toMatchObject({ peer: null, ratio: null, goal: "none; fails at +2 %" });
});

test("behavior: every act that is dearer than its goal or peer says why", async () => {
  const figures = await measureGas();
  const dear = figures.filter(({ name, value, ratio }) => {
    const goal = gasAnchors.find(({ act }) => act === name)?.goal ?? null;
    return (goal !== null && value > goal * 1.03) || (ratio !== null && ratio > 1.03);
  });
  expect(dear.filter(({ goal }) => !goal.includes("in addition")).map(({ name }) => name)).toEqual([]);
});
