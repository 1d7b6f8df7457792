import { part } from "./slashMath.ts";
import { least } from "./units.ts";
import { CAP_WINDOW } from "./windows.ts";

const WINDOW_BPS = 1_000n;

/** What can still be taken of a SecWare for broken SLAs in a window, which begins with the first of them. */
export class SlaCap {
  readonly #records = new Map<number, { since: number; stake: bigint; taken: bigint }>();

  /** @returns as much of `amount` as can be taken, and counts it */
  use(ware: number, amount: bigint, { now, slashable }: { now: number; slashable: bigint }): bigint {
    let own = this.#records.get(ware);
    if (own === undefined || now >= own.since + CAP_WINDOW) own = { since: now, stake: slashable, taken: 0n };
    const used = least(amount, part(own.stake, WINDOW_BPS) - own.taken);
    this.#records.set(ware, { ...own, taken: own.taken + used });
    return used;
  }
}
