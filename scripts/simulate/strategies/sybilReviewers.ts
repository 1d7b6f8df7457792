import { contest } from "../customers.ts";
import type { Account } from "../model/accounts.ts";
import { sec } from "../model/units.ts";
import type { Strategy } from "../strategy.ts";
import { makeNiches, type Niche, type NicheCustom } from "../twins.ts";
import type { World } from "../world.ts";

const CUSTOM: NicheCustom = { count: 200 };
const FROM = 60;

/** How hard one tries: purchases in a week, each with a complaint, and for how many weeks. */
interface Effort {
  name: string;
  weekly: number;
  weeks: number;
  /** On which day the first ones come; 60, unless it is said. */
  from?: number;
  /** Whether the rival contests. */
  isContested: boolean;
  /** Who buys of both, in the trier's niche and in the twin's; 200 people with a plan each, unless it is said. */
  custom?: NicheCustom;
}

const efforts: readonly Effort[] = [
  { name: "a few complaints, always", weekly: 2, weeks: 50, isContested: true },
  { name: "many at once", weekly: 40, weeks: 3, isContested: true },
  { name: "a few, of one who never answers", weekly: 2, weeks: 50, isContested: false },
  { name: "many, of one who never answers", weekly: 40, weeks: 3, isContested: false },
  { name: "many, of a newcomer who never answers", from: 7, weekly: 20, weeks: 3, isContested: false },
  {
    name: "many, where people buy ten plans each, of one who never answers",
    weekly: 40,
    weeks: 3,
    isContested: false,
    custom: { count: 200, qty: 10, funds: 600_000 },
  },
];

/** Complains about a rival through wallets of his own, so that people come to him instead. */
export const strategy: Strategy = {
  name: "Sybil reviewers",
  does: "A developer buys his only rival's plans through fresh wallets and complains about each, so that people come to him.",
  start: (world) => startBombing(world, efforts),
};

/** The same for those who want the rival out altogether. */
export function startBombing(world: World, tried: readonly Effort[]) {
  const pairs = tried.map((effort) => {
    const { niche, quiet } = makeNiches(world, `complaints, ${effort.name}`, effort.custom ?? CUSTOM);
    const purse = niche.own.party.account(sec(30_000));
    quiet.own.party.account(sec(30_000));
    const state = { counted: 0, spent: 0 };
    return { effort, niche, quiet, purse, state };
  });
  return {
    onDay: (day: number) => {
      for (const { effort, niche, purse, state } of pairs) {
        const { from = FROM, weeks } = effort;
        if (day < from || day % 7 !== 0 || day >= from + 7 * weeks) continue;
        for (let i = 0; i < effort.weekly; i += 1) bomb(world, niche, purse, effort, state);
      }
    },
    attempts: () =>
      pairs.map(({ effort, niche, quiet, state }) => ({
        name: effort.name,
        gain: niche.own.party.gain() - quiet.own.party.gain(),
        spent: state.spent,
        note: `rival's score ${world.scoreOf(niche.rival.ware).toFixed(2)} against ${world.scoreOf(quiet.rival.ware).toFixed(2)}; rival gained ${Math.round(niche.rival.party.gain() - quiet.rival.party.gain())} SEC by it`,
      })),
  };
}

function bomb(
  world: World,
  { own, rival }: Niche,
  purse: Account,
  { isContested }: Effort,
  state: { spent: number },
): void {
  const wallet = own.party.account();
  if (!world.move(purse, wallet, sec(12))) return;
  const purchase = rival.sell(wallet, 1n, 1);
  if (purchase === null) return;
  rival.settle([purchase]);
  const opened = world.act({ kind: "review", purchase, reviewer: wallet });
  state.spent += 12;
  if (!opened.isDone) return;
  if (!isContested) world.after(4, () => world.act({ kind: "finalise", purchase }));
  else contest(world, purchase, { accused: rival.party.name, accuser: own.party.name });
}
