import { describe, expect, test } from "vitest";
import type { HomeAddresses } from "../../../extension/chain/homeFacts.ts";
import type { ReviewFacts } from "../../../extension/chain/marketFacts.ts";
import type { OwnAct } from "../hub/ownAsks.ts";
import { type ChallengeDeps, challengeReview } from "./challengeReview.ts";

const account = "0x00000000000000000000000000000000000000a1";
const known: Partial<HomeAddresses> = {
  secToken: "0x00000000000000000000000000000000000000b1",
  reputation: "0x00000000000000000000000000000000000000b2",
  disputes: "0x00000000000000000000000000000000000000b3",
};
const addresses = known as HomeAddresses;
const purchaseId = `0x${"1".repeat(64)}` as const;
const review: ReviewFacts = {
  ...{ purchaseId, ware: 1, reviewer: account, text: "Down all day", fee: 2n, until: 100 },
  ...{ state: "open", isBrought: false },
};
const order = { ware: 1, purchaseId };

/** Fakes of the chain and of the user, who is asked and whose answer nobody waits for. */
function start(part: { review?: Partial<ReviewFacts>; sec?: bigint; allowance?: bigint; now?: number }) {
  const asked: OwnAct[] = [];
  const spenders: unknown[] = [];
  const deps = {
    accounts: { selected: () => account },
    homeChainId: () => 31337,
    reads: {
      addressesOf: () => addresses,
      readReviews: async () => [{ ...review, ...part.review }],
      readReviewBond: async () => 50n,
      readFunds: async (_chain: number, _owner: string, spender: string) => {
        spenders.push(spender);
        return {
          sec: part.sec ?? 100n,
          allowance: part.allowance ?? 100n,
          at: { timestamp: part.now ?? 99 },
        };
      },
    },
    ask: async (act: OwnAct) => {
      asked.push(act);
      return { status: "requested" as const, id: "request-1" };
    },
  } as unknown as ChallengeDeps;
  return { deps, asked, spenders };
}

describe("challengeReview", () => {
  test("default: what was allowed goes against the review [AVS18]", async () => {
    const { deps, asked } = start({});

    expect(await challengeReview(deps, order)).toEqual({
      ...{ status: "requested", id: "request-1", step: "challenge" },
    });
    expect(asked[0]?.call.to).toBe(addresses.reputation);
    expect(asked[0]?.moves).toEqual([{ token: addresses.secToken, amount: 2n }]);
    expect(asked[0]?.note.sentence).toContain("Down all day");
  });

  test("behavior: what was challenged is brought to the jury with the bond of the disputes [AVS18]", async () => {
    const { deps, asked, spenders } = start({ review: { state: "challenged" } });

    expect(await challengeReview(deps, order)).toMatchObject({ step: "bring" });
    expect(asked[0]?.call.to).toBe(addresses.disputes);
    expect(asked[0]?.moves).toEqual([{ token: addresses.secToken, amount: 50n }]);
    expect(spenders).toEqual([addresses.disputes]);
  });

  test("behavior: where it may not be taken yet, exactly the cost is allowed, to who takes it", async () => {
    const fee = start({ allowance: 1n });
    const bond = start({ allowance: 49n, review: { state: "challenged" } });

    expect(await challengeReview(fee.deps, order)).toMatchObject({ step: "allow" });
    expect(await challengeReview(bond.deps, order)).toMatchObject({ step: "allow" });
    expect(fee.asked[0]?.call.to).toBe(addresses.secToken);
    expect(fee.asked[0]?.call.data).toContain(`${addresses.reputation.slice(2)}${"2".padStart(64, "0")}`);
    expect(bond.asked[0]?.call.data).toContain(`${addresses.disputes.slice(2)}${"32".padStart(64, "0")}`);
    expect(fee.asked[0]?.moves).toBeUndefined();
  });

  test("error: too little SEC, too late, unknown, or with the jury: nobody is asked", async () => {
    const short = start({ sec: 1n });
    const late = start({ now: 100 });
    const brought = start({ review: { state: "challenged", isBrought: true } });
    const other = start({ review: { purchaseId: `0x${"2".repeat(64)}` } });

    expect(await challengeReview(short.deps, order)).toEqual({ status: "short", sec: "1" });
    for (const { deps } of [late, brought, other])
      expect(await challengeReview(deps, order)).toMatchObject({ status: "unavailable" });
    for (const { asked } of [short, late, brought, other]) expect(asked).toEqual([]);
  });
});
