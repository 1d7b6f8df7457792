import type { HomeAddresses } from "../../../extension/chain/homeFacts.ts";
import type { HomeReads } from "../../../extension/chain/homeReads.ts";
import { encodeAllow, encodeBringReview, encodeChallenge } from "../../../extension/chain/marketActs.ts";
import type { ReviewFacts } from "../../../extension/chain/marketFacts.ts";
import { formatUnits } from "../../../extension/domain/describe/units.ts";
import { invariant } from "../../../extension/errors/invariant.ts";
import { type HomePlaceDeps, homePlaceOf } from "../hub/homePlace.ts";
import type { AskOwn } from "../hub/ownAsks.ts";
import type { ReviewService } from "./reviews.ts";
import { challengeRefusal, nextStepOf } from "./reviewViews.ts";

export interface ChallengeDeps extends HomePlaceDeps {
  reads: Pick<HomeReads, "addressesOf" | "readFunds" | "readReviews" | "readReviewBond">;
  ask: AskOwn;
}

/** The developer's next step against a review: for its cost first, where the contract may not take that yet. */
export async function challengeReview(
  deps: ChallengeDeps,
  { ware, purchaseId }: Parameters<ReviewService["challengeReview"]>[0],
): Promise<Awaited<ReturnType<ReviewService["challengeReview"]>>> {
  const place = homePlaceOf(deps);
  if ("status" in place) return place;
  const { account, chainId } = place;
  const [reviews, bond] = await Promise.all([
    deps.reads.readReviews(chainId, [ware]),
    deps.reads.readReviewBond(chainId),
  ]);
  const addresses = deps.reads.addressesOf(chainId);
  invariant(addresses !== null, "what was just read is there");
  const review = reviews.find((one) => one.purchaseId === purchaseId);
  const step = review?.state === "challenged" ? "bring" : "challenge";
  const spender = step === "bring" ? addresses.disputes : addresses.reputation;
  const funds = await deps.reads.readFunds(chainId, account, spender);
  const refusal = challengeRefusal(review, funds.at.timestamp);
  if (refusal !== null || review === undefined) return { status: "unavailable", reason: refusal ?? "" };
  invariant(nextStepOf(review, funds.at.timestamp) === step, "a step that is not refused is the next one");
  const cost = step === "bring" ? bond : review.fee;
  if (funds.sec < cost) return { status: "short", sec: (cost - funds.sec).toString() };
  const act = funds.allowance < cost ? allowOf(addresses, step, cost) : actOf(addresses, step, review, cost);
  const asked = await deps.ask({ action: "challengeReview", ...place, ...act });
  if (asked.status !== "requested") return asked;
  return { ...asked, step: funds.allowance < cost ? "allow" : step };
}

type Step = NonNullable<ReturnType<typeof nextStepOf>>;

const secOf = (amount: bigint): string => `${formatUnits(amount, 18)} SEC`;

function allowOf(addresses: HomeAddresses, step: Step, cost: bigint) {
  const [spender, who, what] =
    step === "bring"
      ? ([addresses.disputes, "the disputes contract", "bond of the dispute"] as const)
      : ([addresses.reputation, "the reputation contract", "fee of the challenge"] as const);
  return {
    call: encodeAllow(addresses, spender, cost),
    note: {
      title: `Allow the ${what}`,
      sentence: `Lets ${who} take exactly ${secOf(cost)}, for the ${what} that comes next.`,
      isUnderstood: true,
    },
  };
}

function actOf(addresses: HomeAddresses, step: Step, { purchaseId, text }: ReviewFacts, cost: bigint) {
  const moves = [{ token: addresses.secToken, amount: cost }];
  if (step === "bring") {
    const sentence = `Has a jury judge this review, with a bond of ${secOf(cost)}. It comes back if the review is overturned, all but a tenth if nothing is proven, and nothing of it if the review is upheld. The review: “${text}”`;
    const note = { title: "Bring a review to the jury", sentence, isUnderstood: true };
    return { moves, note, call: encodeBringReview(addresses, purchaseId) };
  }
  const sentence = `Puts ${secOf(cost)} against this review. It is lost if the review is upheld, which it is too if you do not bring it to the jury within 72 hours: “${text}”`;
  const note = { title: "Challenge a review", sentence, isUnderstood: true };
  return { moves, note, call: encodeChallenge(addresses, purchaseId) };
}
