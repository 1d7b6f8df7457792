import { Developer } from "../developer.ts";
import type { Account } from "../model/accounts.ts";
import { sec } from "../model/units.ts";
import { DAY, HARD_STOP, RESPONSE } from "../model/windows.ts";
import type { World } from "../world.ts";
import { type Bench, vote } from "./juryCase.ts";

const PAYERS = 12;
const BOUGHT = 5n;
const OVERRULED_AFTER = 4 * DAY;

/** SecWares of which everybody complains; payers have to be sixty days old before one of them is expelled for it. */
export function sellBadly(world: World, count: number): Developer[] {
  return Array.from({ length: count }, (_, place) => {
    const party = world.party(`bad ${place}`);
    const developer = new Developer(world, party, { price: 20, stake: 3_000, funds: 20_000 });
    world.after(1, () => serve(world, developer));
    return developer;
  });
}

function serve(world: World, developer: Developer): void {
  for (let i = 0; i < PAYERS; i += 1) {
    const reviewer = world.account();
    world.act({ kind: "fund", account: reviewer, amount: sec(200) });
    const purchase = developer.sell(reviewer, BOUGHT, 1);
    if (purchase === null) continue;
    developer.settle([purchase]);
    world.act({ kind: "review", purchase, reviewer });
    world.at(world.economy.clock.now + RESPONSE, () => world.act({ kind: "finalise", purchase }));
  }
}

/**
 * Brings each expulsion to the jury, two days before it would be done: the first falls, the second stands, the third is appealed, and
 * of the fourth the Governor says nothing, so that it is done when no trial holds it back any longer.
 */
export function judgeExpulsions(bench: Bench, bad: readonly Developer[]): void {
  const { world } = bench;
  const { reputation, clock } = world.economy;
  bad.forEach(({ ware, account }, place) => {
    const left = reputation.expulsionOf(ware) - clock.now;
    if (left < DAY || left >= 3 * DAY) return;
    const opened = world.act({ kind: "openExpulsionClaim", ware });
    if (!opened.isDone) return;
    const claim = Number(opened.value);
    const letter = place === 0 ? "A" : "F";
    vote(bench, claim, letter.repeat(bench.operators.length));
    const { since } = world.economy.disputes.claimOf(claim);
    if (place === 2) world.at(since + 4 * DAY, () => overrule(world, claim, account));
    if (place === 3) world.at(since + 4 * DAY, () => appealInVain(world, claim, { ware, account }));
    for (const days of [3, 7, 10]) world.at(since + days * DAY, () => world.act({ kind: "expel", ware }));
  });
}

/** The Governor says otherwise than the jury; until then nothing is done. */
function overrule(world: World, claim: number, developer: Account): void {
  world.act({ kind: "appeal", claim, by: developer });
  world.at(world.economy.clock.now + OVERRULED_AFTER, () => {
    world.act({ kind: "ruleAppeal", claim, isUpheld: false });
    world.act({ kind: "execute", claim });
    world.act({ kind: "noteDuties", claim });
  });
}

function appealInVain(
  world: World,
  claim: number,
  { ware, account }: { ware: number; account: Account },
): void {
  world.act({ kind: "appeal", claim, by: account });
  const held = world.economy.reputation.expulsionStartedAt(ware) + HARD_STOP;
  for (const time of [held - 1, held]) world.at(time, () => world.act({ kind: "expel", ware }));
  world.at(held, () => {
    for (const kind of ["lapse", "execute", "noteDuties"] as const) world.act({ kind, claim });
  });
}
