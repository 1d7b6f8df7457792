import { describe, expect, test } from "vitest";
import { modules } from "./accounts.ts";
import { createEconomy, type Economy, fund } from "./economy.ts";
import { ONE, sec } from "./units.ts";
import { APPEAL, COMMIT, DAY, EPOCH, EXECUTION, epochAt, HARD_STOP, RESPONSE, REVEAL } from "./windows.ts";

const START = 3_000 * EPOCH;
const DEVELOPER = 1;
const CUSTOMER = 2;
const OPERATORS = [11, 12, 13, 14, 15];
const STAKED = sec(20_000);
const RICH = sec(50_000);

/** A SecWare with a purchase of 40 SEC, and five operators who had ten ETH each in the epoch before. */
function court() {
  const economy = createEconomy(START);
  for (const account of [DEVELOPER, CUSTOMER, ...OPERATORS]) fund(economy, account, RICH);
  for (const operator of OPERATORS) economy.restaking.join(operator, 0n, 10n * ONE);
  const plan = { price: sec(40), units: 10n, duration: 30 * DAY };
  const ware = economy.registry.register(DEVELOPER, plan);
  economy.stakes.stake(ware, DEVELOPER, STAKED);
  economy.clock.now += EPOCH;
  const buy = () => economy.market.buy(CUSTOMER, { ware, plan: 0, qty: 1n }).id;
  return { economy, ware, buy, disputes: economy.disputes, before: balances(economy) };
}

function balances({ token }: Economy) {
  return { customer: token.balanceOf(CUSTOMER), developer: token.balanceOf(DEVELOPER), supply: token.supply };
}

/** What they have more or less than before, in SEC. */
function changes(economy: Economy, before: ReturnType<typeof balances>) {
  const now = balances(economy);
  const difference = (one: keyof typeof now) => Number((now[one] - before[one]) / 10n ** 15n) / 1e3;
  return [difference("customer"), difference("developer"), difference("supply")];
}

/** The first `votes` operators vote, the first `forIt` of them for the claim; then the votes are counted. */
function vote({ disputes, clock }: Economy, claim: number, votes: number, forIt: number): void {
  const voters = OPERATORS.slice(0, votes).map((juror, place) => ({ juror, isUpheld: place < forIt }));
  for (const { juror, isUpheld } of voters) disputes.commitVote(claim, juror, isUpheld);
  clock.now += COMMIT;
  for (const { juror, isUpheld } of voters) disputes.revealVote(claim, juror, isUpheld);
  clock.now += REVEAL;
  disputes.tally(claim);
}

function execute({ disputes, clock }: Economy, claim: number): void {
  clock.now = Math.max(clock.now, disputes.executableAt(disputes.claimOf(claim)));
  disputes.execute(claim);
}

/** A claim that was contested and judged. */
function judged(votes: number, forIt: number, about: "sla" | "malice" = "malice", sum = sec(2_000)) {
  const own = court();
  const purchase = own.buy();
  const before = balances(own.economy);
  const claim = own.disputes.openClaim(about, purchase, CUSTOMER, sum).id;
  own.disputes.contest(claim);
  vote(own.economy, claim, votes, forIt);
  return { ...own, claim, before };
}

describe("bonds", () => {
  test("default: upheld, the accused loses his: half to the claimant, half burned, with what was slashed", () => {
    const { economy, claim, before } = judged(5, 5);
    execute(economy, claim);
    // Of 2,000: 800 for harm, 200 for the report, 400 wait for operators, 600 burned; and 200 of bond in halves.
    expect(changes(economy, before)).toEqual([1_100, -200, -700]);
    expect(economy.token.balanceOf(modules.disputes)).toBe(sec(400));
  });

  test("default: refuted, the claimant loses his, at once when nobody appeals", () => {
    const { economy, claim, before } = judged(5, 0);
    execute(economy, claim);
    expect(changes(economy, before)).toEqual([-200, 100, -100]);
    expect(economy.token.balanceOf(modules.disputes)).toBe(0n);
  });

  test("default: unproven, both lose a tenth", () => {
    const { economy, claim, before } = judged(3, 3);
    expect(economy.disputes.claimOf(claim).outcome).toBe("unproven");
    execute(economy, claim);
    expect(changes(economy, before)).toEqual([-20, -20, -40]);
  });

  test("behavior: an appeal by who lost costs two bonds, by who won one, and is lost or comes back with the rest", () => {
    for (const [isUpheld, expected] of [
      [true, [1_300, -600, -900]],
      [false, [-200, 100, -100]],
    ] as const) {
      const { economy, claim, before, disputes } = judged(5, 5);
      disputes.appeal(claim, DEVELOPER);
      expect(disputes.claimOf(claim).appeal?.bond).toBe(sec(400));
      disputes.ruleAppeal(claim, isUpheld);
      execute(economy, claim);
      expect(changes(economy, before)).toEqual(expected);
    }
    const won = judged(5, 5);
    won.disputes.appeal(won.claim, CUSTOMER);
    expect(won.disputes.claimOf(won.claim).appeal?.bond).toBe(sec(200));
  });

  test("behavior: what is up is told until the claim is closed", () => {
    const { economy, claim, disputes } = judged(5, 0);
    expect(disputes.bondsOf(new Set([CUSTOMER, DEVELOPER]))).toBe(sec(400));
    execute(economy, claim);
    expect(disputes.bondsOf(new Set([CUSTOMER, DEVELOPER]))).toBe(0n);
  });
});

