import type { Developer } from "../developer.ts";
import type { Account } from "../model/accounts.ts";
import type { Claim } from "../model/claim.ts";
import { ONE, sec } from "../model/units.ts";
import { APPEAL, COMMIT, DAY, EXECUTION, HARD_STOP, RESPONSE, REVEAL } from "../model/windows.ts";
import type { Random } from "../random.ts";
import type { World } from "../world.ts";
import { ballotOf, type Pattern } from "./ballots.ts";

const LAST_WORD = HARD_STOP - EXECUTION;
/** In SEC, what claimants have, and the most that they ask for. */
const RICH = 6_000;
const POOR = 60;
const SLA_SUM = 2_500;
const MALICE_SUM = 25_000;

/** Who judges and who is accused: one of broken SLAs, others of malice, which may take half of a stake. */
export interface Bench {
  world: World;
  random: Random;
  operators: Account[];
  slow: Developer;
  evil: Developer[];
}

/** A claim that is contested at once and that everybody judges, not executed before `executedFrom`. */
export function openAtBounds(bench: Bench, pattern: Pattern, executedFrom: number): void {
  const claim = openClaim(bench, { about: "malice", claimant: customer(bench.world, RICH) });
  if (claim === null || !bench.world.act({ kind: "contest", claim }).isDone) return;
  vote(bench, claim, pattern, executedFrom);
}

/** A claim of a kind that is drawn. Effects, until it is closed: all that follows, at the seconds at which it may just or just not. */
export function openCase(bench: Bench, pattern: Pattern): void {
  const drawn = bench.random.next();
  let claim: number | null;
  if (drawn < 0.6)
    claim = openClaim(bench, { about: drawn < 0.3 ? "sla" : "malice", claimant: claimant(bench) });
  else if (drawn < 0.85) claim = openReview(bench);
  else claim = accuseOperator(bench);
  if (claim === null) return;
  const one = claim;
  if (ofClaim(bench, one).state === "voting") vote(bench, one, pattern);
  else answer(bench, one, () => vote(bench, one, pattern));
}

/** Has a claim that stands before the jury judged. */
export function vote(bench: Bench, claim: number, pattern: Pattern, executedFrom = 0): void {
  const { world, operators } = bench;
  const { since } = ofClaim(bench, claim);
  operators.forEach((juror, place) => {
    const { hides, opens } = ballotOf(pattern[place] ?? "-", bench.random.chance(0.3));
    if (hides !== null)
      at(world, since + hides.after, { kind: "commitVote", claim, juror, isUpheld: hides.isUpheld });
    if (opens !== null)
      at(world, since + opens.after, { kind: "revealVote", claim, juror, isUpheld: opens.isUpheld });
  });
  const counted = since + COMMIT + REVEAL;
  if (bench.random.chance(0.1)) at(world, counted - 1, { kind: "tally", claim });
  world.at(counted, () => {
    world.act({ kind: "tally", claim });
    goOn(bench, claim, executedFrom);
  });
}

/** Contested, accepted, left to silence or forgotten by everybody. */
function answer(bench: Bench, claim: number, judge: () => void): void {
  const { world, random } = bench;
  const { openedAt } = ofClaim(bench, claim);
  const drawn = random.next();
  const silence = openedAt + RESPONSE;
  const judgeIf = (isDone: boolean) =>
    isDone && ofClaim(bench, claim).state === "voting" ? judge() : undefined;
  if (drawn < 0.45) judgeIf(world.act({ kind: "contest", claim }).isDone);
  else if (drawn < 0.55) world.at(silence - 1, () => judgeIf(world.act({ kind: "contest", claim }).isDone));
  else if (drawn < 0.65) world.act({ kind: "accept", claim });
  else if (drawn < 0.95) {
    at(world, silence - 1, { kind: "advance", claim });
    at(world, silence, { kind: random.chance(0.5) ? "accept" : "contest", claim });
    world.at(silence, () => judgeIf(world.act({ kind: "advance", claim }).isDone));
  } else {
    world.at(openedAt + LAST_WORD, () => {
      world.act({ kind: "lapse", claim });
      execute(bench, claim);
    });
  }
  world.at(silence, () => (ofClaim(bench, claim).hasJury ? undefined : execute(bench, claim)));
}

