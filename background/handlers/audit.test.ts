import { describe, expect, test } from "vitest";
import type { AuditFilter } from "../../extension/messages/table.policy.ts";
import type { AuditEntryView } from "../../extension/messages/views.policy.ts";
import { dryRunPolicy } from "./dryRunPolicy.ts";
import { exportAudit } from "./exportAudit.ts";
import { fakeContext } from "./fakeContext.ts";
import { loadAudit } from "./loadAudit.ts";
import { markVerdict } from "./markVerdict.ts";
import { setRetention } from "./setRetention.ts";

const entry: AuditEntryView = {
  ...{ number: 5, at: 1, kind: "end", account: null, request: "r", origin: "https://a.example", ware: null },
  ...{ level: null, outcome: null, text: "You rejected it.", fields: [{ name: "end", value: "rejected" }] },
  hash: `0x${"ab".repeat(32)}`,
};

function setup({ status = "unlocked" as "locked" | "unlocked", isMarked = true } = {}) {
  const calls: unknown[] = [];
  const context = fakeContext({
    vault: { status: () => status },
    audit: {
      async load(filter: AuditFilter, page) {
        calls.push(["load", filter, page]);
        return { entries: [entry], next: 5 };
      },
      export: async () => ({ text: "{}", count: 1 }),
      async mark(...mark) {
        calls.push(["mark", ...mark]);
        return isMarked;
      },
      async setRetention(days) {
        calls.push(["retention", days]);
      },
    },
    pastRequests: {
      async prune() {
        calls.push(["prune"]);
      },
    },
  });
  return { context, calls };
}

describe("the log's messages", () => {
  test("default: a page is loaded by filter, number and limit", async () => {
    const { context, calls } = setup();
    const page = await loadAudit({ filter: { ware: 7 }, before: 9, limit: 50 }, context);
    expect(page).toEqual({ entries: [entry], next: 5 });
    expect(calls).toEqual([["load", { ware: 7 }, { before: 9, limit: 50 }]]);
  });

  test("behavior: while locked nothing is shown, exported or marked", async () => {
    const { context, calls } = setup({ status: "locked" });
    expect(await loadAudit({ filter: {}, limit: 50 }, context)).toEqual({ entries: [], next: null });
    await expect(exportAudit({ filter: {} }, context)).rejects.toMatchObject({ code: "vault.locked" });
    expect(await markVerdict({ request: "r", ware: 7, mark: "missed" }, context)).toMatchObject({
      status: "refused",
    });
    expect(calls).toEqual([]);
  });

  test("default: the export is passed on", async () => {
    expect(await exportAudit({ filter: {} }, setup().context)).toEqual({ text: "{}", count: 1 });
  });

  test("default: a mark is written, and refused where there is no verdict [BY11]", async () => {
    const { context, calls } = setup();
    expect(await markVerdict({ request: "r", ware: 7, mark: null }, context)).toEqual({ status: "done" });
    expect(calls).toEqual([["mark", "r", 7, null]]);
    const unknown = setup({ isMarked: false });
    expect(await markVerdict({ request: "r", ware: 8, mark: "missed" }, unknown.context)).toMatchObject({
      status: "refused",
    });
  });

  test("behavior: a shorter retention cleans the log and the past requests", async () => {
    const { context, calls } = setup();
    expect(await setRetention({ days: 30 }, context)).toEqual({ status: "done" });
    expect(calls).toEqual([["retention", 30], ["prune"]]);
  });
});

test("behavior: a dry run's words are held to what the message takes, and a refusal is passed on", async () => {
  const long = "x".repeat(900);
  const row = { id: long, title: long, at: 1, before: "allow", after: "block", text: long } as const;
  const counts = { moreBlocks: 1, fewerBlocks: 0, morePrompts: 0, fewerPrompts: 0, newlyAllowed: 0 };
  const part = { total: 1, ...counts, rows: [row] };
  const done = fakeContext({ dryRuns: { run: async () => ({ status: "done", own: part, builtIn: part }) } });
  const answer = await dryRunPolicy({ document: {}, days: 30 }, done);
  if (answer.status !== "done") throw new Error("refused");
  const [shown] = answer.own.rows;
  expect([shown?.id.length, shown?.title.length, shown?.text.length]).toEqual([220, 280, 400]);
  const refusal = { status: "refused", reason: "Unlock first." } as const;
  const refused = fakeContext({ dryRuns: { run: async () => refusal } });
  expect(await dryRunPolicy({ document: {}, days: 30 }, refused)).toEqual(refusal);
});
