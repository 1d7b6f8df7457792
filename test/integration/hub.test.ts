import "fake-indexeddb/auto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HubWorld, openProfile, type Profile, startHubWorld, userAddress } from "./hubWorld.ts";

let world: HubWorld;
let names = 0;
beforeAll(async () => {
  world = await startHubWorld();
});
afterAll(() => world.end());

function fresh(): Promise<Profile> {
  names += 1;
  return openProfile(`profile-${names}`, world);
}

const target = "0x00000000000000000000000000000000000000cc" as const;

/** A profile whose account has its SecHub, whichever test came first. */
async function bound(): Promise<Profile> {
  const wallet = await fresh();
  await wallet.hub.createHub();
  await wallet.settled();
  await wallet.hub.refresh();
  await wallet.catalogue.refresh();
  return wallet;
}

/** Orders are made from what the catalogue shows, as a screen would. */
function orderOf({ catalogue }: Profile, plan: number, quantity = 1) {
  const shown = catalogue.find(world.ware)?.plans[plan];
  if (shown === undefined) throw new TypeError("the catalogue lists the plan");
  const { planHash, price } = shown;
  const expectedTotal = (BigInt(price) * BigInt(quantity)).toString();
  return { ware: world.ware, plan, quantity, planHash, expectedTotal, conditions: [], parameters: {} };
}

describe("hub on a real chain", () => {
  test("default: create, browse, buy, configure, save the policy, unbind, and restore on an empty machine [SW5] [SW6] [SW7] [BY18] [AVS1]", async () => {
    const wallet = await fresh();
    const { hub, catalogue, policy } = wallet;
    await hub.createHub();
    await wallet.settled();
    await hub.refresh();
    expect(hub.view()).toMatchObject({ status: "ready", isStale: false });

    await catalogue.refresh();
    expect(catalogue.view()).toMatchObject({ status: "ready", isStale: false });
    expect(catalogue.find(world.ware)).toMatchObject({
      isVerified: true,
      name: "Test guard",
      score: null,
      stake: "5000000000000000000000",
      plans: [
        { plan: 0, price: "0", calls: 20, kinds: ["transaction", "calls"], isOnSale: true },
        { plan: 1, price: "10000000000000000000", calls: 100, isOnSale: true },
      ],
    });

    const conditions = [{ target, minAmount: "1000", fromSecond: 0, untilSecond: 43_200 }];
    const order = { ...orderOf(wallet, 0), conditions, parameters: { strict: true } };
    expect(await hub.buyPlan(order)).toMatchObject({ status: "requested" });
    await wallet.settled();
    await hub.refresh();
    expect(hub.view().bindings).toMatchObject([
      {
        ware: world.ware,
        name: "Test guard",
        plan: 0,
        calls: 20,
        callsLeft: 20,
        conditions,
        parameters: { strict: true },
      },
    ]);

    expect(await hub.buyPlan(orderOf(wallet, 1, 2))).toMatchObject({ status: "requested" });
    await wallet.settled();
    await hub.refresh();
    expect(hub.view().bindings).toMatchObject([
      { plan: 1, calls: 200, pricePerCall: "100000000000000000", parameters: {} },
    ]);

    const changed = { ware: world.ware, conditions, parameters: { strict: true, lists: ["a", "b"] } };
    expect(await hub.configureWare(changed)).toMatchObject({ status: "requested" });
    await wallet.settled();
    await hub.refresh();
    expect(hub.view().bindings[0]).toMatchObject({ conditions, parameters: changed.parameters });

    const careful = { ...policy.view().document, preset: "careful" };
    expect(await policy.save(careful)).toEqual({ status: "saved", effect: "tightening" });
    expect(await policy.writeDocument()).toMatchObject({ status: "requested" });
    await wallet.settled();
    await hub.refresh();
    expect(policy.view()).toMatchObject({ document: careful, pending: null, problem: null });

    const before = hub.view();
    const [bindingBefore] = await hub.activeBindings(userAddress);
    const restored = await fresh();
    await restored.catalogue.refresh();
    await restored.hub.refresh();
    expect({ ...restored.hub.view(), readAt: 0 }).toEqual({ ...before, readAt: 0 });
    expect(restored.policy.view()).toMatchObject({
      document: careful,
      chainVersion: policy.view().chainVersion,
    });
    const [bindingAfter] = await restored.hub.activeBindings(userAddress);
    if (bindingBefore === undefined || bindingAfter === undefined) throw new TypeError("a binding is there");
    expect(await restored.hub.callerKey(bindingAfter)).toBe(await hub.callerKey(bindingBefore));
    expect([...restored.asked].filter((method) => /log|filter/i.test(method))).toEqual([]);

    expect(await hub.unbindWare(world.ware)).toMatchObject({ status: "requested" });
    await wallet.settled();
    await hub.refresh();
    expect(hub.view().bindings).toMatchObject([{ state: "unbound" }]);
    expect(await hub.activeBindings(userAddress)).toEqual([]);
  });

  test("behavior: a price or terms that changed between display and click are said, and nothing is asked", async () => {
    const wallet = await bound();
    const order = orderOf(wallet, 1);

    expect(await wallet.hub.buyPlan({ ...order, expectedTotal: "1" })).toEqual({
      status: "changed",
      total: "10000000000000000000",
    });
    expect(await wallet.hub.buyPlan({ ...order, planHash: `0x${"11".repeat(32)}` })).toMatchObject({
      status: "changed",
    });
  });

  test("behavior: SEC that is missing is counted", async () => {
    const wallet = await bound();

    const outcome = await wallet.hub.buyPlan(orderOf(wallet, 1, 1000));

    expect(outcome).toMatchObject({ status: "short", gasWei: "0" });
    expect(outcome.status === "short" && BigInt(outcome.sec) > 0n).toBe(true);
  });

  test("behavior: what cannot be verified cannot be bought", async () => {
    const wallet = await fresh();
    await wallet.catalogue.refresh();
    const order = orderOf(wallet, 0);
    const blind = await fresh();

    expect(await blind.hub.buyPlan(order)).toMatchObject({ status: "unavailable" });
  });

  test("behavior: while the node is down the last good copy is shown and said to be old [BY12] [L10]", async () => {
    const wallet = await bound();
    const before = wallet.hub.view();
    wallet.node.isDown = true;

    expect(await wallet.hub.refresh()).toMatchObject({ status: "unavailable" });
    expect(await wallet.catalogue.refresh()).toMatchObject({ status: "unavailable" });

    expect(wallet.hub.view()).toEqual({ ...before, isStale: true, reason: expect.any(String) });
    expect(wallet.catalogue.view()).toMatchObject({ status: "ready", isStale: true });
    expect(await wallet.hub.unbindWare(world.ware)).toMatchObject({ status: "unavailable" });
  });

  test("behavior: a second SecHub of the same account is refused before anything is asked [SW6]", async () => {
    const wallet = await bound();

    expect(await wallet.hub.createHub()).toMatchObject({ status: "unavailable" });
  });
});
