import { expect, test } from "vitest";
import { wares } from "../../stories/wareFixtures.ts";
import { filterWares, plansOnSale, totalOf } from "./filter.ts";

const all = { search: "", kind: "", isFreeOnly: false };
const names = (filter: Partial<typeof all>) =>
  filterWares(wares, { ...all, ...filter }).map(({ name }) => name);

test("default: everything is listed, what cannot be verified last", () => {
  expect(filterWares(wares.toReversed(), all).map(({ name }) => name)).toEqual(["Anti-scam", "ScanCo"]);
});

test("behavior: search looks at name, description, host and category", () => {
  expect([names({ search: "SCANCO" }), names({ search: "simulates" }), names({ search: "nowhere" })]).toEqual(
    [["ScanCo"], ["ScanCo"], []],
  );
});

test("behavior: kind and free plan narrow the list", () => {
  expect(names({ kind: "message" })).toEqual([]);
  expect(names({ isFreeOnly: true })).toHaveLength(2);
});

test("default: plans on sale stand cheapest first", () => {
  expect(wares.flatMap((ware) => plansOnSale(ware).map(({ plan }) => plan))).toEqual([0, 1, 0, 1]);
});

test("behavior: the total is exact, and no total without a quantity that can be bought", () => {
  const plan = wares[0]?.plans[1];
  const totals = ["3", "1000", "1001", "0", "2.5", ""].map((quantity) =>
    plan ? totalOf(plan, quantity) : null,
  );
  expect(totals).toEqual([6n * 10n ** 18n, 2000n * 10n ** 18n, null, null, null, null]);
});
