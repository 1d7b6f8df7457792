import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ConvictionLedger } from "./convictionLedger.ts";
import { ONE } from "./units.ts";
import { DAY } from "./windows.ts";

describe("conviction", () => {
  test("default: votes grow by being held, and what arrives has none", () => {
    const clock = { now: 0 };
    const ledger = new ConvictionLedger(clock);
    ledger.mint(1, 100n * ONE);
    expect(ledger.votesOf(1)).toBe(0n);
    clock.now += 90 * DAY;
    expect(ledger.votesOf(1)).toBe(50n * ONE);
    ledger.transfer(1, 2, 50n * ONE);
    expect([ledger.votesOf(1), ledger.votesOf(2)]).toEqual([25n * ONE, 0n]);
  });

  test("behavior: whatever is moved, votes never exceed balances, and the total follows the sum", () => {
    const move = fc.record({
      from: fc.integer({ min: 0, max: 3 }),
      to: fc.integer({ min: 0, max: 3 }),
      part: fc.bigInt({ min: 0n, max: 100n }),
      wait: fc.integer({ min: 0, max: 40 * DAY }),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const clock = { now: 0 };
        const ledger = new ConvictionLedger(clock);
        for (let account = 0; account < 4; account += 1) ledger.mint(account, 1_000_003n);
        for (const { from, to, part, wait } of moves) {
          ledger.transfer(from, to, (ledger.balanceOf(from) * part) / 100n);
          clock.now += wait;
        }
        let votes = 0n;
        for (let account = 0; account < 4; account += 1) {
          expect(ledger.votesOf(account) <= ledger.balanceOf(account)).toBe(true);
          votes += ledger.votesOf(account);
        }
        const apart = Number(votes - ledger.totalVotes);
        expect(Math.abs(apart)).toBeLessThanOrEqual(4 * (moves.length + 1));
      }),
    );
  });

  test("error: more than there is", () => {
    const ledger = new ConvictionLedger({ now: 0 });
    expect(() => ledger.transfer(1, 2, 1n)).toThrow("InsufficientBalance");
  });
});
