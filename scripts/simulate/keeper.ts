import { lastEpoch } from "./developer.ts";
import type { World } from "./world.ts";

const SWEEP_AFTER = 5;
const SUSPENDED_AFTER = 8;

/** What anybody may do and somebody does: closing epochs, harvesting, and starting the expulsions that are due. */
export function keep(world: World): void {
  world.after(7, () => week(world));
}

function week(world: World): void {
  const { registry, usages } = world.economy;
  const epoch = lastEpoch(world);
  world.act({ kind: "closeEpoch", epoch });
  world.act({ kind: "closeRewards", epoch });
  for (const { id } of registry.wares) {
    if (usages.ofWare(id, epoch).earned > 0n) world.act({ kind: "harvest", ware: id, epoch });
  }
  world.act({ kind: "sweep", epoch: epoch - SWEEP_AFTER });
  for (const { id, status } of registry.wares) if (status === "active") expelIfDue(world, id);
  world.after(7 - (world.day % 7), () => week(world));
}

function expelIfDue(world: World, ware: number): void {
  const { reputation, clock } = world.economy;
  if (world.scoreOf(ware) >= 0.25 || reputation.standingOf(ware).v < 50_000_000_000_000n) return;
  const isOld = (firstPaidAt: number) =>
    firstPaidAt !== 0 && firstPaidAt + reputation.terms.payerAge <= clock.now;
  const payers = reputation.payersOf(ware).filter(([, payer]) => isOld(payer.firstPaidAt));
  const started = world.act({
    kind: "startExpulsion",
    ware,
    payers: payers.slice(0, 10).map(([one]) => one),
  });
  if (started.isDone) world.after(SUSPENDED_AFTER, () => world.act({ kind: "expel", ware }));
}
