/** The moment at which every row is judged, so that two runs agree: 2026-09-21, in milliseconds. */
export const judgedAt = 1_790_000_000_000;
/** The same in seconds, as contracts count. */
export const judgedAtSeconds = BigInt(judgedAt / 1000);
