import { marketText } from "../../text/market.ts";

interface Houses {
  holder: string;
  developer: string;
  user: string;
}

/** The votes of all three houses together, as parts of 1e18. */
export function sumOf({ holder, developer, user }: Houses): bigint {
  return BigInt(holder) + BigInt(developer) + BigInt(user);
}

const whole = 10n ** 18n;

/** Parts of 1e18 as a share of all votes, "1.25 %"; what is too small to be written is said to be under it. */
export function votesText(parts: bigint): string {
  if (parts === 0n) return marketText.share("0");
  const thousandths = (parts * 100_000n) / whole;
  if (thousandths === 0n) return marketText.share("<0.001");
  return marketText.share((Number(thousandths) / 1000).toLocaleString("en", { maximumFractionDigits: 3 }));
}
