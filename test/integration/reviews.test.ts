import "fake-indexeddb/auto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buyPaidPlan, type HubWorld, keys, openProfile, settleCalls, startHubWorld } from "./hubWorld.ts";

type Profile = Awaited<ReturnType<typeof openProfile>>;

let world: HubWorld;
beforeAll(async () => {
  world = await startHubWorld();
});
afterAll(() => world.end());

describe("reviews on a real chain", () => {
  test("behavior: what a buyer says of a SecWare is seen beside the score, challenged, and brought to the jury [AVS17] [AVS18]", async () => {
    const buyer = await openProfile("buyer", world);
    const developer = await openProfile("developer", world, keys.developer);
    await buyPaidPlan(world, buyer);
    await settleCalls(world, buyer, 40);
    const bought = await buyer.reviews.loadPurchases();
    if (bought.status !== "loaded") throw new TypeError("purchases load");
    const [own] = bought.purchases;
    if (own === undefined) throw new TypeError("the purchase is there");
    const { purchaseId, review } = own;
    await buyer.reviews.reviewPurchase({ purchaseId, text: "Down all day.", expectedFee: review.fee });
    await buyer.settled();
    const challenge = async () => {
      const answer = await developer.reviews.challengeReview({ ware: world.ware, purchaseId });
      await developer.settled();
      return answer.status === "requested" ? answer.step : answer;
    };

    const seen = await said(developer);
    expect(seen.reviews).toMatchObject([
      { text: "Down all day.", state: "open", next: { step: "challenge", cost: review.fee } },
    ]);
    expect(seen.standings).toMatchObject([{ sales: "active", expulsionAt: 0 }]);
    expect(BigInt(seen.standings[0]?.points.use ?? 0)).toBeGreaterThan(0n);
    expect(seen.standings[0]?.scoreBps).toBeGreaterThan(0);

    expect([await challenge(), await challenge()]).toEqual(["allow", "challenge"]);
    expect((await said(developer)).reviews).toMatchObject([{ state: "challenged", next: { step: "bring" } }]);
    expect([await challenge(), await challenge()]).toEqual(["allow", "bring"]);
    expect((await said(developer)).reviews).toMatchObject([{ state: "challenged", next: null }]);
    expect(await challenge()).toMatchObject({ status: "unavailable" });
  });
});

async function said({ reviews: own }: Profile) {
  const loaded = await own.loadReviews([world.ware]);
  if (loaded.status !== "loaded") throw new TypeError("reviews load");
  return loaded;
}
