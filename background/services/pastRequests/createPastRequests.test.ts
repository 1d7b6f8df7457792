import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import type { Override } from "../../../extension/domain/override.ts";
import { decodePolicyDocument } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import { createDryRun } from "../../../extension/domain/policy/dryRun.ts";
import { defaultPolicy } from "../../../extension/domain/policy/presets.ts";
import { openStore } from "../../../extension/storage/openStore.ts";
import { createPastRequestRepository, type PastRequestRow } from "../../../extension/storage/pastRequests.ts";
import {
  createFakeGround,
  type FakeService,
  fakeAccounts,
  fakeAsk,
  hello,
  sayYes,
  site,
  startFakeWorker,
  transfer,
} from "../requests/fakeWorld.ts";
import { createPastRequests } from "./createPastRequests.ts";

const dayMs = 86_400_000;
const [account = `0x${"00".repeat(20)}` as const] = fakeAccounts;
let worlds = 0;

async function setup({ retentionDays = 365, isClockTrusted = true } = {}) {
  const repository = createPastRequestRepository(await openStore(`past-${++worlds}`));
  const world = { now: 1_000 * dayMs, isFull: false };
  const past = createPastRequests({
    repository: {
      ...repository,
      save: async (row) => {
        if (world.isFull) throw new DOMException("full", "QuotaExceededError");
        await repository.save(row);
      },
    },
    retentionDays: () => retentionDays,
    isClockTrusted: () => isClockTrusted,
    now: () => world.now,
  });
  return { repository, past, world };
}

async function wallet(...services: FakeService[]) {
  const parts = await setup();
  const ground = createFakeGround();
  ground.services = services;
  ground.trace = parts.past.trace;
  parts.world.now = ground.platform.now();
  return { ...parts, ground, worker: await startFakeWorker(ground) };
}

async function rowOf({ past }: Pick<Awaited<ReturnType<typeof setup>>, "past">): Promise<PastRequestRow> {
  await past.settled();
  const [row, ...others] = await past.since(0, account);
  if (row === undefined || others.length > 0) throw new Error("one row was expected");
  return row;
}

const danger: FakeService = { ware: 7, name: "fake", price: "0", answer: async () => ({ level: "danger" }) };

