import { describe, expect, test } from "vitest";
import { type Hex, nobleCurve } from "../../protocol/index.ts";
import { silentLogger } from "./logger.ts";
import { agrees, loadCurve } from "./nativeCurve.ts";

describe("loadCurve", () => {
  test("default: the native curve loads and agrees with the pure one", () => {
    const { curve, implementation } = loadCurve(silentLogger);

    expect(implementation).toBe("native");
    expect(agrees(curve)).toBe(true);
  });

  test("behavior: two implementations give the same signatures over 200 digests", () => {
    const { curve } = loadCurve(silentLogger);
    for (let index = 1; index <= 200; index++) {
      const digest: Hex = `0x${(BigInt(index) * 0x9e3779b97f4a7c15f39cc0605cedc834n).toString(16).padStart(64, "0")}`;
      const key: Hex = `0x${(index * 7919).toString(16).padStart(64, "0")}`;

      const signature = curve.sign(digest, key);

      expect(signature).toBe(nobleCurve.sign(digest, key));
      expect(curve.recover(digest, signature)).toBe(nobleCurve.address(key));
    }
  });

  test("error: a curve that accepts a second form of a signature does not pass the self-test", () => {
    const lax = { ...nobleCurve, recover: () => nobleCurve.address(`0x${"11".repeat(32)}`) };

    expect(agrees(lax)).toBe(false);
  });
});
