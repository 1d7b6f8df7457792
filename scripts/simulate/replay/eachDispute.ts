import type { Developer } from "../developer.ts";
import type { Account } from "../model/accounts.ts";
import { ONE, sec } from "../model/units.ts";
import { APPEAL, COMMIT, DAY, EXECUTION, RESPONSE, REVEAL } from "../model/windows.ts";
import type { World } from "../world.ts";

/** Claims that need no jury, or find none: accepted, not answered, and one on which only the Governor can rule so early. */
export function answerClaims(world: World, developer: Developer): void {
  const { clock } = world.economy;
  for (const { account } of world.jury.jurors.slice(0, 2)) {
    const claim = opened(
      world.act({ kind: "openOperatorClaim", claimant: rich(world), operator: account, bps: 133n }),
    );
    world.act({ kind: "accept", claim });
    world.at(clock.now + EXECUTION, () => world.act({ kind: "execute", claim }));
  }
  const accepted = claimOf(world, developer, "sla", sec(7));
  world.act({ kind: "accept", claim: accepted });
  world.at(clock.now + EXECUTION, () => world.act({ kind: "execute", claim: accepted }));
  const silent = claimOf(world, developer, "sla", sec(10));
  world.act({ kind: "advance", claim: silent });
  world.at(clock.now + RESPONSE, () => world.act({ kind: "advance", claim: silent }));
  const early = claimOf(world, developer, "malice", sec(50));
  world.act({ kind: "contest", claim: early });
  world.at(clock.now + COMMIT + REVEAL, () => {
    world.act({ kind: "tally", claim: early });
    world.act({ kind: "ruleAppeal", claim: early, isUpheld: false });
    world.act({ kind: "execute", claim: early });
  });
  leaveAtOnce(world);
  leaveChallenged(world, developer);
  for (const kind of ["lapse", "tally", "noteDuties", "execute"] as const) world.act({ kind, claim: early });
  world.act({ kind: "openExpulsionClaim", ware: developer.ware });
}

/** One that is appealed by who lost, when operators have a weight; and votes that are refused. */
export function bringToTheJury(world: World, developer: Developer): void {
  const { clock } = world.economy;
  const claim = claimOf(world, developer, "malice", sec(2_000));
  world.act({ kind: "contest", claim });
  const voters = world.jury.jurors.slice(0, 7).map(({ account }) => account);
  for (const juror of voters) world.act({ kind: "commitVote", claim, juror, isUpheld: true });
  for (const juror of [voters[0] ?? 0, developer.account])
    world.act({ kind: "commitVote", claim, juror, isUpheld: true });
  for (const juror of voters.slice(0, 1)) world.act({ kind: "revealVote", claim, juror, isUpheld: true });
  world.at(clock.now + COMMIT, () => {
    for (const juror of voters.slice(0, 1)) world.act({ kind: "revealVote", claim, juror, isUpheld: false });
    for (const juror of voters) world.act({ kind: "revealVote", claim, juror, isUpheld: true });
  });
  world.at(clock.now + COMMIT + REVEAL, () => {
    world.act({ kind: "tally", claim });
    world.act({ kind: "appeal", claim, by: voters[0] ?? 0 });
    world.act({ kind: "appeal", claim, by: developer.account });
  });
  world.at(clock.now + COMMIT + REVEAL + DAY, () => {
    world.act({ kind: "ruleAppeal", claim, isUpheld: false });
    world.act({ kind: "execute", claim });
    world.act({ kind: "noteDuties", claim });
    world.act({ kind: "noteDuties", claim });
  });
  world.at(clock.now + COMMIT + REVEAL + APPEAL, () =>
    world.act({ kind: "appeal", claim, by: developer.account }),
  );
}

function claimOf(world: World, developer: Developer, about: "sla" | "malice", sum: bigint): number {
  const claimant = rich(world);
  const purchase = developer.sell(claimant, 1n, 1) ?? -1;
  return opened(world.act({ kind: "openClaim", about, purchase, claimant, sum }));
}

/** Who joins and leaves has a weight for nothing. */
function leaveAtOnce(world: World): void {
  const operator = world.account();
  world.act({ kind: "join", operator, commissionBps: 0n, amount: 3n * ONE });
  world.act({ kind: "leave", operator });
  world.act({ kind: "leave", operator });
}

/** A review whose developer challenges it and brings it to no jury. */
function leaveChallenged(world: World, developer: Developer): void {
  const reviewer = rich(world);
  const purchase = developer.sell(reviewer, 1n, 1) ?? -1;
  developer.settle([purchase]);
  world.act({ kind: "review", purchase, reviewer });
  world.act({ kind: "openReviewClaim", purchase });
  world.act({ kind: "challenge", purchase });
  world.act({ kind: "upholdReview", purchase });
  world.at(world.economy.clock.now + RESPONSE, () => {
    world.act({ kind: "openReviewClaim", purchase });
    world.act({ kind: "upholdReview", purchase });
  });
}

function rich(world: World): Account {
  const account = world.account();
  world.act({ kind: "fund", account, amount: sec(1_500) });
  return account;
}

function opened(outcome: ReturnType<World["act"]>): number {
  return outcome.isDone ? Number(outcome.value) : -1;
}
