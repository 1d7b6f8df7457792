import { describe, expect, test } from "vitest";
import { defaultPolicy } from "../../../extension/domain/policy/presets.ts";
import { localClock, minutesAhead } from "./localClock.ts";
import { readDraft } from "./useDraft.ts";

describe("readDraft", () => {
  test("default: a draft is read with the version that it was begun upon", () => {
    const stored = { base: "0x7", document: { ...defaultPolicy, preset: "careful" } };
    expect(readDraft(JSON.stringify(stored))).toEqual(stored);
  });

  test.each([null, "", "{", "null", "{}", '{"base":"0x7"}', '{"base":"0x7","document":{"v":1}}'])(
    "error: %s is no draft",
    (text) => {
      expect(readDraft(text)).toBeNull();
    },
  );
});

describe("localClock", () => {
  const now = Date.UTC(2026, 10, 21, 9, 30);

  test("default: it differs from UTC by what the zone is ahead", () => {
    const [hour = 0, minute = 0] = localClock("12:00", now).split(":").map(Number);
    const ahead = (hour * 60 + minute - 720 + 1440) % 1440;
    expect((minutesAhead(now) + 1440) % 1440).toBe(ahead);
  });

  test("behavior: no zone is more than fourteen hours ahead or twelve behind", () => {
    expect(minutesAhead(now)).toBeGreaterThanOrEqual(-720);
    expect(minutesAhead(now)).toBeLessThanOrEqual(840);
  });
});
