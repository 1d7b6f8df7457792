import type { Address, Hex } from "../domain/primitives.ts";
import { disputesAbi, marketAbi, registryAbi, reputationAbi, secHubAbi, voiceAbi } from "./generated/abi.ts";
import type { ChainMoment } from "./homeFacts.ts";
import {
  claimKinds,
  type OwnPurchaseFacts,
  type ReviewFacts,
  reviewStates,
  type StandingFacts,
  salesStates,
} from "./marketFacts.ts";
import { readEvents } from "./readEvents.ts";
import { type HomeView, readEach, readMany } from "./readMany.ts";

const daySeconds = 86_400;
/** The least bond is kept in whole SEC. */
const wholeSec = 10n ** 18n;
/** From the close of a purchase on, and from a review or its challenge on; `Windows.sol` says the same. */
const reviewSeconds = 14 * daySeconds;
const challengeSeconds = 3 * daySeconds;
const purchaseStates = { 1: "live", 2: "cancelling", 3: "closed" } as const;
/** A tenth of what was paid, at least the governed fee. */
const feeDivisor = 10n;

/** Reads the purchases of a hub that its bindings remember, newest first, with their reviews. Effects: network. */
export async function readOwnPurchases(
  home: HomeView,
  hub: Address,
  at: ChainMoment,
): Promise<OwnPurchaseFacts[]> {
  const ids = await readPurchaseIds(home, hub);
  const { purchases, closes, reviews, rights, counted, least } = await readAbout(home, ids);
  return ids
    .flatMap((purchaseId, index): OwnPurchaseFacts[] => {
      const [purchase, review] = [purchases[index], reviews[index]];
      const state = purchaseStates[(purchase?.state ?? 0) as keyof typeof purchaseStates];
      if (purchase === undefined || review === undefined || state === undefined) return [];
      const { amount, calls, used, ware, plan, start, end } = purchase;
      const isNew = review.state === 0;
      const earned = calls === 0 ? 0n : (amount * BigInt(used)) / BigInt(calls);
      const until = isNew ? Number(closes[index] ?? 0n) + reviewSeconds : review.openedAt + challengeSeconds;
      const fee = isNew ? feeOf(amount, least) : review.fee;
      const isPossible = isNew && (earned > 0n || rights[index] === true) && at.timestamp < until;
      const said = reviewStates[review.state] ?? "none";
      return [
        {
          ...{ purchaseId, ware, plan, amount, calls, used, start, end, state },
          review: { state: said, fee, isPossible, until },
          isCounted: earned <= (counted[index] ?? 0n),
        },
      ];
    })
    .sort((a, b) => b.start - a.start);
}

async function readPurchaseIds(home: HomeView, hub: Address): Promise<Hex[]> {
  const contract = { address: hub, abi: secHubAbi } as const;
  const [bindings] = await readMany(home.client, [{ ...contract, functionName: "bindings" }]);
  const lists = await readEach(
    home.client,
    contract,
    "purchasesOf",
    bindings.map(({ ware }) => [ware] as const),
  );
  const all = [...bindings.map(({ purchaseId }) => purchaseId), ...lists.flat()];
  return [...new Set(all.map((id) => id.toLowerCase() as Hex))];
}

async function readAbout({ client, addresses }: HomeView, ids: readonly Hex[]) {
  const market = { address: addresses.market, abi: marketAbi } as const;
  const reputation = { address: addresses.reputation, abi: reputationAbi } as const;
  const voice = { address: addresses.voice, abi: voiceAbi } as const;
  const each = ids.map((id) => [id] as const);
  return {
    purchases: await readEach(client, market, "purchaseOf", each),
    closes: await readEach(client, market, "closesAtOf", each),
    reviews: await readEach(client, reputation, "reviewOf", each),
    rights: await readEach(client, reputation, "hasReviewRight", each),
    counted: await readEach(client, voice, "countedOf", each),
    least: await readReviewFee({ client, addresses }),
  };
}

