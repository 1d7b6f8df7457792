import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import { limits } from "./askLimits.ts";
import {
  createFakeGround,
  fakeAccounts,
  fakeAsk,
  hello,
  sayYes,
  site,
  startFakeWorker,
  transfer,
} from "./fakeWorld.ts";

const connect = { kind: "connect" } as const;

describe("ask", () => {
  test("behavior: a page that floods gets a few requests open and an error for the rest [C08]", async () => {
    const ground = createFakeGround();
    const worker = await startFakeWorker(ground);
    const asks = Array.from({ length: 200 }, (_, index) =>
      worker.requests.start(fakeAsk(`${index}`, hello())),
    );
    const started = await Promise.all(asks);
    const { list } = await worker.requests.view();

    expect(list.length).toBe(limits.openPerOrigin);
    const refused = await Promise.all(started.slice(limits.openPerOrigin).map(({ outcome }) => outcome));
    expect(new Set(refused.map((one) => (one.status === "refused" ? one.code : one.status)))).toEqual(
      new Set(["limit-exceeded"]),
    );
    expect(ground.platform.openWindows.size).toBe(1);
  });

  test("behavior: after three rejections in a row a site has to wait [C08]", async () => {
    const ground = createFakeGround();
    const worker = await startFakeWorker(ground);
    for (const id of ["1", "2", "3"]) {
      const asked = worker.requests.ask(fakeAsk(id, hello()));
      await worker.shown(fakeAsk(id, hello()).key);
      await worker.requests.reject(fakeAsk(id, hello()).key);
      expect(await asked).toEqual({ status: "rejected" });
    }

    expect(await worker.requests.ask(fakeAsk("4", hello()))).toMatchObject({ code: "limit-exceeded" });
    ground.platform.advance(limits.coolDownMs);
    const later = await worker.requests.start(fakeAsk("5", hello()));
    expect((await worker.requests.view()).list.map(({ id }) => id)).toEqual([later.id]);
  });

  test("behavior: everything of a site is rejected at once [C08]", async () => {
    const ground = createFakeGround();
    const worker = await startFakeWorker(ground);
    const asked = ["1", "2", "3"].map((id) => worker.requests.ask(fakeAsk(id, hello())));
    await worker.shown(fakeAsk("3", hello()).key);
    await worker.requests.rejectAll(site);

    expect(await Promise.all(asked)).toEqual(asked.map(() => ({ status: "rejected" })));
    expect(ground.platform.openWindows.size).toBe(0);
  });

  test("behavior: one request to connect at a time", async () => {
    const worker = await startFakeWorker(createFakeGround());
    void worker.requests.ask(fakeAsk("1", connect));
    await worker.shown(fakeAsk("1", connect).key);

    expect(await worker.requests.ask(fakeAsk("2", connect))).toMatchObject({ code: "already-open" });
  });

  test("behavior: the same key is the same request, and a new one in another document [B13]", async () => {
    const ground = createFakeGround();
    const worker = await startFakeWorker(ground);
    const ask = fakeAsk("1", hello());
    const twin = fakeAsk("1", transfer(), "document-2");
    const [first, same, other] = [ask, ask, twin].map((one) => worker.requests.ask(one));
    await worker.shown(ask.key);
    await worker.shown(twin.key);
    await sayYes(worker, ground, ask.key);

    expect(await same).toEqual(await first);
    await worker.requests.reject(twin.key);
    expect(await other).toEqual({ status: "rejected" });
    expect(ground.signed.length).toBe(1);
  });

  test("error: an account that the site was not given [B14]", async () => {
    const worker = await startFakeWorker(createFakeGround());
    const ask = { ...fakeAsk("1", hello()), account: fakeAccounts[1] ?? null };

    expect(await worker.requests.ask(ask)).toMatchObject({ status: "refused", code: "unauthorized" });
    expect((await worker.requests.view()).list).toEqual([]);
  });
});

describe("the document goes away", () => {
  test("behavior: its requests end, another document's stay, and nothing is signed [B11] [B12]", async () => {
    const ground = createFakeGround();
    const worker = await startFakeWorker(ground);
    const gone = fakeAsk("1", hello());
    const stays = fakeAsk("1", hello(), "document-2");
    const asked = worker.requests.ask(gone);
    void worker.requests.ask(stays);
    const view = await worker.shown(gone.key);
    await worker.shown(stays.key);
    await worker.requests.cancelDocument("document-1");

    expect(await asked).toEqual({ status: "expired" });
    expect(await worker.requests.approve({ id: gone.key, digest: view.digest, opened: [] })).toEqual({
      status: "gone",
    });
    expect((await worker.requests.view()).list.map(({ id }) => id)).toEqual([stays.key]);
    expect(ground.signed).toEqual([]);
  });
});

describe("the window", () => {
  test("behavior: closing it, or its crash, rejects what is open [D11]", async () => {
    const ground = createFakeGround();
    const worker = await startFakeWorker(ground);
    ground.platform.onWindowClosed((id) => void worker.requests.windowClosed(id));
    const asked = worker.requests.ask(fakeAsk("1", hello()));
    await worker.shown(fakeAsk("1", hello()).key);
    const [windowId = 0] = ground.platform.openWindows.keys();
    ground.platform.closeByUser(windowId);

    expect(await asked).toEqual({ status: "rejected" });
  });

  test("behavior: another window's closing rejects nothing", async () => {
    const worker = await startFakeWorker(createFakeGround());
    void worker.requests.ask(fakeAsk("1", hello()));
    await worker.shown(fakeAsk("1", hello()).key);
    await worker.requests.windowClosed(4711);

    expect((await worker.requests.view()).list.length).toBe(1);
  });

  test("behavior: a blocked request ends as blocked when it is closed [SW12]", async () => {
    const ground = createFakeGround();
    const rule = { id: "none", when: [{ fact: "kind", op: "eq", value: "message" }], then: "block" } as const;
    ground.policy.document = { ...ground.policy.document, rules: [rule] };
    const worker = await startFakeWorker(ground);
    const asked = worker.requests.ask(fakeAsk("1", hello()));
    await worker.shown(fakeAsk("1", hello()).key);
    await worker.requests.reject(fakeAsk("1", hello()).key);

    expect(await asked).toEqual({ status: "blocked" });
    expect((await worker.activity.view()).list.map(({ state }) => state)).toEqual(["blocked"]);
  });
});

describe("connect", () => {
  test("default: gives the chosen accounts", async () => {
    const worker = await startFakeWorker(createFakeGround());
    const ask = fakeAsk("1", connect);
    const asked = worker.requests.ask(ask);
    const view = await worker.shown(ask.key);
    const opened = "points" in view.requirement ? view.requirement.points : [];
    const act = { id: ask.key, digest: view.digest, opened };

    expect((await worker.requests.approve(act)).status).toBe("not-allowed");
    expect((await worker.requests.approve({ ...act, accounts: ["0x00"] })).status).toBe("not-allowed");
    expect((await worker.requests.approve({ ...act, accounts: fakeAccounts })).status).toBe("approved");
    expect(await asked).toEqual({ status: "approved", value: { kind: "accounts", accounts: fakeAccounts } });
    expect(view.choices.map(({ address }) => address)).toEqual(fakeAccounts);
  });
});
