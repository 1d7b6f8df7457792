import type { ConsoleReading } from "../pages/ConsolePage.tsx";

/** A developer with revenue that waits and some that does not. */
export const consoleReading: ConsoleReading = {
  status: "loaded",
  wares: [
    {
      ware: 1,
      host: "localhost:4801",
      purchases: 12,
      callsSold: "12100",
      callsSettled: "8342",
      stake: "50000000000000000000000",
      stakeNeeded: "24200000000000000000000",
      withdrawable: "11400000000000000000",
      waiting: [
        { unlocksAt: 1_772_700_000, amount: "2310000000000000000" },
        { unlocksAt: 1_772_786_400, amount: "974000000000000000" },
      ],
    },
  ],
};
