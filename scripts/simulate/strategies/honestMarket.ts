import { addCustomers } from "../customers.ts";
import { Developer } from "../developer.ts";
import type { Strategy } from "../strategy.ts";

/** The share of a SecWare in custom falls with its rank, as popularity does. */
const RANK_POWER = 0.8;

export const strategy: Strategy = {
  name: "honest market",
  does: "People buy plans of developers who serve them; some developers serve badly, and are complained about.",
  start: (world, { users, wares }) => {
    const random = world.random.fork("honest market");
    const weights = Array.from({ length: wares }, (_, rank) => (rank + 1) ** -RANK_POWER);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const developers = weights.map((weight, rank) => {
      const party = world.party(`developer ${rank}`);
      const developer = new Developer(world, party, { price: random.between(5, 20) });
      const isBad = rank % 25 === 24;
      const complaints = isBad ? 0.95 : 0.01 + 0.05 * random.next();
      const count = Math.max(1, Math.round((users * weight) / sum));
      const outspoken = isBad ? 0.95 : 0.3;
      addCustomers(world, developer, { count, complaints, outspoken, retention: isBad ? 0.6 : 0.9 }, random);
      return { developer, isBad };
    });
    return {
      findings: () => {
        const good = developers.filter(({ isBad }) => !isBad);
        const gains = good.map(({ developer }) => developer.party.gain()).sort((a, b) => a - b);
        const earned = good.reduce((total, { developer }) => total + developer.earned, 0);
        const bad = developers.filter(({ isBad }) => isBad);
        const expelled = bad.filter(({ developer }) => isOver(developer.ware));
        const wronged = good.filter(({ developer }) => isOver(developer.ware));
        return [
          {
            name: "developers who serve",
            value: `${good.length}, earned ${Math.round(earned).toLocaleString("en-US")} SEC together`,
          },
          { name: "gain of such a developer, after costs", value: spreadOf(gains) },
          { name: "developers who serve badly, expelled", value: `${expelled.length} of ${bad.length}` },
          { name: "developers who serve, expelled", value: `${wronged.length} of ${good.length}` },
        ];
      },
    };

    function isOver(ware: number): boolean {
      return world.economy.registry.wareOf(ware).endedAt !== 0;
    }
  },
};

function spreadOf(sorted: readonly number[]): string {
  const at = (part: number) =>
    Math.round(sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toLocaleString("en-US");
  return `least ${at(0)}, median ${at(0.5)}, most ${at(1)} SEC`;
}
