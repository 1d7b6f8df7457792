import { type Account, modules } from "../model/accounts.ts";
import { bondOf, type Claim, type ClaimOutcome, type ClaimState } from "../model/claim.ts";
import { claimKinds } from "../model/claims.ts";
import type { Economy } from "../model/economy.ts";
import type { PackageSale } from "../model/packages.ts";
import type { Purchase, PurchaseState } from "../model/purchase.ts";
import type { Status } from "../model/registry.ts";
import type { ReviewState } from "../model/reputation.ts";
import { dayAt, epochAt } from "../model/windows.ts";
import { nameOf } from "./nameOf.ts";

/** What somebody looks at, and what he sees; `contracts/test/replay/ReplayViews.sol` looks at the same. */
export interface View {
  code: bigint;
  about: bigint[];
  seen: bigint[];
}

/** Revenue waits at most fourteen days, rounded up to days. */
const LAST_DAY = 15;

const statuses: Record<Status, bigint> = {
  active: 1n,
  paused: 2n,
  retired: 3n,
  suspended: 4n,
  expelled: 5n,
};
const states: Record<PurchaseState, bigint> = { live: 1n, cancelling: 2n, closed: 3n };
const reviewStates: Record<ReviewState, bigint> = {
  open: 1n,
  challenged: 2n,
  counted: 3n,
  overturned: 4n,
  lapsed: 5n,
};

const claimStates: Record<ClaimState, bigint> = {
  open: 1n,
  voting: 2n,
  ruled: 3n,
  appealed: 4n,
  final: 5n,
  closed: 6n,
};
const outcomes: Record<ClaimOutcome, bigint> = { none: 0n, upheld: 1n, refuted: 2n, unproven: 3n };

/** A SecWare's score, stake and need, what it earned in this epoch, and its revenue by the day on which it comes free. */
export function viewOfWare(
  { registry, reputation, stakes, market, usages, clock }: Economy,
  ware: number,
): View {
  const epoch = epochAt(clock.now);
  const { p, n, v } = reputation.standingOf(ware);
  const { staked, unbonding, frozen, slaFullAt } = stakes.stakeOf(ware);
  const { earned, weighted } = usages.ofWare(ware, epoch);
  const { status, endedAt } = registry.wareOf(ware);
  const waiting = daysOf(market.dueOf(ware), dayAt(clock.now));
  const free = market.waitingOf(ware) - waiting.reduce((sum, amount) => sum + amount, 0n);
  return {
    code: 64n,
    about: [BigInt(ware), BigInt(epoch)],
    seen: [
      p,
      n,
      v,
      reputation.scoreOf(ware),
      reputation.meanScoreOf(ware),
      staked,
      unbonding,
      frozen,
      stakes.exposureOf(ware),
      stakes.need(ware),
      earned,
      weighted,
      statuses[status],
      BigInt(endedAt),
      free,
      ...waiting,
      BigInt(slaFullAt),
    ],
  };
}

/** SEC, and of people the ETH that the desk gave back. */
export function viewOfAccount({ token, desk }: Economy, account: Account): View {
  const ether = account > 0 ? desk.withdrawableOf(account) : 0n;
  return { code: 65n, about: [nameOf(account)], seen: [token.balanceOf(account), ether] };
}

/** A purchase, and the review of it. */
export function viewOfPurchase({ reputation }: Economy, { id, amount, used, points, state }: Purchase): View {
  const review = reputation.reviews.get(id);
  const seen = [amount, used, points, states[state]];
  if (review === undefined) seen.push(0n, 0n, 0n);
  else seen.push(reviewStates[review.state], review.fee, review.points);
  return { code: 66n, about: [BigInt(id)], seen };
}

/** An investor's governance tokens, votes and position, and the pool that he is in. */
export function viewOfInvestor({ gov, restaking, clock }: Economy, investor: Account): View {
  const operator = restaking.operatorOf(investor) ?? investor;
  const epoch = epochAt(clock.now);
  const { assets, shares } = restaking.poolOf(operator);
  const { shares: held, scaled } = restaking.positionOf(investor);
  const { due, done } = restaking.dutiesOf(investor, epoch);
  return {
    code: 67n,
    about: [nameOf(investor), nameOf(operator), BigInt(epoch)],
    seen: [
      gov.balanceOf(investor),
      gov.votesOf(investor),
      assets,
      shares,
      held,
      restaking.principalOf(operator, scaled),
      restaking.weightAt(operator, epoch),
      restaking.rewardOf(operator, epoch - 1),
      due,
      done,
    ],
  };
}

/** What of a package's margin was earned. */
export function viewOfSale({ id, margin, settled, isClosed }: PackageSale): View {
  return { code: 69n, about: [BigInt(id)], seen: [margin, settled, isClosed ? 1n : 0n] };
}

/** A claim, what each side put up, and of an appeal who brought it. */
export function viewOfClaim(own: Claim): View {
  return {
    code: 70n,
    about: [BigInt(own.id)],
    seen: [
      BigInt(claimKinds.indexOf(own.kind)),
      BigInt(own.ware),
      claimStates[own.state],
      outcomes[own.outcome],
      BigInt(own.openedAt),
      BigInt(own.since),
      own.sum,
      own.harm,
      bondOf(own),
      own.hasJury ? 1n : 0n,
      own.isContested ? 1n : 0n,
      own.isStrong ? 1n : 0n,
      own.appeal?.bond ?? 0n,
    ],
  };
}

/** What the market holds, owes and counted in this epoch. */
export function viewOfMarket(economy: Economy): View {
  const { market, restaking, usages, token, reputation, desk, disputes, clock } = economy;
  const epoch = epochAt(clock.now);
  const { claims, burned, operators } = disputes.enforcedIn(epoch);
  const { earned, weighted, calls } = usages.of(epoch);
  return {
    code: 68n,
    about: [BigInt(epoch)],
    seen: [
      market.totalEscrow,
      market.totalDue,
      market.treasury,
      restaking.insuranceSec,
      restaking.totalOwed,
      earned,
      weighted,
      calls,
      token.supply,
      BigInt(reputation.activeWaresOf(epoch)),
      claims,
      burned,
      operators,
      desk.price,
      desk.withdrawableOf(modules.timelock),
    ],
  };
}

function daysOf(due: ReadonlyMap<number, bigint>, today: number): bigint[] {
  return Array.from({ length: LAST_DAY }, (_, place) => due.get(today + 1 + place) ?? 0n);
}
