import type { HomeReads } from "../../../extension/chain/homeReads.ts";
import { encodeActWithFunds, reviewData } from "../../../extension/chain/marketActs.ts";
import { formatUnits } from "../../../extension/domain/describe/units.ts";
import { invariant } from "../../../extension/errors/invariant.ts";
import { type HomePlaceDeps, homePlaceOf } from "../hub/homePlace.ts";
import { nameOf, toUnavailable } from "../hub/hubActions.ts";
import { type HubDeps, noHub } from "../hub/hubDeps.ts";
import type { AskOwn } from "../hub/ownAsks.ts";
import { signPermit } from "../hub/permit.ts";
import { type ChallengeDeps, challengeReview } from "./challengeReview.ts";
import type { ReviewService } from "./reviews.ts";
import { purchaseView, reviewRefusal, reviewView, standingView } from "./reviewViews.ts";

export interface ReviewDeps extends HomePlaceDeps {
  reads: ChallengeDeps["reads"] & Pick<HomeReads, "readHub" | "readOwnPurchases" | "readStandings">;
  catalogue: Pick<HubDeps["catalogue"], "find">;
  /** `sign` is used for one thing: the permit of the exact fee, on the user's press of the button. */
  vault: Pick<HubDeps["vault"], "sign">;
  ask: AskOwn;
}

/** Reviews: the user's own, and those of what the selected account sells. */
export function createReviews(deps: ReviewDeps): ReviewService {
  return {
    loadPurchases: () => guarded(() => loadPurchases(deps)),
    reviewPurchase: (order) => guarded(() => reviewPurchase(deps, order)),
    loadReviews: (wares) => guarded(() => loadReviews(deps, wares)),
    challengeReview: (order) => guarded(() => challengeReview(deps, order)),
  };
}

async function guarded<T>(act: () => Promise<T>) {
  try {
    return await act();
  } catch (cause) {
    return toUnavailable(cause);
  }
}

const unavailable = (reason: string) => ({ status: "unavailable", reason }) as const;

async function loadPurchases(deps: ReviewDeps) {
  const open = await readPurchases(deps);
  if ("status" in open) return open;
  const { facts, purchases } = open;
  const now = facts.at.timestamp;
  return {
    status: "loaded" as const,
    at: now,
    purchases: purchases.map((one) => purchaseView(one, nameOf(deps, one.ware))),
  };
}

async function readPurchases(deps: ReviewDeps) {
  const place = homePlaceOf(deps);
  if ("status" in place) return place;
  const facts = await deps.reads.readHub(place.chainId, place.account);
  const addresses = deps.reads.addressesOf(place.chainId);
  if (facts.hub === null) return unavailable(noHub);
  invariant(addresses !== null, "what was just read is there");
  const purchases = await deps.reads.readOwnPurchases(place.chainId, facts.hub);
  return { place, facts, hub: facts.hub, addresses, purchases };
}

async function reviewPurchase(
  deps: ReviewDeps,
  { purchaseId, text, expectedFee }: Parameters<ReviewService["reviewPurchase"]>[0],
) {
  const open = await readPurchases(deps);
  if ("status" in open) return open;
  const { place, hub, addresses } = open;
  const { account, chainId } = place;
  const purchase = open.purchases.find((one) => one.purchaseId === purchaseId);
  const refusal = reviewRefusal(purchase, text);
  if (refusal !== null || purchase === undefined) return unavailable(refusal ?? "");
  const { fee } = purchase.review;
  if (fee.toString() !== expectedFee) return { status: "changed" as const, fee: fee.toString() };
  const funds = await deps.reads.readFunds(chainId, account, hub);
  if (funds.sec < fee) return { status: "short" as const, sec: (fee - funds.sec).toString() };
  const permit = await signPermit(deps.vault, { account, hub, addresses, funds, total: fee });
  const data = reviewData(purchaseId, text);
  const name = nameOf(deps, purchase.ware);
  return await deps.ask({
    action: "reviewPurchase",
    ...place,
    call: encodeActWithFunds(hub, { target: addresses.reputation, data, amount: fee, permit }),
    moves: [{ token: addresses.secToken, amount: fee }],
    note: {
      title: "Review",
      sentence: `Says in public, for good, that ${name} was bad. It costs ${formatUnits(fee, 18)} SEC; half of it comes back when the review counts. You say: “${text}”`,
      isUnderstood: true,
    },
  });
}

async function loadReviews(deps: ReviewDeps, wares: readonly number[]) {
  const place = homePlaceOf(deps);
  if ("status" in place) return place;
  const [{ at }, bond, reviews, standings] = await Promise.all([
    deps.reads.readHub(place.chainId, place.account),
    deps.reads.readReviewBond(place.chainId),
    deps.reads.readReviews(place.chainId, wares),
    deps.reads.readStandings(place.chainId, wares),
  ]);
  return {
    status: "loaded" as const,
    reviews: reviews.slice(0, 200).map((one) => reviewView(one, at.timestamp, bond)),
    standings: standings.map(standingView),
  };
}
