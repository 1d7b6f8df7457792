import { describe, expect, test } from "vitest";
import { groupsOf } from "./rowGroups.ts";

const row = (label: string, under?: string) => (under === undefined ? { label } : { label, under });

describe("groupsOf", () => {
  test("default: a heading stands once, over the rows that follow each other under it", () => {
    const rows = [row("a"), row("b", "Acme"), row("c", "Acme"), row("d", "Beta")];
    expect(groupsOf(rows)).toEqual([
      { under: undefined, rows: [row("a")] },
      { under: "Acme", rows: [row("b", "Acme"), row("c", "Acme")] },
      { under: "Beta", rows: [row("d", "Beta")] },
    ]);
  });

  test("behavior: rows are never moved, so that a heading comes again after what is not under it", () => {
    const rows = [row("a", "Acme"), row("b"), row("c", "Acme")];
    expect(groupsOf(rows).map(({ under }) => under)).toEqual(["Acme", undefined, "Acme"]);
    expect(groupsOf(rows).flatMap((group) => group.rows)).toEqual(rows);
  });

  test("behavior: of nothing there is no group", () => {
    expect(groupsOf([])).toEqual([]);
  });
});
