/** The metered calls that a site may cause. What a budget does not cover is a gap, never a silent skip. */
export interface CallBudgets {
  /** Takes up to `count` calls; resolves with how many were granted. Effects: storage. */
  reserve(origin: string, count: number): Promise<number>;
  /** Gives back calls that were not made. Effects: storage. */
  release(origin: string, count: number): Promise<void>;
  /** The user approved or rejected something of this origin. Effects: storage. */
  noteAct(origin: string): Promise<void>;
  /** In memory, of the last hour. */
  usedThisHour(origin: string): number;
}
