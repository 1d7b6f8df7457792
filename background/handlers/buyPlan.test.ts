import { expect, test } from "vitest";
import { buyPlan } from "./buyPlan.ts";
import { fakeContext } from "./fakeContext.ts";

const order = {
  ware: 3,
  plan: 1,
  quantity: 2,
  expectedTotal: "20",
  planHash: `0x${"11".repeat(32)}`,
  conditions: [],
  parameters: {},
} as const;

test.each([
  { status: "requested", id: "wallet:1" },
  { status: "changed", total: "30" },
  { status: "short", gasWei: "0", sec: "5" },
] as const)("default: the order goes to the hub whole, and its answer $status back", async (answer) => {
  const context = fakeContext({
    hub: { buyPlan: async (given) => (given === bought ? answer : Promise.reject(given)) },
  });
  const bought = { ...order, conditions: [], parameters: {} };

  expect(await buyPlan(bought, context)).toEqual(answer);
});