describe("past requests", () => {
  test("default: a signed request is kept with all that it was decided on", async () => {
    const { past, ground, worker } = await wallet();
    const ask = fakeAsk("1", transfer());
    void worker.requests.ask(ask);
    await sayYes(worker, ground, ask.key);
    const row = await rowOf({ past });
    expect(row).toMatchObject({ id: ask.key, wasSigned: true, account });
    expect(row.facts).toMatchObject({ kind: "transaction", site, chain: 1 });
  });

  test("behavior: decided again by the same policy it comes out the same; a SecWare's word is counted once", async () => {
    const { past, worker } = await wallet(danger);
    const ask = fakeAsk("1", hello());
    void worker.requests.ask(ask);
    const { decision } = await worker.shown(ask.key);
    await worker.requests.reject(ask.key);
    const row = await rowOf({ past });
    expect(row.wasSigned).toBe(false);
    expect(row.findings.filter(({ source }) => source.kind === "secware")).toEqual([]);
    expect(row.answers).toMatchObject([{ ware: 7, status: "answered", level: "danger" }]);
    expect(decision?.outcome).toBe("hold");
    const acting = decodePolicyDocument(defaultPolicy);
    const expert = decodePolicyDocument({ ...defaultPolicy, preset: "expert" });
    const same = createDryRun(acting, acting, [row]);
    same.step(1);
    expect(same.result().rows).toEqual([]);
    const looser = createDryRun(acting, expert, [row]);
    looser.step(1);
    expect(looser.result().rows).toMatchObject([{ before: "hold", after: "warn" }]);
  });

  test("behavior: a request that ended in a later worker keeps what was known at the click", async () => {
    const { past, ground, worker } = await wallet();
    const ask = fakeAsk("1", hello());
    void worker.requests.ask(ask);
    await sayYes(worker, ground, ask.key);
    const row = await rowOf({ past });
    expect(row.wasSigned).toBe(true);
    const settled = { ...stored(row), signed: null };
    past.trace.ended(settled, { status: "failed", code: "interrupted", message: "" }, null);
    expect((await rowOf({ past })).wasSigned).toBe(false);
    past.trace.ended({ ...settled, id: "unknown" }, { status: "expired" }, null);
    expect((await rowOf({ past })).id).toBe(ask.key);
  });

  test("behavior: another account's are not shown; those of no account are", async () => {
    const { past, repository, world } = await setup();
    const base = { ...fakeRow("a"), at: world.now };
    await repository.save(base);
    await repository.save({ ...base, id: "b", account: fakeAccounts[1] ?? null });
    await repository.save({ ...base, id: "c", account: null });
    expect((await past.since(0, account)).map(({ id }) => id)).toEqual(["a", "c"]);
  });

  test("behavior: what is older than 90 days or the retention is neither shown nor kept", async () => {
    const { past, repository, world } = await setup({ retentionDays: 30 });
    for (const days of [100, 31, 29]) {
      await repository.save({ ...fakeRow(`${days}`), at: world.now - days * dayMs });
    }
    expect((await past.since(0, account)).map(({ id }) => id)).toEqual(["29"]);
    await past.prune();
    expect((await repository.loadSince(0)).map(({ id }) => id)).toEqual(["29"]);
    const longer = await setup();
    await longer.repository.save({ ...fakeRow("old"), at: longer.world.now - 91 * dayMs });
    await longer.past.prune();
    expect(await longer.repository.loadSince(0)).toEqual([]);
  });

  test("behavior: of more than 5,000 the oldest go, and while the clock is in doubt only those", async () => {
    const { past, repository, world } = await setup({ isClockTrusted: false });
    for (let index = 0; index < 5_003; index += 1)
      await repository.save({ ...fakeRow(`${index}`), at: index });
    expect(world.now).toBeGreaterThan(90 * dayMs);
    await past.prune();
    const left = await repository.loadSince(0);
    expect(left).toHaveLength(5_000);
    expect(left[0]?.id).toBe("3");
  });

  test("behavior: an exception covers what is in its scope, whenever it was", async () => {
    const { past, repository, world } = await setup();
    await repository.save({ ...fakeRow("here"), at: world.now - dayMs });
    const row = fakeRow("elsewhere");
    await repository.save({ ...row, at: world.now, facts: { ...row.facts, site: "https://other.example" } });
    const override: Override = {
      ...{ id: "o", account: null, which: { kind: "all" }, what: { kind: "site", origin: site } },
      ...{ startsAt: world.now + dayMs, endsAt: world.now + 2 * dayMs, usesLeft: 1, limit: null, reason: "" },
    };
    expect(await past.countCovered(override)).toBe(1);
  });

  test("error: a disk that is full loses the row and nothing else", async () => {
    const { past, world, ground, worker } = await wallet();
    world.isFull = true;
    const ask = fakeAsk("1", hello());
    const outcome = worker.requests.ask(ask);
    expect(await sayYes(worker, ground, ask.key)).toEqual({ status: "approved" });
    expect(await outcome).toMatchObject({ status: "approved" });
    await past.settled();
    expect(await past.since(0, account)).toEqual([]);
  });
});

function fakeRow(id: string): PastRequestRow {
  return {
    ...{ id, title: "Fake", at: 0, wasSigned: true, account, findings: [], gaps: [], answers: [] },
    facts: {
      ...{ kind: "message", account, chain: 1, site, subjectHash: null, calls: [], verifyingContract: null },
      ...{ actions: ["plain-text"], targets: [], gainers: [null], spenders: [], movements: [] },
      ...{ isUnderstood: true, now: 0, isClockTrusted: true },
    },
  };
}

/** The request's own row, as far as an end looks at it. */
function stored({ id }: PastRequestRow) {
  const { key, ...ask } = fakeAsk("1", hello());
  return {
    ...ask,
    ...{ id, at: 0, expiresAt: 0, subjectHash: null, note: null, callsId: null, state: "settled" as const },
    ...{ approval: null, signed: null, outcome: null, settledAt: 0 },
  };
}