async function readReviewFee({ client, addresses }: HomeView): Promise<bigint> {
  const reputation = { address: addresses.reputation, abi: reputationAbi } as const;
  const [fee] = await readMany(client, [{ ...reputation, functionName: "reviewFee" }]);
  return fee;
}

function feeOf(amount: bigint, least: bigint): bigint {
  const part = amount / feeDivisor;
  return part > least ? part : least;
}

/** Reads what was said of SecWares, newest first, with the texts as they were published. Effects: network. */
export async function readReviews(home: HomeView, wares: readonly number[]): Promise<ReviewFacts[]> {
  if (wares.length === 0) return [];
  const reputation = { address: home.addresses.reputation, abi: reputationAbi } as const;
  const events = await readEvents(home, (range) =>
    home.client.viem.getContractEvents({
      ...reputation,
      ...range,
      eventName: "Reviewed",
      args: { ware: [...wares] },
      strict: true,
    }),
  );
  const ids = events.map(({ args }) => args.purchaseId);
  const [states, claims] = await Promise.all([
    readEach(
      home.client,
      reputation,
      "reviewOf",
      ids.map((id) => [id] as const),
    ),
    readReviewClaims(home, ids),
  ]);
  return events
    .flatMap(({ args }, index): ReviewFacts[] => {
      const { purchaseId, ware, reviewer, text, fee } = args;
      const now = states[index];
      if (now === undefined) return [];
      const state = reviewStates[now.state] ?? "none";
      const until = (state === "open" ? now.openedAt : now.challengedAt) + challengeSeconds;
      const isBrought = (claims[index]?.state ?? 0) > 0;
      return [{ purchaseId, ware, reviewer, text: text.slice(0, 280), fee, state, until, isBrought }];
    })
    .reverse();
}

async function readReviewClaims({ client, addresses }: HomeView, purchaseIds: readonly Hex[]) {
  const disputes = { address: addresses.disputes, abi: disputesAbi } as const;
  const kind = claimKinds.indexOf("review");
  const names = await readMany(
    client,
    purchaseIds.map((id) => ({
      ...disputes,
      functionName: "claimIdOf" as const,
      args: [kind, id] as const,
    })),
  );
  return await readEach(
    client,
    disputes,
    "claimOf",
    names.map((name) => [name] as const),
  );
}

/** Reads what a developer puts up who brings a review to the jury. Effects: network. */
export async function readReviewBond({ client, addresses }: HomeView): Promise<bigint> {
  const disputes = { address: addresses.disputes, abi: disputesAbi } as const;
  const [least] = await readMany(client, [{ ...disputes, functionName: "bondLeast" }]);
  return BigInt(least) * wholeSec;
}

/** Reads scores and started expulsions of SecWares. Effects: network. */
export async function readStandings(home: HomeView, wares: readonly number[]): Promise<StandingFacts[]> {
  const reputation = { address: home.addresses.reputation, abi: reputationAbi } as const;
  const registry = { address: home.addresses.registry, abi: registryAbi } as const;
  const each = wares.map((ware) => [ware] as const);
  const [scores, means, expulsions, standings, records] = await Promise.all([
    readEach(home.client, reputation, "scoreOf", each),
    readEach(home.client, reputation, "meanScoreOf", each),
    readEach(home.client, reputation, "expulsionOf", each),
    readEach(home.client, reputation, "standingOf", each),
    readEach(home.client, registry, "wareOf", each),
  ]);
  return wares.flatMap((ware, index): StandingFacts[] => {
    const [standing, sales] = [standings[index], salesStates[(records[index]?.status ?? 0) - 1]];
    if (standing === undefined || sales === undefined) return [];
    const points = { use: standing.p, complaints: standing.n, units: standing.v };
    const [score = 0n, meanScore = 0n, expulsionAt = 0] = [scores[index], means[index], expulsions[index]];
    return [{ ware, sales, points, score, meanScore, expulsionAt }];
  });
}
