import "fake-indexeddb/auto";
import { parseTransaction, recoverMessageAddress } from "viem";
import { describe, expect, test } from "vitest";
import {
  createFakeGround,
  fakeAccounts,
  fakeAsk,
  hello,
  sayYes,
  site,
  startFakeWorker,
  stranger,
  transfer,
} from "./fakeWorld.ts";

async function openRequest(subject = hello(), ground = createFakeGround()) {
  const worker = await startFakeWorker(ground);
  const ask = fakeAsk("1", subject);
  const asked = worker.requests.ask(ask);
  const view = await worker.shown(ask.key);
  const yes = { id: ask.key, digest: view.digest, opened: [] };
  return { ground, worker, ask, asked, view, yes };
}

describe("approve", () => {
  test("default: signs the frozen bytes with the shown account", async () => {
    const { ground, worker, ask, asked } = await openRequest();

    expect(await sayYes(worker, ground, ask.key)).toEqual({ status: "approved" });
    const outcome = await asked;
    if (outcome.status !== "approved" || outcome.value.kind !== "signature") expect.unreachable();
    const { signature } = outcome.value;
    const signer = await recoverMessageAddress({ message: "hello", signature });
    expect(signer.toLowerCase()).toBe(fakeAccounts[0]);
  });

  test("default: sends the transaction and gives its hash", async () => {
    const { ground, worker, ask, asked } = await openRequest(transfer());
    const clicked = await sayYes(worker, ground, ask.key);

    expect(clicked.status).toBe("approved");
    expect(await asked).toEqual({
      status: "approved",
      value: { kind: "transaction", hash: "hash" in clicked ? clicked.hash : null },
    });
    expect(ground.sent.length).toBe(1);
  });

  test("behavior: two clicks at once make one signature [C03]", async () => {
    const { ground, worker, yes } = await openRequest();
    const clicks = await Promise.all([1, 2, 3].map(() => worker.requests.approve(yes)));

    expect(clicks.map(({ status }) => status).sort()).toEqual(["approved", "gone", "gone"]);
    expect(ground.signed.length).toBe(1);
  });

  test("behavior: two workers over one disk make one signature [C03]", async () => {
    const { ground, worker, ask, yes } = await openRequest();
    const other = await startFakeWorker(ground);
    await other.requests.resume(null);
    await other.shown(ask.key);
    const clicks = await Promise.all([worker.requests.approve(yes), other.requests.approve(yes)]);

    expect(clicks.map(({ status }) => status).sort()).toEqual(["approved", "gone"]);
    expect(ground.signed.length).toBe(1);
  });

  test("behavior: a click for another request's digest counts for nothing [C02]", async () => {
    const { ground, worker, yes } = await openRequest();
    const second = fakeAsk("2", hello());
    void worker.requests.ask(second);
    await worker.shown(second.key);

    expect((await worker.requests.approve({ ...yes, id: second.key })).status).toBe("changed");
    expect(ground.signed).toEqual([]);
  });

  test("behavior: a request that has ended is gone [C02]", async () => {
    const { ground, worker, ask, yes } = await openRequest();
    await worker.requests.cancelDocument("document-1");

    expect(await worker.requests.approve(yes)).toEqual({ status: "gone" });
    expect(await worker.requests.ask(ask)).toEqual({ status: "expired" });
    expect(ground.signed).toEqual([]);
  });

  test("behavior: the same request once more is a new prompt [C13]", async () => {
    const { ground, worker, ask, view } = await openRequest();
    await sayYes(worker, ground, ask.key);
    const again = fakeAsk("2", hello());
    void worker.requests.ask(again);
    const second = await worker.shown(again.key);

    expect(second.digest).not.toBe(view.digest);
    expect((await worker.requests.approve({ id: again.key, digest: view.digest, opened: [] })).status).toBe(
      "changed",
    );
    expect(ground.signed.length).toBe(1);
  });
});

