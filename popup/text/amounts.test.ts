import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatUnits, toEditableUnits, toUnits } from "./amounts.ts";

describe("formatUnits", () => {
  test.each([
    ["0", 18, "0"],
    ["1000000000000000000", 18, "1"],
    ["1234567890000000000000", 18, "1,234.56789"],
    ["1", 18, "<0.000001"],
    ["5000001", 6, "5.000001"],
    ["42", 0, "42"],
  ])("default: %s with %i decimals reads %s", (amount, decimals, text) => {
    expect(formatUnits(amount, decimals)).toBe(text);
  });
});

describe("toUnits", () => {
  test("default: what is written for a field reads back exactly", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
        fc.integer({ min: 0, max: 36 }),
        (amount, decimals) => {
          expect(toUnits(toEditableUnits(amount, decimals), decimals)).toBe(amount);
        },
      ),
    );
  });

  test.each(["", "1,5", "-1", "1e3", "0x10", "1.2.3", "1.0000001"])(
    "error: %s is no amount of 6 decimals",
    (text) => {
      expect(toUnits(text, 6)).toBeNull();
    },
  );
});
