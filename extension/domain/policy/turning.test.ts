import { describe, expect, test } from "vitest";
import type { Override, OverrideTarget } from "../override.ts";
import { isTurnable, naming, turnedReason } from "./turning.ts";

const targets: readonly OverrideTarget[] = [
  { kind: "rule", rule: "a" },
  { kind: "rule", rule: "b" },
  { kind: "secware", ware: 1 },
  { kind: "secware", ware: 2 },
  { kind: "finding", code: "a" },
  { kind: "finding", code: "b" },
];
const exception = (which: Override["which"], id: string) => ({ id, reason: "Known.", which }) as Override;

describe("turning a word by an exception", () => {
  test("default: an exception turns the word that it names, and one to all turns every word [L05]", () => {
    const all = exception({ kind: "all" }, "all");
    const each = targets.map((target, index) => exception(target, String(index)));

    for (const [index, target] of targets.entries()) {
      expect(naming([...each, all], target).map(({ id }) => id)).toEqual([String(index), "all"]);
    }
    expect(naming([], { kind: "rule", rule: "a" })).toEqual([]);
  });

  test("behavior: only what holds or blocks is turned, into a warning that says why", () => {
    expect((["allow", "warn", "hold", "block"] as const).map(isTurnable)).toEqual([false, false, true, true]);
    expect(turnedReason(exception({ kind: "all" }, "e1"), "your rule “a”", { who: "this device" })).toEqual({
      ...{ outcome: "warn", by: { kind: "override", override: "e1" }, who: "this device" },
      text: "Your exception “Known.” turns your rule “a” into a warning.",
    });
  });
});