describe("what is taken", () => {
  test("default: silence upholds a broken SLA up to the price, and harm pays no more than that", () => {
    const { economy, buy, disputes, ware } = court();
    const claim = disputes.openClaim("sla", buy(), CUSTOMER, sec(40)).id;
    economy.clock.now += RESPONSE;
    disputes.advance(claim);
    expect(disputes.claimOf(claim)).toMatchObject({ state: "final", outcome: "upheld", hasJury: false });
    economy.clock.now += EXECUTION;
    disputes.execute(claim);
    expect(economy.stakes.stakeOf(ware).staked).toBe(STAKED - sec(40));
    expect(() => disputes.noteDuties(claim)).toThrow("DisputesExists");
  });

  test("behavior: silence brings more than the price, and malice, to the jury", () => {
    const { economy, buy, disputes } = court();
    const claims = [
      disputes.openClaim("sla", buy(), CUSTOMER, sec(41)),
      disputes.openClaim("malice", buy(), CUSTOMER, sec(1)),
    ];
    economy.clock.now += RESPONSE;
    for (const { id } of claims) disputes.advance(id);
    expect(claims.map(({ state }) => state)).toEqual(["voting", "voting"]);
  });

  test("behavior: no more is claimed than a ruling can take, and it is frozen until there is one", () => {
    const { economy, buy, disputes, ware } = court();
    expect(disputes.openClaim("malice", buy(), CUSTOMER, STAKED).sum).toBe(STAKED / 2n);
    const sla = disputes.openClaim("sla", buy(), CUSTOMER, STAKED);
    expect([sla.sum, sla.harm]).toEqual([STAKED / 20n, sec(40)]);
    expect(economy.stakes.stakeOf(ware).frozen).toBe((STAKED * 11n) / 20n);
    disputes.contest(sla.id);
    vote(economy, sla.id, 5, 0);
    execute(economy, sla.id);
    expect(economy.stakes.stakeOf(ware).frozen).toBe(STAKED / 2n);
  });

  test("behavior: for broken SLAs a tenth of the stake is taken at once, however much was claimed", () => {
    const { economy, buy, disputes, ware } = court();
    const claims = Array.from({ length: 3 }, () => disputes.openClaim("sla", buy(), CUSTOMER, sec(900)).id);
    for (const claim of claims) disputes.accept(claim);
    economy.clock.now += EXECUTION;
    const left = claims.map((claim) => {
      disputes.execute(claim);
      return economy.stakes.stakeOf(ware).staked;
    });
    expect(left.slice(0, 2)).toEqual([sec(19_100), sec(18_200)]);
    // Of 19,100 a tenth less the share that 900 of 20,000 used, and of that what the second left.
    expect(left[2]).toBeGreaterThan(sec(18_000));
    expect(left[2]).toBeLessThan(sec(18_200));
    expect(economy.stakes.stakeOf(ware).frozen).toBe(0n);
  });

  test("behavior: operators get their share of a slash when its epoch is closed", () => {
    const { economy, claim } = judged(5, 5);
    execute(economy, claim);
    const epoch = epochAt(economy.clock.now);
    expect(economy.disputes.enforcedIn(epoch)).toEqual({ claims: 1n, burned: sec(700), operators: sec(400) });
    economy.clock.now += EPOCH;
    economy.market.closeEpoch(epoch);
    const held = economy.token.balanceOf(modules.restaking);
    economy.restaking.closeEpoch(epoch);
    expect(economy.token.balanceOf(modules.restaking) - held).toBe(sec(400));
    expect(economy.disputes.enforcedIn(epoch)).toEqual({ claims: 1n, burned: sec(700), operators: 0n });
  });

  test("behavior: an operator who is judged loses the part that was claimed, and has no vote on it", () => {
    const { economy, disputes } = court();
    const [accused = 0] = OPERATORS;
    const claim = disputes.openOperatorClaim(CUSTOMER, accused, 1_000n);
    disputes.contest(claim.id);
    expect(disputes.isJuror(claim, accused)).toBe(false);
    disputes.commitVote(claim.id, accused, false);
    economy.clock.now += COMMIT;
    expect(() => disputes.revealVote(claim.id, accused, false)).toThrow("DisputesNotJuror");
    economy.clock.now = claim.openedAt + HARD_STOP - EXECUTION;
    disputes.lapse(claim.id);
    disputes.execute(claim.id);
    expect(economy.restaking.poolOf(accused).assets).toBe(10n * ONE);
    const accepted = disputes.openOperatorClaim(CUSTOMER, accused, 1_000n).id;
    disputes.accept(accepted);
    execute(economy, accepted);
    expect(economy.restaking.poolOf(accused).assets).toBe(9n * ONE);
  });
});

