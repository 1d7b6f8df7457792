import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commonPasswords } from "./commonPasswords.ts";
import { judgePassword } from "./password.ts";

describe("judgePassword", () => {
  test.each([
    "velvet harbour kite 29",
    "correct-giraffe-plays-oboe",
    "x7#Kq9!vL2@pZ",
    "zK7!mGv9%Xh",
    "ein langer satz mit unsinn darin",
  ])("default: %s is accepted", (password) => {
    expect(judgePassword(password)).toMatchObject({ accepted: true });
  });

  test.each([
    "",
    "   ",
    "short1!",
    "password",
    "Password123!",
    "P@ssw0rd2024!!",
    "qwertyuiop123",
    "aaaaaaaaaaaaaaaa",
    "abcabcabcabcabc",
    "123456789012345",
    "abcdefghijklmno",
    "iloveyou2023",
    "metamask123456",
    "correcthorsebatterystaple",
    "SecHub2026!!!",
    "elevenchars",
  ])("error: %j is refused [E13]", (password) => {
    expect(judgePassword(password)).toMatchObject({ accepted: false });
  });

  test("error: no well-known password passes, with what people put behind it [E13]", () => {
    for (const word of commonPasswords) {
      for (const tail of ["", "1", "123", "!", "2024", "2024!"]) {
        expect(judgePassword(word + tail).accepted, word + tail).toBe(false);
      }
    }
  });

  test("behavior: twelve random characters of a large alphabet are enough; the score is 0 to 4", () => {
    const character = fc.constantFrom(..."abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!#%+=");
    fc.assert(
      fc.property(fc.array(character, { minLength: 16, maxLength: 40 }), (characters) => {
        const { accepted, score } = judgePassword(characters.join(""));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(4);
        if (new Set(characters).size >= 12) expect(accepted).toBe(true);
      }),
    );
  });
});
