import { expect, test } from "vitest";
import { SlaCap } from "./slaCap.ts";
import { CAP_WINDOW } from "./windows.ts";

test("default: a tenth of the stake in a window that begins with the first, and a tenth of what is left then", () => {
  const cap = new SlaCap();
  const uses = (amount: bigint, now: number, slashable: bigint) => cap.use(1, amount, { now, slashable });
  expect(uses(60n, 100, 1_001n)).toBe(60n);
  expect(uses(60n, 200, 941n)).toBe(41n);
  expect(uses(60n, 99 + CAP_WINDOW, 900n)).toBe(0n);
  expect(uses(95n, 100 + CAP_WINDOW, 900n)).toBe(90n);
  expect(cap.use(2, 60n, { now: 200, slashable: 1_001n })).toBe(60n);
});
