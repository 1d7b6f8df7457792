import type { HomeAddresses } from "../../../extension/chain/homeFacts.ts";
import type { HomeReads } from "../../../extension/chain/homeReads.ts";
import {
  encodeClaimRewards,
  encodeCompleteExit,
  encodeQueueExit,
  encodeRestake,
} from "../../../extension/chain/marketActs.ts";
import type { RestakingFacts } from "../../../extension/chain/marketFacts.ts";
import { formatUnits } from "../../../extension/domain/describe/units.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import { invariant } from "../../../extension/errors/invariant.ts";
import { type HomePlaceDeps, homePlaceOf } from "../hub/homePlace.ts";
import type { AskedOutcome, Unavailable } from "../hub/hub.ts";
import { toUnavailable } from "../hub/hubActions.ts";
import type { AskOwn, OwnAct } from "../hub/ownAsks.ts";
import type { RestakingService } from "./restaking.ts";

export interface RestakingDeps extends HomePlaceDeps {
  reads: Pick<HomeReads, "addressesOf" | "readRestaking">;
  ask: AskOwn;
}

type Wish = Pick<OwnAct, "action" | "call" | "moves"> & { title: string; sentence: string };
type Plan = (facts: RestakingFacts, addresses: HomeAddresses) => Wish | string;

/** The investor's side of restaking: each act is held against what the chain says now. */
export function createRestaking(deps: RestakingDeps): RestakingService {
  const act = async (plan: Plan): Promise<AskedOutcome> => {
    try {
      const open = await read(deps);
      if ("status" in open) return open;
      const wish = plan(open.facts, open.addresses);
      if (typeof wish === "string") return { status: "unavailable", reason: wish };
      const { title, sentence, ...rest } = wish;
      return await deps.ask({ ...rest, ...open.place, note: { title, sentence, isUnderstood: true } });
    } catch (cause) {
      return toUnavailable(cause);
    }
  };
  return {
    async load() {
      try {
        const open = await read(deps);
        return "status" in open ? open : { status: "loaded", ...viewOf(open.facts) };
      } catch (cause) {
        return toUnavailable(cause);
      }
    },
    restake: ({ operator, wei }) =>
      act((facts, at) => planRestake(facts, at, { operator, wei: BigInt(wei) })),
    queueExit: (shares) => act((facts, at) => planExit(facts, at, BigInt(shares))),
    completeExit: (exit) => act((facts, at) => planPayout(facts, at, exit)),
    claimRewards: () => act(planClaim),
  };
}

async function read(deps: RestakingDeps) {
  const place = homePlaceOf(deps);
  if ("status" in place) return place satisfies Unavailable;
  const facts = await deps.reads.readRestaking(place.chainId, place.account);
  const addresses = deps.reads.addressesOf(place.chainId);
  invariant(addresses !== null, "what was just read is there");
  return { place, facts, addresses };
}

function planRestake(
  facts: RestakingFacts,
  addresses: HomeAddresses,
  { operator, wei }: { operator: Address; wei: bigint },
): Wish | string {
  const chosen = facts.operators.find((one) => one.operator === operator);
  if (chosen?.isJoined !== true) return "This operator takes no more deposits.";
  if (facts.operator !== null && facts.operator !== operator)
    return "This account restakes with another operator, for good. Use another account.";
  if (wei === 0n) return "Enter an amount.";
  if (wei > facts.wei) return "There is too little ETH on the home chain.";
  return {
    action: "restake",
    call: encodeRestake(addresses, operator, wei),
    moves: [{ token: "native", amount: wei }],
    title: "Restake",
    sentence: `Restakes ${formatUnits(wei, 18)} ETH with operator ${operator}, for as many governance tokens. It can be slashed for the operator's faults, and leaves after 14 days at the earliest.`,
  };
}

function planExit(facts: RestakingFacts, addresses: HomeAddresses, shares: bigint): Wish | string {
  if (facts.shares === 0n || shares === 0n || shares > facts.shares)
    return "There is not as much to withdraw.";
  const returned = (facts.principal * shares + facts.shares - 1n) / facts.shares;
  if (facts.secGov < returned)
    return `Leaving needs ${formatUnits(returned, 18)} governance tokens; this account has ${formatUnits(facts.secGov, 18)}.`;
  const worth = (facts.worth * shares) / facts.shares;
  return {
    action: "queueExit",
    call: encodeQueueExit(addresses, shares),
    moves: [{ token: addresses.secGov, amount: returned }],
    title: "Leave restaking",
    sentence: `Queues about ${formatUnits(worth, 18)} ETH for withdrawal and returns ${formatUnits(returned, 18)} governance tokens. It is paid in 14 days, and can be slashed until then.`,
  };
}

function planPayout({ exits, at }: RestakingFacts, addresses: HomeAddresses, exit: number): Wish | string {
  const own = exits.find((one) => one.exit === exit);
  if (own === undefined || own.isDone) return "There is no such withdrawal.";
  if (at < own.paidFrom) return "This withdrawal is not due yet.";
  return {
    action: "completeExit",
    call: encodeCompleteExit(addresses, exit),
    title: "Take out",
    sentence: `Pays out a withdrawal of at most ${formatUnits(own.worth, 18)} ETH to this account.`,
  };
}

function planClaim({ rewards }: RestakingFacts, addresses: HomeAddresses): Wish | string {
  if (rewards.epochs.length === 0) return "There are no rewards to claim.";
  return {
    action: "claimRewards",
    call: encodeClaimRewards(addresses, rewards.epochs),
    title: "Claim rewards",
    sentence: `Pays ${formatUnits(rewards.sec, 18)} SEC of rewards to this account.`,
  };
}

function viewOf(facts: RestakingFacts) {
  const { at, operator, operators, exits, rewards } = facts;
  return {
    ...{ at, operator },
    operators: operators.map(({ index, pool, ...one }) => ({
      ...one,
      pool: pool.toString(),
      leftBps: Number(index / 100_000_000_000_000n),
    })),
    shares: facts.shares.toString(),
    principal: facts.principal.toString(),
    worth: facts.worth.toString(),
    secGov: facts.secGov.toString(),
    wei: facts.wei.toString(),
    exits: exits.map((exit) => ({ ...exit, worth: exit.worth.toString() })),
    rewards: { epochs: [...rewards.epochs], sec: rewards.sec.toString() },
  };
}
