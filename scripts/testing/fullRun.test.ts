import { readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { propertyRuns } from "../../test/support/propertyRuns.ts";
import { fullRun, patienceTimes } from "./fullRun.ts";

afterEach(() => void vi.unstubAllEnvs());

test("default: a usual run is as long as the tests say, a full one many times", () => {
  vi.stubEnv("PROPERTY_TIMES", undefined);
  expect([propertyRuns(500), patienceTimes()]).toEqual([500, 1]);

  vi.stubEnv("PROPERTY_TIMES", fullRun.PROPERTY_TIMES);
  expect([propertyRuns(500), patienceTimes()]).toEqual([5000, 6]);
});

test("behavior: the fuzzers of the decoders read how many cases a full run wants, which is 100,000", () => {
  const folder = new URL("../../extension/domain/decode/", import.meta.url);
  const fuzzers = ["fuzz.test.ts", "fuzzGrants.test.ts", "agreement.test.ts"];

  expect(fullRun.FUZZ_RUNS).toBe("100000");
  for (const file of fuzzers) expect(readFileSync(new URL(file, folder), "utf8")).toContain('["FUZZ_RUNS"]');
});
