import fc from "fast-check";
import { formatUnits as viemFormatUnits } from "viem";
import { describe, expect, test } from "vitest";
import { formatSeconds, isoTime, parseTime } from "../time.ts";
import { formatAddress, shortAddress } from "./formatAddress.ts";
import { hiddenCharacters, quoteName, quoteText } from "./quote.ts";
import { formatUnits } from "./units.ts";

describe("formatUnits", () => {
  test("default", () => {
    expect(formatUnits(1_234_567_890_000n, 6)).toBe("1,234,567.89");
    expect([formatUnits(0n, 18), formatUnits(1n, 18), formatUnits(-15n, 1)]).toEqual([
      "0",
      "0.000000000000000001",
      "-1.5",
    ]);
  });

  test("behavior: exact for any amount and 0 to 77 decimals [L07]", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 256n - 1n), fc.nat(77), (amount, decimals) => {
        expect(formatUnits(amount, decimals).replaceAll(",", "")).toBe(viemFormatUnits(amount, decimals));
      }),
    );
  });
});

describe("formatAddress", () => {
  test("default: with its checksum, in groups of four", () => {
    const address = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";

    expect(formatAddress(address)).toBe("0x A0b8 6991 c621 8b36 c1d1 9D4a 2e9E b0cE 3606 eB48");
    expect(shortAddress(address)).toBe("0xA0b8…eB48");
  });
});

describe("quoteText", () => {
  test("default: what cannot be seen becomes its number [H03]", () => {
    expect(quoteText("a\u0000b\u202ec\u200bd\u{e0041}e")).toBe("a⟨U+0000⟩b⟨U+202E⟩c⟨U+200B⟩d⟨U+E0041⟩e");
  });

  test("behavior: nothing hidden is left, and the length is bounded", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const quoted = quoteText(text, 100);

        expect([...quoted].length).toBeLessThanOrEqual(100);
        expect(hiddenCharacters(quoted.replaceAll("\n", ""))).toBe("none");
      }),
    );
  });

  test("behavior: names stay in one line", () => {
    expect(quoteName("a\n\n\tb")).toBe("“a b”");
  });
});

describe("time", () => {
  test("default: both directions agree with the platform's calendar", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799_999 }), (ms) => {
        const text = new Date(ms).toISOString();

        expect(isoTime(ms)).toBe(text);
        expect(parseTime(text)).toBe(ms);
      }),
    );
  });

  test("behavior: offsets count, and what is no time is none", () => {
    expect(parseTime("2026-01-01T02:00:00+02:00")).toBe(Date.parse("2026-01-01T00:00:00Z"));
    expect(["soon", "2026-13-01T00:00:00Z", "2026-01-01", ""].map(parseTime)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test("behavior: a date beyond every calendar says so", () => {
    expect(formatSeconds(2n ** 256n - 1n)).toBe("far in the future");
  });
});
