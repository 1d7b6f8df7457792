import { expect, test } from "vitest";
import type { Handler } from "../handler.ts";
import { castVote } from "./castVote.ts";
import { challengeReview } from "./challengeReview.ts";
import { claimRewards } from "./claimRewards.ts";
import { completeExit } from "./completeExit.ts";
import { countPurchases } from "./countPurchases.ts";
import { type FakeServices, fakeContext } from "./fakeContext.ts";
import { queueExit } from "./queueExit.ts";
import { restake } from "./restake.ts";
import { reviewPurchase } from "./reviewPurchase.ts";

const id = `0x${"1".repeat(64)}` as const;
const operator = `0x${"2".repeat(40)}` as const;
const answer = { status: "requested", id: "wallet:1" } as const;

/** Services of one act each; every one says the same and notes what it was asked. */
function recording() {
  const asked: unknown[][] = [];
  const record = async (...request: unknown[]) => {
    asked.push(request);
    return answer;
  };
  const services: FakeServices = {
    reviews: {
      reviewPurchase: record,
      challengeReview: async (...request) => ({ ...(await record(...request)), step: "challenge" as const }),
    },
    governance: { castVote: record, countPurchases: record },
    restaking: { restake: record, queueExit: record, completeExit: record, claimRewards: record },
  };
  return { asked, context: fakeContext(services) };
}

test("default: each act passes on what was asked and nothing else", async () => {
  const { asked, context } = recording();
  const review = { purchaseId: id, text: "It was down.", expectedFee: "2" };
  const vote = { proposalId: "5", support: "for" } as const;

  expect(await reviewPurchase(review, context)).toEqual(answer);
  expect(await castVote(vote, context)).toEqual(answer);
  expect(await countPurchases({ purchaseIds: [id] }, context)).toEqual(answer);
  expect(await restake({ operator, wei: "7" }, context)).toEqual(answer);
  expect(await queueExit({ shares: "9" }, context)).toEqual(answer);
  expect(await completeExit({ exit: 3 }, context)).toEqual(answer);
  expect(await claimRewards({}, context)).toEqual(answer);
  expect(await challengeReview({ ware: 1, purchaseId: id }, context)).toEqual({
    ...answer,
    step: "challenge",
  });

  expect(asked).toEqual([
    [review],
    [vote],
    [[id]],
    [{ operator, wei: "7" }],
    ["9"],
    [3],
    [],
    [{ ware: 1, purchaseId: id }],
  ]);
});

test("behavior: what is read passes through as it is", async () => {
  const { loadGovernance } = await import("./loadGovernance.ts");
  const { loadPurchases } = await import("./loadPurchases.ts");
  const { loadRestaking } = await import("./loadRestaking.ts");
  const { loadReviews } = await import("./loadReviews.ts");
  const silent = { status: "unavailable", reason: "The node does not answer." } as const;
  const say = async () => silent;
  const context = fakeContext({
    reviews: { loadPurchases: say, loadReviews: say },
    governance: { load: say },
    restaking: { load: say },
  });
  const handlers = [loadGovernance, loadPurchases, loadRestaking] as readonly Handler<"loadGovernance">[];

  for (const handler of handlers) expect(await handler({}, context)).toEqual(silent);
  expect(await loadReviews({ wares: [1] }, context)).toEqual(silent);
});
