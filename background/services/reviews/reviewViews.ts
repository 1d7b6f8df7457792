import type { OwnPurchaseFacts, ReviewFacts, StandingFacts } from "../../../extension/chain/marketFacts.ts";

/** Bytes, as the contract counts them. */
const textAtMost = 280;
/** A score of 1e9 in hundredths of a percent. */
const bpsDivisor = 100_000n;

/** A purchase for the screen. */
export function purchaseView(facts: OwnPurchaseFacts, name: string) {
  const { isCounted, ...rest } = facts;
  const isOver = facts.state === "closed" || (facts.calls > 0 && facts.used === facts.calls);
  return {
    ...rest,
    name: name.slice(0, 300),
    amount: facts.amount.toString(),
    review: { ...facts.review, fee: facts.review.fee.toString() },
    isCountable: isOver && !isCounted && facts.amount > 0n && facts.used > 0,
  };
}

/** A review for the screen, at a time of the chain; `bond` is what bringing one to the jury costs. */
export function reviewView({ isBrought, ...facts }: ReviewFacts, now: number, bond: bigint) {
  const step = nextStepOf({ ...facts, isBrought }, now);
  const cost = (step === "bring" ? bond : facts.fee).toString();
  return { ...facts, fee: facts.fee.toString(), next: step === null ? null : { step, cost } };
}

/** Scores for the screen. */
export function standingView({ ware, sales, points, score, meanScore, expulsionAt }: StandingFacts) {
  const { use, complaints, units } = points;
  return {
    ...{ ware, sales },
    points: { use: use.toString(), complaints: complaints.toString(), units: units.toString() },
    scoreBps: Number(score / bpsDivisor),
    meanScoreBps: Number(meanScore / bpsDivisor),
    expulsionAt,
  };
}

/** Why a purchase cannot be reviewed with this text; null: it can. */
export function reviewRefusal(purchase: OwnPurchaseFacts | undefined, text: string): string | null {
  if (purchase === undefined) return "This purchase is not one of your SecHub's.";
  if (purchase.review.state !== "none") return "This purchase was reviewed already.";
  if (!purchase.review.isPossible)
    return "It can be reviewed once something of it was paid for, until 14 days after its end.";
  if (text.trim() === "") return "Say what was bad.";
  return new TextEncoder().encode(text).length > textAtMost ? "The text is too long." : null;
}

/** What its developer may do against a review; null: nothing. A challenge that is not brought to the jury is lost. */
export function nextStepOf(
  { state, until, isBrought }: ReviewFacts,
  now: number,
): "challenge" | "bring" | null {
  if (now >= until) return null;
  if (state === "open") return "challenge";
  return state === "challenged" && !isBrought ? "bring" : null;
}

/** Why nothing can be done against a review now; null: something can. */
export function challengeRefusal(review: ReviewFacts | undefined, now: number): string | null {
  if (review === undefined) return "There is no such review of this SecWare.";
  if (nextStepOf(review, now) !== null) return null;
  const isWaiting = review.state === "open" || (review.state === "challenged" && !review.isBrought);
  return isWaiting
    ? "The time to challenge this review is over."
    : "This review is with the jury or decided already.";
}