function goOn(bench: Bench, claim: number, executedFrom: number): void {
  const { world, random } = bench;
  const own = ofClaim(bench, claim);
  const until = own.since + APPEAL;
  if (own.state === "ruled" && executedFrom === 0 && random.chance(0.45)) {
    const by = random.chance(0.6) ? own.accused : own.claimant;
    const isLate = random.chance(0.2);
    // Nobody else may.
    world.act({ kind: "appeal", claim, by: world.account() });
    world.at(until - (isLate ? 0 : 1), () => {
      if (world.act({ kind: "appeal", claim, by: by ?? -1 }).isDone) ruleAppeal(bench, claim);
      else execute(bench, claim);
    });
  } else if (own.state === "appealed") ruleAppeal(bench, claim);
  else world.at(executedFrom, () => execute(bench, claim));
}

/** The Governor rules, or says nothing until it is too late. */
function ruleAppeal(bench: Bench, claim: number): void {
  const { world, random } = bench;
  const { openedAt } = ofClaim(bench, claim);
  const end = openedAt + LAST_WORD;
  const time = random.chance(0.8) ? world.economy.clock.now + random.between(1, 3 * DAY) : end;
  at(world, end - 1, { kind: "lapse", claim });
  world.at(time, () => {
    world.act({ kind: "ruleAppeal", claim, isUpheld: random.chance(0.5) });
    world.act({ kind: "lapse", claim });
    execute(bench, claim);
  });
}

function execute(bench: Bench, claim: number): void {
  const { world, random } = bench;
  const own = ofClaim(bench, claim);
  if (own.state !== "ruled" && own.state !== "final") return;
  const time = world.economy.disputes.executableAt(own);
  if (random.chance(0.1)) at(world, time - 1, { kind: "execute", claim });
  world.at(time, () => {
    world.act({ kind: "execute", claim });
    world.act({ kind: "noteDuties", claim });
    if (random.chance(0.1)) world.act({ kind: "noteDuties", claim });
    const { purchase } = own;
    if (own.kind === "review" && own.outcome === "unproven")
      at(world, own.openedAt + HARD_STOP, { kind: "finalise", purchase });
  });
}

function openClaim(
  bench: Bench,
  { about, claimant }: { about: "sla" | "malice"; claimant: Account },
): number | null {
  const { world, random } = bench;
  const evil = bench.evil[random.between(0, bench.evil.length - 1)];
  const purchase = (about === "sla" ? bench.slow : evil)?.sell(claimant, 1n, 1) ?? null;
  if (purchase === null) return null;
  const sum = sec(random.between(1, about === "sla" ? SLA_SUM : MALICE_SUM)) + BigInt(random.between(0, 9));
  return opened(world.act({ kind: "openClaim", about, purchase, claimant, sum }));
}

/** One who cannot pay the bond now and then, and one who restakes with an operator, by whom he is not judged. */
function claimant({ world, random, operators }: Bench): Account {
  const made = customer(world, random.chance(0.05) ? POOR : RICH);
  const operator = operators[random.between(0, operators.length - 1)];
  if (operator !== undefined && random.chance(0.1))
    world.act({ kind: "deposit", investor: made, operator, amount: ONE / 1_000n });
  return made;
}

function openReview({ world, slow }: Bench): number | null {
  const reviewer = customer(world, 200);
  const purchase = slow.sell(reviewer, 1n, 1);
  if (purchase === null) return null;
  slow.settle([purchase]);
  world.act({ kind: "review", purchase, reviewer });
  world.act({ kind: "challenge", purchase });
  return opened(world.act({ kind: "openReviewClaim", purchase }));
}

function accuseOperator({ world, random, operators }: Bench): number | null {
  const claimant = customer(world, 1_500);
  const operator = operators[random.between(0, operators.length - 1)] ?? 0;
  const bps = BigInt(random.between(1, 150));
  return opened(world.act({ kind: "openOperatorClaim", claimant, operator, bps }));
}

function customer(world: World, amount: number): Account {
  const account = world.account();
  world.act({ kind: "fund", account, amount: sec(amount) });
  return account;
}

function at(world: World, time: number, act: Parameters<World["act"]>[0]): void {
  world.at(time, () => world.act(act));
}

function opened(outcome: ReturnType<World["act"]>): number | null {
  return outcome.isDone ? Number(outcome.value) : null;
}

function ofClaim({ world }: Bench, claim: number): Claim {
  return world.economy.disputes.claimOf(claim);
}
