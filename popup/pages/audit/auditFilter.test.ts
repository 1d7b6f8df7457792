import { expect, test } from "vitest";
import type { AuditEntryView } from "../../../extension/messages/views.policy.ts";
import { groupByDay, isFiltered, noFilter, toFilter } from "./auditFilter.ts";

const entry = (number: number, at: number): AuditEntryView => ({
  ...{ number, at, kind: "request", account: null, request: null, origin: null, ware: null, level: null },
  ...{ outcome: null, text: "", fields: [], hash: "0x00" },
});

test("default: an empty form asks for everything", () => {
  expect(toFilter(noFilter)).toEqual({});
  expect(isFiltered({ ...noFilter, text: "  " })).toBe(false);
});

test("behavior: only filled fields are sent, in the message's own types", () => {
  const form = {
    kind: "disclosure",
    origin: "https://a.example",
    ware: "3",
    text: " usdc ",
    request: "r1",
  } as const;
  expect(toFilter(form)).toEqual({
    kinds: ["disclosure"],
    origin: "https://a.example",
    ware: 3,
    request: "r1",
    text: "usdc",
  });
});

test("behavior: entries of one day stand together, newest first as they came", () => {
  const noon = new Date(2026, 2, 4, 12).getTime();
  const groups = groupByDay([entry(3, noon), entry(2, noon - 1000), entry(1, noon - 86_400_000)]);
  expect(groups.map(({ entries }) => entries.map(({ number }) => number))).toEqual([[3, 2], [1]]);
});
