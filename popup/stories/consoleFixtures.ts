import type { ConsoleReading, Review, SoldWare, Standing } from "../pages/console/reading.ts";

const at = 1_772_700_000;
const day = 86_400;
const sec = (whole: number) => `${whole}000000000000000000`;
const reviewer = "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc";

const ware: SoldWare = {
  ware: 1,
  host: "localhost:4801",
  purchases: 12,
  callsSold: "12100",
  callsSettled: "8342",
  stake: sec(50_000),
  stakeNeeded: sec(24_200),
  withdrawable: "11400000000000000000",
  heldBack: "0",
  waiting: [
    { unlocksAt: at, amount: "2310000000000000000" },
    { unlocksAt: at + day, amount: "974000000000000000" },
  ],
};
const standing: Standing = {
  ware: 1,
  sales: "active",
  points: { use: "18750000000000", complaints: "300000000000", units: "12400000000000" },
  scoreBps: 4548,
  meanScoreBps: 3120,
  expulsionAt: 0,
};
const review: Review = {
  purchaseId: `0x${"1".repeat(64)}`,
  ware: 1,
  reviewer,
  text: "It called a harmless transfer dangerous, and nobody answered for two days.",
  fee: sec(2),
  state: "open",
  until: at + 2 * day,
  next: { step: "challenge", cost: sec(2) },
};

/** A developer with revenue that waits and some that does not, and one review that he may challenge. */
export const consoleReading: ConsoleReading = {
  sold: { status: "loaded", wares: [ware] },
  said: { status: "loaded", standings: [standing], reviews: [review] },
};

/** Short of stake, held back by claims, about to be expelled, with a review in each state. */
export const troubledConsole: ConsoleReading = {
  sold: {
    status: "loaded",
    wares: [
      {
        ...ware,
        ...{ stake: sec(18_000), withdrawable: "0", heldBack: "11400000000000000000", waiting: [] },
      },
    ],
  },
  said: {
    status: "loaded",
    standings: [{ ...standing, sales: "suspended", scoreBps: 1990, expulsionAt: at + 6 * day }],
    reviews: [
      {
        ...review,
        ...{ purchaseId: `0x${"2".repeat(64)}`, state: "challenged", until: at + day },
        next: { step: "bring", cost: sec(100) },
      },
      { ...review, purchaseId: `0x${"3".repeat(64)}`, state: "challenged", next: null },
      {
        ...review,
        ...{ purchaseId: `0x${"4".repeat(64)}`, text: "x".repeat(280), state: "counted", next: null },
      },
    ],
  },
};

/** Expelled, with no review. */
export const expelledConsole: ConsoleReading = {
  sold: consoleReading.sold,
  said: { status: "loaded", standings: [{ ...standing, sales: "expelled" }], reviews: [] },
};
