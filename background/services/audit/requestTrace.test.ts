import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import type { Gap } from "../../../extension/domain/finding.ts";
import type { AuditEntryView } from "../../../extension/messages/views.policy.ts";
import { createSettingRepository } from "../../../extension/storage/settings.ts";
import {
  createFakeGround,
  type FakeService,
  fakeAccounts,
  fakeAsk,
  hello,
  sayYes,
  site,
  startFakeWorker,
  stranger,
} from "../requests/fakeWorld.ts";
import type { AuditService } from "./audit.ts";
import { createAudit } from "./createAudit.ts";
import { createFakeWorld } from "./fakeAudit.ts";
import { createRequestTrace } from "./requestTrace.ts";

/** A fake profile whose requests are written into a real log. */
async function setup(...services: FakeService[]) {
  const disk = await createFakeWorld();
  const audit = await createAudit({
    ...disk.parts,
    settings: createSettingRepository(disk.database),
    readVersion: async () => "0",
    isClockTrusted: () => true,
  });
  const ground = createFakeGround();
  ground.services = services;
  ground.trace = createRequestTrace(audit.note);
  return { audit, disk, ground, worker: await startFakeWorker(ground) };
}

/** All entries, oldest first. */
async function entriesOf(audit: AuditService): Promise<readonly AuditEntryView[]> {
  await audit.settled();
  const { entries } = await audit.load({}, { limit: 200 });
  return [...entries].reverse();
}

function fieldsOf(entry: AuditEntryView | undefined): Record<string, string> {
  return Object.fromEntries((entry?.fields ?? []).map(({ name, value }) => [name, value]));
}

const ask = fakeAsk("1", hello());
const says = (level: "none" | "danger"): FakeService => ({
  ...{ ware: 7, name: "fake service", price: "5" },
  answer: async () => ({ level }),
});

describe("what a request leaves in the log", () => {
  test("default: asked, answered, decided, approved and ended, in this order [BY10]", async () => {
    const { audit, ground, worker } = await setup(says("none"));
    const outcome = worker.requests.ask(ask);
    const { digest, subjectHash } = await worker.shown(ask.key);
    expect(await sayYes(worker, ground, ask.key)).toEqual({ status: "approved" });
    await outcome;
    const entries = await entriesOf(audit);
    expect(entries.map(({ kind }) => kind)).toEqual(["request", "verdict", "decision", "approval", "end"]);
    const [request, verdict, decision, approval, end] = entries;
    for (const entry of entries) {
      expect(entry).toMatchObject({ request: ask.key, origin: site, account: fakeAccounts[0] });
    }
    expect(fieldsOf(request)).toMatchObject({ kind: "message", chain: "1", "subject hash": subjectHash });
    expect(verdict).toMatchObject({ ware: 7, level: "none" });
    expect(fieldsOf(verdict)).toMatchObject({
      ...{ status: "answered", name: "fake service", "signed by": stranger },
      ...{ "latency in ms": "5", "price in the smallest unit of SEC": "5" },
    });
    expect(decision).toMatchObject({ outcome: "allow", level: "none" });
    expect(fieldsOf(decision)["policy version"]).toMatch(/^0x[0-9a-f]{64}$/);
    expect(fieldsOf(decision)["reason 1"]).toContain("allow by preset");
    expect(fieldsOf(approval)).toEqual({ digest, opened: "nothing" });
    expect(fieldsOf(end)).toEqual({ end: "approved" });
    expect(await audit.verify()).toEqual({ status: "intact" });
  });

  test("behavior: a rejected one leaves why it was held, and no approval", async () => {
    const { audit, worker } = await setup(says("danger"));
    void worker.requests.ask(ask);
    await worker.shown(ask.key);
    await worker.requests.reject(ask.key);
    const entries = await entriesOf(audit);
    expect(entries.map(({ kind }) => kind)).toEqual(["request", "verdict", "decision", "end"]);
    expect(entries[2]).toMatchObject({ outcome: "hold", level: "danger" });
    expect(fieldsOf(entries[3])).toEqual({ end: "rejected" });
  });

  test("behavior: a SecWare that gave no verdict stands there with the reason and without a level", async () => {
    const gap: Gap = {
      who: { kind: "secware", ware: 7, name: "fake service" },
      ...{ reason: "timeout", text: "No answer." },
    };
    const silent: FakeService = {
      ...says("none"),
      answer: async () => ({ status: "gap", level: null, gap, signature: null, signer: null }),
    };
    const { audit, worker } = await setup(silent);
    void worker.requests.ask(ask);
    await worker.shown(ask.key);
    const [, verdict] = await entriesOf(audit);
    expect(verdict).toMatchObject({ kind: "verdict", ware: 7, level: null });
    expect(fieldsOf(verdict)).toMatchObject({ status: "gap", gap: "timeout" });
  });

  test("behavior: one that was not sent for want of budget is no call", async () => {
    const { audit, ground, worker } = await setup(says("none"));
    ground.sites.set(site, {
      ...{ accounts: fakeAccounts.slice(0, 1), chainId: 1, budget: { perHour: 0, beforeFirstAct: 0 } },
    });
    void worker.requests.ask(ask);
    await worker.shown(ask.key);
    const [, verdict] = await entriesOf(audit);
    expect(fieldsOf(verdict)).toMatchObject({ status: "not sent", gap: "budget" });
  });

  test("error: a log that cannot be written keeps no request from its answer", async () => {
    const { audit, disk, ground, worker } = await setup();
    disk.isFull = true;
    disk.isLocalFull = true;
    const outcome = worker.requests.ask(ask);
    await worker.shown(ask.key);
    expect(await sayYes(worker, ground, ask.key)).toEqual({ status: "approved" });
    expect(await outcome).toMatchObject({ status: "approved" });
    await audit.settled();
    expect(audit.view().lost).toBe(4);
  });
});
