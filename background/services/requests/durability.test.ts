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
  startFakeWorker,
  stranger,
  transfer,
} from "./fakeWorld.ts";
import type { Ask, AskOutcome } from "./types.ts";

const batch = () =>
  fakeSubject("wallet_sendCalls", [
    {
      version: "2.0.0",
      from: fakeAccounts[0],
      chainId: "0x1",
      atomicRequired: false,
      calls: [
        { to: stranger, value: "0x1" },
        { to: stranger, value: "0x2" },
      ],
    },
  ]);

interface Life {
  /** How many effects the first worker lived to see; null: it never died. */
  died: boolean;
  outcome: AskOutcome;
}

/** A page asks and its user says yes; the worker dies at one effect; the page asks again, and a user who is left says no. */
async function liveThrough(ground: FakeGround, ask: Ask, killAt: number): Promise<Life> {
  const mortality = createMortality(killAt);
  const worker = await orDead(mortality, startFakeWorker(ground, mortality));
  if (worker !== "dead") {
    const asked = orDead(mortality, worker.requests.ask(ask));
    const clicked = orDead(mortality, sayYes(worker, ground, ask.key));
    const [outcome] = await Promise.all([asked, clicked]);
    if (outcome !== "dead") return { died: false, outcome };
  }
  return { died: true, outcome: await comeBack(await startFakeWorker(ground), ask) };
}

async function comeBack(worker: FakeWorker, ask: Ask): Promise<AskOutcome> {
  await worker.requests.resume(null);
  const asked = worker.requests.ask(ask);
  const isOnScreen = worker.shown(ask.key, () => true).then(() => "on screen" as const);
  const first = await Promise.race([asked, isOnScreen]);
  if (first !== "on screen") return first;
  await worker.requests.reject(ask.key);
  return asked;
}

describe("a worker that dies at any effect", () => {
  const cases: readonly [string, () => Ask, number][] = [
    ["a message", () => fakeAsk("1", hello()), 1],
    ["a transaction", () => fakeAsk("1", transfer()), 1],
    ["a batch of two calls", () => fakeAsk("1", batch()), 2],
  ];

  test.each(cases)(
    "behavior: %s is signed once at most, and the page gets an answer [C03] [D01] [D06]",
    async (_, makeAsk, most) => {
      for (let killAt = 1; ; killAt += 1) {
        expect(killAt).toBeLessThan(300);
        const ground = createFakeGround();
        const { died, outcome } = await liveThrough(ground, makeAsk(), killAt);

        expect(ground.signed.length, `signatures, killed at ${killAt}`).toBeLessThanOrEqual(most);
        expect(new Set(ground.signed).size, `signatures, killed at ${killAt}`).toBe(ground.signed.length);
        expect(["approved", "rejected", "failed"], `killed at ${killAt}`).toContain(outcome.status);
        if (outcome.status === "rejected") expect(ground.signed, `killed at ${killAt}`).toEqual([]);
        if (!died) {
          expect(outcome.status).toBe("approved");
          return;
        }
      }
    },
  );

  test("behavior: a broadcast is never forgotten, and the same bytes are sent again [D01]", async () => {
    for (let killAt = 1; ; killAt += 1) {
      const ground = createFakeGround();
      const { died, outcome } = await liveThrough(ground, fakeAsk("1", transfer()), killAt);
      if (ground.sent.length > 0) {
        const survivor = await startFakeWorker(ground);
        const { list } = await survivor.activity.view();

        expect(new Set(ground.sent).size, `killed at ${killAt}`).toBe(1);
        expect(list.map(({ state }) => state === "pending" || state === "mined")).toEqual([true]);
        expect(outcome, `killed at ${killAt}`).toEqual({
          status: "approved",
          value: { kind: "transaction", hash: list[0]?.hash },
        });
      }
      if (!died) return;
    }
  });

  test("behavior: a transaction that was approved but not signed has failed, and says so [D01]", async () => {
    const ends = new Set<string>();
    for (let killAt = 1; ; killAt += 1) {
      const ground = createFakeGround();
      const { died, outcome } = await liveThrough(ground, fakeAsk("1", transfer()), killAt);
      if (outcome.status === "failed") ends.add(`${outcome.code} ${ground.sent.length}`);
      if (!died) break;
    }

    expect([...ends]).toEqual(["interrupted 0"]);
  });
});

describe("a request that outlives its worker", () => {
  test("behavior: it is shown again by the same name and can be approved [D02]", async () => {
    const ground = createFakeGround();
    const ask = fakeAsk("1", hello());
    const first = await startFakeWorker(ground);
    void first.requests.ask(ask);
    const before = await first.shown(ask.key);
    first.mortality.kill();

    const second = await startFakeWorker(ground);
    await second.requests.resume(null);
    const asked = second.requests.ask(ask);
    const after = await second.shown(ask.key);
    expect(after.digest).toBe(before.digest);
    await sayYes(second, ground, ask.key);

    expect((await asked).status).toBe("approved");
    expect(ground.signed.length).toBe(1);
  });

  test("behavior: one whose document does not come back expires", async () => {
    const ground = createFakeGround();
    const ask = fakeAsk("1", hello());
    const first = await startFakeWorker(ground);
    void first.requests.ask(ask);
    await first.shown(ask.key);
    first.mortality.kill();

    const second = await startFakeWorker(ground);
    await second.requests.resume(null);
    ground.platform.advance(21_000);
    await second.requests.tick();

    expect((await second.requests.view()).list).toEqual([]);
    expect(await second.requests.ask(ask)).toEqual({ status: "expired" });
  });

  test("behavior: one whose document is known to be gone expires at once", async () => {
    const ground = createFakeGround();
    const ask = fakeAsk("1", hello());
    const first = await startFakeWorker(ground);
    void first.requests.ask(ask);
    await first.shown(ask.key);
    first.mortality.kill();

    const second = await startFakeWorker(ground);
    await second.requests.resume(new Set(["another"]));

    expect(await second.requests.ask(ask)).toEqual({ status: "expired" });
  });

  test("behavior: after fifteen minutes it has expired, and a click is too late [D02]", async () => {
    const ground = createFakeGround();
    const ask = fakeAsk("1", hello());
    const worker = await startFakeWorker(ground);
    const asked = worker.requests.ask(ask);
    await worker.shown(ask.key);
    ground.platform.advance(15 * 60_000);

    expect(await sayYes(worker, ground, ask.key)).toEqual({ status: "gone" });
    expect(await asked).toEqual({ status: "expired" });
    expect(ground.signed).toEqual([]);
  });
});
