import * as v from "valibot";
import type { Message } from "./message.ts";
import { address, amount, hash, nothing, planNumber, requestId, text, wareNumber } from "./shapes.ts";

/** The wallet has made a request of its own; its approval window is open. */
const requested = v.strictObject({ status: v.literal("requested"), id: requestId });
const unavailable = v.strictObject({ status: v.literal("unavailable"), reason: text(280) });
/** What is missing, smallest unit of SEC. */
const short = v.strictObject({ status: v.literal("short"), sec: amount });
const asked = v.variant("status", [requested, unavailable]);
const seconds = v.pipe(v.number(), v.minValue(0));

const reviewState = v.picklist(["none", "open", "challenged", "counted", "overturned", "lapsed"]);
const review = v.strictObject({
  purchaseId: hash,
  ware: wareNumber,
  reviewer: address,
  text: text(280),
  fee: amount,
  state: reviewState,
  until: seconds,
  /** What its developer may do until then, and what that costs; null: nothing. */
  next: v.nullable(v.strictObject({ step: v.picklist(["challenge", "bring"]), cost: amount })),
});
const ownPurchase = v.strictObject({
  purchaseId: hash,
  ware: wareNumber,
  name: text(300),
  plan: planNumber,
  amount,
  calls: v.number(),
  used: v.number(),
  start: seconds,
  end: seconds,
  state: v.picklist(["live", "cancelling", "closed"]),
  review: v.strictObject({ state: reviewState, fee: amount, isPossible: v.boolean(), until: seconds }),
  /** Whether it is over, and the user's voice does not count it yet. */
  isCountable: v.boolean(),
});

const claim = v.strictObject({
  claim: hash,
  ware: wareNumber,
  name: text(300),
  kind: v.picklist(["sla", "malice", "review", "expulsion", "operator"]),
  state: v.picklist(["none", "open", "voting", "ruled", "appealed", "final", "closed"]),
  outcome: v.picklist(["none", "upheld", "refuted", "unproven"]),
  sum: amount,
  bond: amount,
  since: seconds,
  hasJury: v.boolean(),
  /** What anybody may do to take it on, and from when; null: it is others' turn, or over. */
  next: v.nullable(v.strictObject({ step: v.picklist(["advance", "tally", "execute"]), from: seconds })),
});

/** Votes are parts of 1e18, of all three houses together. */
const houses = v.strictObject({ holder: amount, developer: amount, user: amount });
const proposal = v.strictObject({
  proposalId: amount,
  proposer: address,
  description: text(4000),
  calls: v.array(v.strictObject({ contract: text(60), sentence: text(1000), isUnderstood: v.boolean() })),
  state: v.picklist([
    "pending",
    "active",
    "canceled",
    "defeated",
    "succeeded",
    "queued",
    "expired",
    "executed",
  ]),
  voteStart: seconds,
  voteEnd: seconds,
  votes: v.strictObject({ against: amount, for: amount, abstain: amount }),
  heard: amount,
  quorum: amount,
  /** Null: the moment that counts is still to come. */
  own: v.nullable(houses),
  hasVoted: v.boolean(),
});

const operator = v.strictObject({
  operator: address,
  isJoined: v.boolean(),
  commissionBps: v.number(),
  pool: amount,
  /** What slashes have left of what was put in, in basis points. */
  leftBps: v.number(),
});

