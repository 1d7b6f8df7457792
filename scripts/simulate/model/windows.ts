/** The spans of `contracts/src/Windows.sol`, in seconds. */
export const DAY = 86_400;
export const EPOCH = 7 * DAY;
export const SETTLE_GRACE = 2 * DAY;
export const DISPUTE_WINDOW = 7 * DAY;
export const UNBONDING = 14 * DAY;
export const EXIT_QUEUE = 14 * DAY;
export const HARD_STOP = 45 * DAY;
export const CAP_WINDOW = 28 * DAY;
export const REVIEW_WINDOW = 14 * DAY;
export const REVIEW_CHALLENGE = 3 * DAY;
export const RESPONSE = 3 * DAY;
export const COMMIT = 2 * DAY;
export const REVEAL = 1 * DAY;
export const APPEAL = 2 * DAY;
export const EXECUTION = 7 * DAY;

export function epochAt(time: number): number {
  return Math.floor(time / EPOCH);
}

export function startOf(epoch: number): number {
  return epoch * EPOCH;
}

export function dayAt(time: number): number {
  return Math.floor(time / DAY);
}

/** The first day that has wholly come `span` after `time`. */
export function dayAfter(time: number, span: number): number {
  return Math.ceil((time + span) / DAY);
}
