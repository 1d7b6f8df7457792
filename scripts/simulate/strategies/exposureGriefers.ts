import type { Account } from "../model/accounts.ts";
import { least, sec, toNumber } from "../model/units.ts";
import type { Running, Strategy } from "../strategy.ts";
import { makeNiches, type Niche } from "../twins.ts";
import type { World } from "../world.ts";

const CUSTOMERS = 200;
const PURSE = 20_000;
const PLAN_AND_GRACE = 32;

/** Buys so much of a rival that his stake runs short, and takes the money back later. */
export const strategy: Strategy = {
  name: "exposure griefers",
  does: "A developer buys up what his only rival's stake allows him to sell, and has the money refunded: at the end, or by cancelling at once.",
  start: (world) => startGriefing(world, { topsUp: true }),
};

/** @param topsUp whether the griefed put in more stake once a day, as they can */
export function startGriefing(world: World, { topsUp }: { topsUp: boolean }): Running {
  const pairs = [false, true].map((cancels) => {
    const name = cancels ? "cancelling at once" : "waiting for the end";
    const { niche, quiet } = makeNiches(world, `griefing, ${name}`, { count: CUSTOMERS });
    for (const { own, rival } of [niche, quiet]) [own.isPrompt, rival.isPrompt] = [false, false];
    const purse = niche.own.party.account(sec(PURSE));
    quiet.own.party.account(sec(PURSE));
    return { name, niche, quiet, purse, cancels, state: { spent: 0 } };
  });
  return {
    onDay: (day) => {
      for (const { niche, quiet, purse, cancels, state } of pairs) {
        for (const { own, rival } of [niche, quiet]) {
          own.cover(sec(300));
          if (topsUp) rival.cover(sec(300));
        }
        if (day >= 30) grief(world, niche, purse, cancels, state);
      }
    },
    attempts: () =>
      pairs.map(({ name, niche, quiet, state }) => ({
        name,
        gain: niche.own.party.gain() - quiet.own.party.gain(),
        spent: state.spent,
        note: `rival gained ${Math.round(niche.rival.party.gain() - quiet.rival.party.gain())} SEC by it`,
      })),
  };
}

function grief(
  world: World,
  { own, rival }: Niche,
  purse: Account,
  cancels: boolean,
  state: { spent: number },
): void {
  const { stakes, token } = world.economy;
  const room = stakes.stakeOf(rival.ware).staked - stakes.need(rival.ware);
  const money = token.balanceOf(purse);
  const qty = least(room, money) / rival.price;
  if (qty <= 0n) return;
  const bought = world.act({ kind: "buy", owner: purse, ware: rival.ware, plan: 0, qty });
  if (!bought.isDone) return;
  const purchase = Number(bought.value);
  own.party.purchases.push(purchase);
  state.spent += toNumber(qty * rival.price);
  if (cancels) world.act({ kind: "cancel", purchase });
  world.after(cancels ? 3 : PLAN_AND_GRACE + 1, () => world.act({ kind: "refund", purchase }));
}