/** What users say of what they bought, what they vote on, and what they restake. */
export const marketMessages = {
  loadPurchases: {
    from: ["popup"],
    request: nothing,
    response: v.variant("status", [
      v.strictObject({ status: v.literal("loaded"), at: seconds, purchases: v.array(ownPurchase) }),
      unavailable,
    ]),
  },
  /** A review of one's own purchase, in public and for good, for a fee. */
  reviewPurchase: {
    from: ["popup"],
    request: v.strictObject({ purchaseId: hash, text: text(280), expectedFee: amount }),
    response: v.variant("status", [
      requested,
      v.strictObject({ status: v.literal("changed"), fee: amount }),
      short,
      unavailable,
    ]),
  },
  /** The developer's side: reviews of what the selected account sells. */
  loadReviews: {
    from: ["popup"],
    request: v.strictObject({ wares: v.pipe(v.array(wareNumber), v.maxLength(64)) }),
    response: v.variant("status", [
      v.strictObject({
        status: v.literal("loaded"),
        reviews: v.array(review),
        standings: v.array(
          v.strictObject({
            ware: wareNumber,
            sales: v.picklist(["active", "paused", "retired", "suspended", "expelled"]),
            /** What the score is made of, with a scale of 1e12. */
            points: v.strictObject({ use: amount, complaints: amount, units: amount }),
            /** In hundredths of a percent of what a score can be. */
            scoreBps: v.number(),
            meanScoreBps: v.number(),
            /** From when on a started expulsion can be carried out; 0: none was. */
            expulsionAt: seconds,
          }),
        ),
      }),
      unavailable,
    ]),
  },
  /**
   * Puts as much against a review as it cost; where that was done, brings it to the jury with a bond. Where the cost is not
   * allowed yet, the first request is for exactly that.
   */
  challengeReview: {
    from: ["popup"],
    request: v.strictObject({ ware: wareNumber, purchaseId: hash }),
    response: v.variant("status", [
      v.strictObject({
        status: v.literal("requested"),
        id: requestId,
        step: v.picklist(["allow", "challenge", "bring"]),
      }),
      short,
      unavailable,
    ]),
  },
  /** What a dispute about one verdict of one request would cost and could bring. */
  quoteDispute: {
    from: ["popup"],
    request: v.strictObject({ request: requestId, ware: wareNumber }),
    response: v.variant("status", [
      v.strictObject({ status: v.literal("loaded"), amount, bond: amount, until: seconds }),
      unavailable,
    ]),
  },
  /** Opens a claim over the purchase that paid for the verdict; the verdict goes along as it was signed. */
  openDispute: {
    from: ["popup"],
    request: v.strictObject({
      request: requestId,
      ware: wareNumber,
      kind: v.picklist(["sla", "malice"]),
      expectedBond: amount,
    }),
    response: v.variant("status", [
      requested,
      v.strictObject({ status: v.literal("changed"), bond: amount }),
      short,
      unavailable,
    ]),
  },
  loadDisputes: {
    from: ["popup"],
    request: nothing,
    response: v.variant("status", [
      v.strictObject({ status: v.literal("loaded"), at: seconds, claims: v.array(claim) }),
      unavailable,
    ]),
  },
  /** Takes a claim on whose time is over to its next state. */
  stepDispute: { from: ["popup"], request: v.strictObject({ claim: hash }), response: asked },
  loadGovernance: {
    from: ["popup"],
    request: nothing,
    response: v.variant("status", [
      v.strictObject({
        status: v.literal("loaded"),
        at: seconds,
        own: houses,
        secGov: amount,
        delegate: v.nullable(address),
        proposals: v.array(proposal),
      }),
      unavailable,
    ]),
  },
  castVote: {
    from: ["popup"],
    request: v.strictObject({ proposalId: amount, support: v.picklist(["for", "against", "abstain"]) }),
    response: asked,
  },
  /** Has the user's voice count what purchases that are over burned. */
  countPurchases: {
    from: ["popup"],
    request: v.strictObject({ purchaseIds: v.pipe(v.array(hash), v.minLength(1), v.maxLength(16)) }),
    response: asked,
  },
  loadRestaking: {
    from: ["popup"],
    request: nothing,
    response: v.variant("status", [
      v.strictObject({
        status: v.literal("loaded"),
        at: seconds,
        operators: v.array(operator),
        operator: v.nullable(address),
        shares: amount,
        principal: amount,
        worth: amount,
        secGov: amount,
        wei: amount,
        exits: v.array(
          v.strictObject({ exit: v.number(), worth: amount, paidFrom: seconds, isDone: v.boolean() }),
        ),
        rewards: v.strictObject({ epochs: v.array(v.number()), sec: amount }),
      }),
      unavailable,
    ]),
  },
  restake: {
    from: ["popup"],
    request: v.strictObject({ operator: address, wei: amount }),
    response: asked,
  },
  queueExit: { from: ["popup"], request: v.strictObject({ shares: amount }), response: asked },
  completeExit: {
    from: ["popup"],
    request: v.strictObject({ exit: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
    response: asked,
  },
  claimRewards: { from: ["popup"], request: nothing, response: asked },
} as const satisfies Record<string, Message>;