describe("duties", () => {
  test("default: silence and a vote against a strong ruling are missed, a vote against a weak one is not", () => {
    const missedOf = (forIt: number) => {
      const { economy, claim, disputes } = judged(5, forIt);
      execute(economy, claim);
      disputes.noteDuties(claim);
      const epoch = epochAt(economy.clock.now);
      return OPERATORS.map((one) => economy.restaking.dutiesOf(one, epoch).done === 0n);
    };
    expect(missedOf(4)).toEqual([false, false, false, false, true]);
    expect(missedOf(3)).toEqual([false, false, false, false, false]);
  });

  test("behavior: nobody did wrong by agreeing with a jury that was overruled", () => {
    const { economy, claim, disputes } = judged(5, 4);
    disputes.appeal(claim, DEVELOPER);
    disputes.ruleAppeal(claim, false);
    execute(economy, claim);
    disputes.noteDuties(claim);
    const epoch = epochAt(economy.clock.now);
    expect(OPERATORS.every((one) => economy.restaking.dutiesOf(one, epoch).done === 1n)).toBe(true);
    expect(() => disputes.noteDuties(claim)).toThrow("DisputesExists");
  });

  test("behavior: who voted and left counts, and who left without a vote does not", () => {
    const { economy, buy, disputes } = court();
    const [voter = 0, silent = 0, ...others] = OPERATORS;
    const claim = disputes.openClaim("malice", buy(), CUSTOMER, sec(100)).id;
    disputes.contest(claim);
    for (const juror of [voter, ...others]) disputes.commitVote(claim, juror, true);
    economy.clock.now += COMMIT;
    for (const juror of [voter, ...others]) disputes.revealVote(claim, juror, true);
    for (const leaver of [voter, silent]) economy.restaking.leave(leaver);
    economy.clock.now += REVEAL;
    disputes.tally(claim);
    expect(disputes.claimOf(claim).outcome).toBe("upheld");
    execute(economy, claim);
    disputes.noteDuties(claim);
    const epoch = epochAt(economy.clock.now);
    expect(OPERATORS.map((one) => economy.restaking.dutiesOf(one, epoch).due)).toEqual([0n, 0n, 1n, 1n, 1n]);
  });
});

describe("reviews and expulsions", () => {
  /** A review of a purchase that was used, which its developer challenged. */
  function challenged() {
    const own = court();
    const purchase = own.buy();
    own.economy.market.settle({ purchase, seq: 10n });
    own.economy.reputation.review(purchase, CUSTOMER);
    own.economy.reputation.challenge(purchase);
    const stateOf = () => own.economy.reputation.reviews.get(purchase)?.state;
    return { ...own, purchase, stateOf };
  }

  test("default: the developer alone puts a bond up, and gets it back with the fees where the review falls", () => {
    const { economy, disputes, purchase, stateOf } = challenged();
    const before = balances(economy);
    const { id } = disputes.openReviewClaim(purchase);
    expect(changes(economy, before)).toEqual([0, -100, 0]);
    vote(economy, id, 5, 0);
    execute(economy, id);
    // The review cost 4 SEC, half of which is gone; the challenge as much.
    expect([stateOf(), ...changes(economy, before)]).toEqual(["overturned", 0, 6, 0]);
  });

  test("behavior: where it stands half of the bond is the reviewer's, a week later", () => {
    const { economy, disputes, purchase, stateOf } = challenged();
    const before = balances(economy);
    const { id } = disputes.openReviewClaim(purchase);
    vote(economy, id, 5, 5);
    execute(economy, id);
    expect([stateOf(), ...changes(economy, before)]).toEqual(["counted", 54, -100, -52]);
  });

  test("behavior: a review stands that was challenged and brought to no jury, and not before there was time for it", () => {
    const { economy, disputes, purchase, stateOf } = challenged();
    expect(() => disputes.upholdReview(purchase)).toThrow("DisputesTooSoon");
    economy.clock.now += RESPONSE;
    expect(() => disputes.openReviewClaim(purchase)).toThrow("DisputesTooLate");
    disputes.upholdReview(purchase);
    expect(stateOf()).toBe("counted");
  });

  test("behavior: what a jury does not decide lapses by its time, and who brought it there cannot be upheld by silence", () => {
    const { economy, disputes, purchase, stateOf } = challenged();
    const { id, openedAt } = disputes.openReviewClaim(purchase);
    vote(economy, id, 3, 3);
    execute(economy, id);
    expect(stateOf()).toBe("challenged");
    expect(() => disputes.upholdReview(purchase)).toThrow("DisputesExists");
    economy.clock.now = openedAt + HARD_STOP;
    economy.reputation.finalise(purchase);
    expect(stateOf()).toBe("lapsed");
  });

  test("error: an expulsion that was not started, and a review that nobody challenged", () => {
    const { disputes, ware, buy } = court();
    expect(() => disputes.openExpulsionClaim(ware)).toThrow("DisputesTooLate");
    expect(() => disputes.openReviewClaim(buy())).toThrow("DisputesBadEvidence");
  });
});

