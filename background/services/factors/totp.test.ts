import { expect, test } from "vitest";
import { codeOf, otpUri, stepOfCode, toBase32 } from "./totp.ts";

const secret = new TextEncoder().encode("12345678901234567890");

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("default: the code of RFC 6238 at second %i", (second, code) => {
  expect(codeOf(secret, Math.floor(second / 30))).toBe(code);
});

test("behavior: the present step and the ones beside it count, others do not", () => {
  const at = 1_111_111_111_000;
  const step = Math.floor(at / 30_000);

  expect([-2, -1, 0, 1, 2].map((away) => stepOfCode(secret, codeOf(secret, step + away), at))).toEqual([
    null,
    step - 1,
    step,
    step + 1,
    null,
  ]);
  expect(stepOfCode(secret, " 050 471 ", at)).toBe(step);
  expect(stepOfCode(secret, "", at)).toBeNull();
});

test("behavior: the secret is written as RFC 4648 says", () => {
  expect(toBase32(new TextEncoder().encode("foobar"))).toBe("MZXW6YTBOI");
  expect(otpUri(secret)).toContain("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&");
});
