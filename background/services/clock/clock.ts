/**
 * Whether the machine's clock may be believed. What opens at a time (a wait that is over, a rule about the time of day, a sum
 * over a day) does not open while it is in doubt.
 */
export interface Clock {
  now(): number;
  /** False: it was set back, or a chain's newest block says another time. */
  isTrusted(): boolean;
  /** A block that has just been read as the newest of a chain, milliseconds. */
  observe(blockTime: number): void;
  /** Called when `isTrusted` has changed. */
  watch(listener: () => void): () => void;
}