describe("what is refused", () => {
  test("error: each step before its time, after it, twice, and by others", () => {
    const { economy, buy, disputes } = court();
    const purchase = buy();
    const [juror = 0] = OPERATORS;
    expect(() => disputes.openClaim("sla", purchase, DEVELOPER, 1n)).toThrow("DisputesNotParty");
    expect(() => disputes.openClaim("sla", purchase, CUSTOMER, 0n)).toThrow("DisputesBadSum");
    const claim = disputes.openClaim("sla", purchase, CUSTOMER, sec(50)).id;
    expect(() => disputes.openClaim("sla", purchase, CUSTOMER, sec(50))).toThrow("DisputesExists");
    expect(() => disputes.advance(claim)).toThrow("DisputesTooSoon");
    expect(() => disputes.commitVote(claim, juror, true)).toThrow("DisputesBadState");
    economy.clock.now += RESPONSE;
    expect(() => disputes.contest(claim)).toThrow("DisputesTooLate");
    disputes.advance(claim);
    disputes.commitVote(claim, juror, true);
    expect(() => disputes.commitVote(claim, juror, true)).toThrow("DisputesBadVote");
    expect(() => disputes.commitVote(claim, CUSTOMER, true)).toThrow("DisputesNotJuror");
    expect(() => disputes.revealVote(claim, juror, true)).toThrow("DisputesTooSoon");
    economy.clock.now += COMMIT;
    expect(() => disputes.commitVote(claim, juror, true)).toThrow("DisputesTooLate");
    expect(() => disputes.revealVote(claim, juror, false)).toThrow("DisputesBadVote");
    expect(() => disputes.tally(claim)).toThrow("DisputesTooSoon");
    economy.clock.now += REVEAL;
    expect(() => disputes.revealVote(claim, juror, true)).toThrow("DisputesTooLate");
    expect(() => disputes.execute(claim)).toThrow("DisputesBadState");
    expect(() => disputes.lapse(claim)).toThrow("DisputesTooSoon");
    expect(() => disputes.claimOf(99)).toThrow("DisputesBadState");
  });

  test("error: an appeal of a stranger or too late, and money before the appeal's time is over", () => {
    const { economy, claim, disputes } = judged(5, 0);
    expect(() => disputes.appeal(claim, 99)).toThrow("DisputesNotParty");
    expect(() => disputes.execute(claim)).toThrow("DisputesTooSoon");
    expect(() => disputes.lapse(claim)).toThrow("DisputesBadState");
    economy.clock.now += APPEAL;
    expect(() => disputes.appeal(claim, CUSTOMER)).toThrow("DisputesTooLate");
    disputes.execute(claim);
  });

  test("error: who cannot pay the bond changes nothing", () => {
    const { economy, buy, disputes, ware } = court();
    const purchase = buy();
    economy.token.transfer(CUSTOMER, DEVELOPER, economy.token.balanceOf(CUSTOMER));
    expect(() => disputes.openClaim("malice", purchase, CUSTOMER, sec(10))).toThrow("TransferFromFailed");
    expect(disputes.claims).toEqual([]);
    expect(economy.stakes.stakeOf(ware).frozen).toBe(0n);
    fund(economy, CUSTOMER, sec(100));
    expect(disputes.openClaim("malice", purchase, CUSTOMER, sec(10)).id).toBe(0);
  });
});
