import "fake-indexeddb/auto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  buyPaidPlan,
  type HubWorld,
  keys,
  openProfile,
  passDays,
  settleCalls,
  startHubWorld,
} from "./hubWorld.ts";

let world: HubWorld;
beforeAll(async () => {
  world = await startHubWorld();
});
afterAll(() => world.end());

describe("console on a real chain", () => {
  test("default: a developer sees usage and revenue, waits, and takes out what is due [SW18] [AVS14]", async () => {
    const buyer = await openProfile("buyer", world);
    const developer = await openProfile("developer", world, keys.developer);
    await buyPaidPlan(world, buyer);
    await settleCalls(world, buyer, 40);

    const [sold] = await wares(developer);
    expect(sold).toMatchObject({ purchases: 1, callsSold: "100", callsSettled: "40", withdrawable: "0" });
    expect(sold?.waiting).toHaveLength(1);
    expect(await developer.console.withdrawRevenue(world.ware)).toMatchObject({ status: "unavailable" });
    expect(await buyer.console.withdrawRevenue(world.ware)).toMatchObject({ status: "unavailable" });

    await passDays(world, 16);
    const [due] = await wares(developer);
    expect(due).toMatchObject({ withdrawable: sold?.waiting[0]?.amount, waiting: [] });
    expect(await developer.console.withdrawRevenue(world.ware)).toMatchObject({ status: "requested" });
    await developer.settled();

    expect((await wares(developer))[0]).toMatchObject({ withdrawable: "0", waiting: [] });
    expect(await developer.console.withdrawRevenue(world.ware)).toMatchObject({ status: "unavailable" });
  });
});

async function wares({ console: own }: Awaited<ReturnType<typeof openProfile>>) {
  const loaded = await own.load();
  if (loaded.status !== "loaded") throw new TypeError("the console loads");
  return loaded.wares;
}
