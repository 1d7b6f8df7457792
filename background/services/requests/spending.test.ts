import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import { createMortality } from "./fakeMortality.ts";
import {
  createFakeGround,
  type FakeGround,
  type FakeWorker,
  fakeAccounts,
  fakeAsk,
  fakeSubject,
  hello,
  orDead,
  sayYes,
  site,
  startFakeWorker,
  stranger,
  transfer,
} from "./fakeWorld.ts";
import type { Ask } from "./types.ts";

const [account] = fakeAccounts;
const batch = () =>
  fakeSubject("wallet_sendCalls", [
    {
      ...{ version: "2.0.0", from: account, chainId: "0x1", atomicRequired: false },
      calls: [
        { to: stranger, value: "0x1" },
        { to: stranger, value: "0x2" },
      ],
    },
  ]);

async function approveOne(ground: FakeGround, subject = transfer("0x5")) {
  const worker = await startFakeWorker(ground);
  const ask = fakeAsk("1", subject);
  const asked = worker.requests.ask(ask);
  await sayYes(worker, ground, ask.key);
  return { worker, ask, asked };
}

const movedBy = (worker: FakeWorker) => worker.spending.history(account ?? null).map(({ moved }) => moved);

describe("the ledger", () => {
  test("default: what is approved is counted, with its site, targets and sums [C12]", async () => {
    const ground = createFakeGround();
    const { worker } = await approveOne(ground);

    expect(worker.spending.history(account ?? null)).toMatchObject([
      { kind: "transaction", chain: 1, site, targets: [stranger], moved: { native: 5n } },
    ]);
  });

  test("behavior: a batch counts as one request with its sums, a message moves nothing [C12]", async () => {
    const batched = await approveOne(createFakeGround(), batch());
    const signed = await approveOne(createFakeGround(), hello());

    expect(movedBy(batched.worker)).toEqual([{ native: 3n }]);
    expect(movedBy(signed.worker)).toEqual([{}]);
  });

  test("behavior: what is rejected is not counted", async () => {
    const worker = await startFakeWorker(createFakeGround());
    const ask = fakeAsk("1", transfer());
    void worker.requests.ask(ask);
    await worker.shown(ask.key);
    await worker.requests.reject(ask.key);

    expect(movedBy(worker)).toEqual([]);
  });

  test("behavior: what the node refused is released, what it said nothing of stays", async () => {
    const refused = createFakeGround();
    refused.node.sendFails = "refused";
    const silent = createFakeGround();
    silent.node.sendFails = "silent";
    silent.node.mines = false;

    expect(movedBy((await approveOne(refused)).worker)).toEqual([]);
    expect(movedBy((await approveOne(silent)).worker)).toHaveLength(1);
  });

  test("behavior: what failed on the chain is released", async () => {
    const ground = createFakeGround();
    ground.node.reverts = true;
    const { worker, ask } = await approveOne(ground);
    await worker.activityOf(ask.key, "failed");

    expect(movedBy(worker)).toEqual([]);
  });

  test("behavior: a batch is released where none of its calls changed anything", async () => {
    const ground = createFakeGround();
    ground.node.reverts = true;
    const { worker, ask } = await approveOne(ground, batch());
    await worker.activityOf(ask.key, "failed");
    await releasedOf(worker);

    expect(movedBy(worker)).toEqual([]);
  });

  test("behavior: a batch that was stopped after a call that changed something stays", async () => {
    const ground = createFakeGround();
    const worker = await startFakeWorker(ground);
    const ask = fakeAsk("1", batch());
    void worker.requests.ask(ask);
    ground.onSign = () => {
      ground.node.reverts = ground.signed.length > 1;
    };
    await sayYes(worker, ground, ask.key);
    await worker.activityOf(ask.key, "failed");

    expect(movedBy(worker)).toEqual([{ native: 3n }]);
  });

  test("error: where it cannot be written nothing is approved [C12]", async () => {
    const ground = createFakeGround();
    const worker = await startFakeWorker(ground);
    const ask = fakeAsk("1", transfer());
    void worker.requests.ask(ask);
    await worker.shown(ask.key);
    worker.mortality.failing = "spending";

    expect((await sayYes(worker, ground, ask.key)).status).toBe("not-allowed");
    expect(ground.signed).toEqual([]);
    expect(movedBy(worker)).toEqual([]);
  });
});

/** Resolves when the ledger has let something go. */
function releasedOf({ spending }: FakeWorker): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (spending.reserved().length > 0) return;
      stop();
      resolve();
    };
    const stop = spending.watch(look);
    look();
  });
}

describe("a worker that dies", () => {
  const cases: readonly [string, () => Ask][] = [
    ["a transaction", () => fakeAsk("1", transfer("0x5"))],
    ["a message", () => fakeAsk("1", hello())],
    ["a batch", () => fakeAsk("1", batch())],
  ];

  test.each(cases)(
    "behavior: of %s what left is counted and what was never signed is not, at any effect [C12]",
    async (_, makeAsk) => {
      for (let killAt = 1; ; killAt += 1) {
        expect(killAt).toBeLessThan(300);
        const ground = createFakeGround();
        const ask = makeAsk();
        const mortality = createMortality(killAt);
        const first = await orDead(mortality, startFakeWorker(ground, mortality));
        let outcome: "dead" | "alive" = "dead";
        if (first !== "dead") {
          const asked = orDead(mortality, first.requests.ask(ask));
          await orDead(mortality, sayYes(first, ground, ask.key));
          outcome = (await asked) === "dead" ? "dead" : "alive";
        }
        const survivor = await startFakeWorker(ground);
        await survivor.requests.resume(null);

        // A batch is ended beside the boot.
        if (ground.signed.length === 0) await releasedOf(survivor);
        const counted = movedBy(survivor).length;
        if (ground.sent.length > 0) expect(counted, `sent, killed at ${killAt}`).toBe(1);
        if (ground.signed.length === 0) expect(counted, `unsigned, killed at ${killAt}`).toBe(0);
        if (outcome === "alive") return;
      }
    },
  );
});
