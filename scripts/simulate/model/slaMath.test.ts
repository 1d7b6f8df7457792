import { expect, test } from "vitest";
import { fullAfter, left } from "./slaMath.ts";
import { CAP_WINDOW } from "./windows.ts";

test("default: a tenth at once, and what was taken comes back evenly in 28 days", () => {
  const fullAt = fullAfter(1_000n, 0, 50, 100n);
  expect(fullAt).toBe(50 + CAP_WINDOW);
  expect([left(1_000n, 0, 50), left(1_000n, fullAt, 50)]).toEqual([100n, 0n]);
  expect([left(1_000n, fullAt, 50 + CAP_WINDOW / 4), left(1_000n, fullAt, fullAt)]).toEqual([25n, 100n]);
});

test("behavior: what is left rounds down, the time rounds up, and nothing uses nothing", () => {
  expect(left(1_009n, 0, 50)).toBe(100n);
  expect(fullAfter(3n * 10n ** 9n, 0, 50, 1n)).toBe(51);
  expect(fullAfter(0n, 7, 50, 0n)).toBe(7);
});
