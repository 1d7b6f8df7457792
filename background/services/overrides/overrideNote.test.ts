import { expect, test } from "vitest";
import type { OverrideRow } from "../../../extension/storage/overrides.ts";
import { overrideNote } from "./overrideNote.ts";

const account = `0x${"11".repeat(20)}` as const;
const row: OverrideRow = {
  ...{ id: "a", account: null, madeBy: account, which: { kind: "secware", ware: 7 }, reason: "I know it" },
  what: { kind: "site", origin: "https://app.example" },
  ...{ createdAt: 0, startsAt: 0, endsAt: 86_400_000, session: null, mostUses: null, rules: [], uses: [] },
  ...{ limit: { token: "native", amount: 5n }, sentence: "It only warns.", ended: null, seal: null },
  earlier: { uses: 0, amount: 0n },
};

test("default: a note says everything about the exception, by name [BY9]", () => {
  expect(overrideNote({ kind: "used", row, request: "r" })).toEqual({
    ...{ kind: "override", account, request: "r", origin: "https://app.example", ware: 7 },
    text: "Exception used: It only warns.",
    fields: [
      { name: "exception", value: "a" },
      { name: "account", value: "all accounts" },
      { name: "covers", value: "site https://app.example" },
      { name: "silences", value: "secware 7" },
      { name: "reason", value: "I know it" },
      { name: "starts", value: "1970-01-01T00:00:00.000Z" },
      { name: "ends", value: "1970-01-02T00:00:00.000Z" },
      { name: "limit", value: "5 of native" },
    ],
  });
});

test("behavior: a use that was taken back is said", () => {
  expect(overrideNote({ kind: "returned", row, request: "r" })).toMatchObject({
    ...{ request: "r", text: "Exception not used after all: It only warns." },
  });
});

test("behavior: its making and its end are said with why", () => {
  expect(overrideNote({ kind: "made", row }).text).toBe("Exception made: It only warns.");
  expect(overrideNote({ kind: "ended", row, by: "browser closed" }).text).toBe(
    "Exception ended (browser closed): It only warns.",
  );
});

test("behavior: one without a time ends with the browser or by hand", () => {
  const endOf = (changes: Partial<OverrideRow>) =>
    overrideNote({ kind: "made", row: { ...row, endsAt: null, limit: null, ...changes } })
      .fields?.filter(({ name }) => name === "ends" || name === "limit")
      .map(({ value }) => value);

  expect(endOf({})).toEqual(["when it is ended", "none"]);
  expect(endOf({ session: "s" })).toEqual(["with the browser", "none"]);
});
