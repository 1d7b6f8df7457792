/** What money costs, by day: who has his a day earlier has this much more. */
export const CAPITAL_COST = 0.0005;