describe("what changes between screen and click", () => {
  test("behavior: another number on the chain is another digest [C01] [C10]", async () => {
    const { ground, worker, yes } = await openRequest(transfer());
    ground.node.nonce += 1;

    expect((await worker.requests.approve(yes)).status).toBe("changed");
    expect(ground.signed).toEqual([]);
    expect((await worker.shown(yes.id)).digest).not.toBe(yes.digest);
  });

  test("behavior: a fee that no longer covers is another digest; a small drift is not [C01]", async () => {
    const drift = await openRequest(transfer());
    drift.ground.node.baseFee = 12n;
    expect((await drift.worker.requests.approve(drift.yes)).status).toBe("approved");

    const jump = await openRequest(transfer());
    jump.ground.node.baseFee = 100n;
    expect((await jump.worker.requests.approve(jump.yes)).status).toBe("changed");
    expect(jump.ground.signed).toEqual([]);
  });

  test("behavior: a stricter policy cancels the click and decides again [C09] [SW12]", async () => {
    const { ground, worker, yes } = await openRequest();
    const rule = {
      id: "no-messages",
      when: [{ fact: "kind", op: "eq", value: "message" }],
      then: "block",
    } as const;
    ground.policy.document = { ...ground.policy.document, rules: [rule] };

    expect((await worker.requests.approve(yes)).status).toBe("changed");
    const view = await worker.shown(yes.id);
    expect(view.requirement).toEqual({ kind: "blocked" });
    expect((await worker.requests.approve({ ...yes, digest: view.digest })).status).toBe("not-allowed");
    expect(ground.signed).toEqual([]);
  });

  test("behavior: a site that lost the account gets no signature [C06] [B14]", async () => {
    const { ground, worker, yes } = await openRequest();
    ground.sites.delete(site);

    const clicked = await worker.requests.approve(yes);

    expect(["changed", "not-allowed"]).toContain(clicked.status);
    expect(ground.signed).toEqual([]);
  });

  test("behavior: a site that moved to another chain still gets what was shown [C07] [C06]", async () => {
    const { ground, worker, yes, view } = await openRequest(transfer());
    const known = ground.sites.get(site);
    if (known !== undefined) ground.sites.set(site, { ...known, chainId: 31_337 });

    expect((await worker.requests.approve(yes)).status).toBe("approved");
    expect(view.chainId).toBe(1);
    expect(ground.sent.map((raw) => parseTransaction(raw).chainId)).toEqual([1]);
  });

  test("behavior: a locked wallet keeps the request and signs nothing", async () => {
    const { ground, worker, yes } = await openRequest();
    ground.isLocked = true;

    expect(["changed", "not-allowed"]).toContain((await worker.requests.approve(yes)).status);
    ground.isLocked = false;
    expect((await sayYes(worker, ground, yes.id)).status).toBe("approved");
  });
});

describe("what the user must do", () => {
  const held = async () => {
    const ground = createFakeGround();
    const rule = { id: "hold-all", when: [{ fact: "chain", op: "eq", value: 1 }], then: "hold" } as const;
    ground.policy.document = { ...ground.policy.document, rules: [rule] };
    const opened = await openRequest(hello(), ground);
    const { requirement } = opened.view;
    if (requirement.kind !== "hold") return expect.unreachable("the rule holds");
    return { ...opened, act: { ...opened.yes, opened: [...requirement.points], word: requirement.word } };
  };

  test("behavior: the wait is measured here, not in the window [C10]", async () => {
    const { ground, worker, act } = await held();

    expect((await worker.requests.approve(act)).status).toBe("not-allowed");
    ground.platform.advance(2000);
    expect((await worker.requests.approve(act)).status).toBe("approved");
  });

  test("behavior: an unopened point or another word is no approval", async () => {
    const { ground, worker, act } = await held();
    ground.platform.advance(5000);

    expect((await worker.requests.approve({ ...act, opened: [] })).status).toBe("not-allowed");
    expect((await worker.requests.approve({ ...act, word: "yes" })).status).toBe("not-allowed");
    expect(ground.signed).toEqual([]);
  });
});

describe("sending", () => {
  test("behavior: two transactions take two numbers, also where the node lags behind [F06]", async () => {
    const { ground, worker, ask } = await openRequest(transfer());
    const second = fakeAsk("2", transfer("0x2"));
    void worker.requests.ask(second);
    await sayYes(worker, ground, ask.key);
    const first = await sayYes(worker, ground, second.key);
    if (first.status === "changed") await sayYes(worker, ground, second.key);

    expect(ground.sent.map((raw) => parseTransaction(raw).nonce)).toEqual([7, 8]);
  });

  test("behavior: a node that refuses is told to the page, and the activity says failed", async () => {
    const { ground, worker, ask, asked } = await openRequest(transfer());
    ground.node.sendFails = "refused";
    await sayYes(worker, ground, ask.key);

    expect(await asked).toMatchObject({ status: "failed", code: "node-refused" });
    expect((await worker.activity.view()).list.map(({ state }) => state)).toEqual(["failed"]);
  });

  test("behavior: a node that falls silent leaves the transaction pending, not forgotten", async () => {
    const { ground, worker, ask, asked } = await openRequest(transfer());
    ground.node.sendFails = "silent";
    ground.node.mines = false;
    await sayYes(worker, ground, ask.key);

    expect(await asked).toMatchObject({ status: "failed", code: "unreachable" });
    expect((await worker.activity.view()).list.map(({ state }) => state)).toEqual(["pending"]);
  });

  test("behavior: whom it went to is remembered", async () => {
    const { ground, worker, ask } = await openRequest(transfer());
    await sayYes(worker, ground, ask.key);

    expect(worker.activity.counterparties()).toContain(stranger);
  });
});
