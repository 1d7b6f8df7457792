import { describe, expect, test } from "vitest";
import { type Hex, keccak, nobleCurve, toUtf8Bytes, voucherDigest } from "../../protocol/index.ts";
import type { Subject } from "../domain/subject.ts";
import { boundWare, caller, createFakeStore, setupHub, startedAt, transfer } from "./fakeHub.ts";
import { fakeDomain, type Lie } from "./fakeWare.ts";

const other = (value: bigint): Subject => ({ ...transfer, value }) as Subject;
const counterOf = (store: ReturnType<typeof createFakeStore>) => [...store.counters.values()][0];
const fail: Lie = (_, make) => make.problem(500, "internal");
const forgetful = async () => new Response("oops", { status: 500 });

describe("numbers of calls [J18]", () => {
  test("default: numbers go up by one, and the signed bytes are kept before they are sent", async () => {
    const { ask, ware, store } = await setupHub();

    await ask();
    await ask(other(8n));

    expect(ware.calls.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(store.journal.filter((line) => !line.includes("usage"))).toEqual([
      ...["kept 1", "sent /v1/scan", "kept 2", "sent /v1/scan"],
    ]);
    expect(counterOf(store)).toMatchObject({ high: 2, unresolved: [], free: [], answered: 2, asked: 2 });
    expect(store.calls.size).toBe(0);
  });

  test("behavior: each call acknowledges the verdict before it", async () => {
    const { ask, ware } = await setupHub();

    await ask();
    await ask(other(8n));

    expect(ware.calls[0]?.ack).toBe(`0x${"0".repeat(64)}`);
    expect(ware.calls[1]?.ack).not.toBe(ware.calls[0]?.ack);
  });

  test("behavior: after a failure the same bytes are sent once more, and no second number is taken", async () => {
    const { askOne, ware, store } = await setupHub({
      lie: (honest, make) => (honest.count === 1 ? fail(honest, make) : undefined),
    });

    const answer = await askOne();

    expect(answer.status).toBe("answered");
    expect(ware.calls).toHaveLength(2);
    expect(ware.calls[1]?.requestHash).toBe(ware.calls[0]?.requestHash);
    expect(counterOf(store)?.high).toBe(1);
  });

  test("behavior: a number is used again only after a signed word that it was not served", async () => {
    const { ask, ware, store } = await setupHub({
      lie: (honest, make) => (honest.count <= 2 ? fail(honest, make) : undefined),
    });
    await ask();
    expect(counterOf(store)?.unresolved).toMatchObject([{ seq: 1 }]);

    // The look-up beside the second question frees number 1; the third question takes it.
    await ask(other(8n));
    await ask(other(9n));

    expect(ware.calls.map(({ seq }) => seq)).toEqual([1, 1, 2, 1]);
    expect(counterOf(store)).toMatchObject({ high: 2, unresolved: [], free: [] });
  });

  test("error: an unsigned or foreign word frees no number", async () => {
    const { ask, ware, store } = await setupHub({
      lie: (honest, make) => (honest.count <= 2 ? fail(honest, make) : undefined),
      lieInLookUp: (path) =>
        path === "/v1/result"
          ? Response.json({ status: 404, reason: "not_served" }, { status: 404 })
          : undefined,
    });

    await ask();
    await ask(other(8n));
    await ask(other(9n));

    expect(ware.calls.map(({ seq }) => seq)).toEqual([1, 1, 2, 3]);
    expect(counterOf(store)?.unresolved).toMatchObject([{ seq: 1 }]);
  });

  test("behavior: after four numbers without an answer nothing more is signed, and a late answer revives it", async () => {
    let isBack = false;
    const { ask, askOne, ware, store, clock, client } = await setupHub({
      lie(_, make) {
        if (isBack) return undefined;
        make.answer();
        return forgetful();
      },
      lieInLookUp: (path) => (path === "/v1/result" && !isBack ? forgetful() : undefined),
    });
    for (const value of [1n, 2n, 3n]) await ask(other(value));
    // Three failures in a row open the circuit; it closes after five minutes.
    expect(await askOne(other(4n))).toMatchObject({ gap: { reason: "unreachable" } });
    clock.move(300_000);
    await ask(other(4n));
    const signed = ware.calls.length;
    expect(client.recordOf(boundWare.purchaseId)).toMatchObject({ isStalled: true, used: 4 });

    expect(await askOne(other(5n))).toMatchObject({ gap: { reason: "stalled" } });
    expect(ware.calls).toHaveLength(signed);
    isBack = true;
    expect(await askOne(other(5n))).toMatchObject({ status: "answered" });
    expect(counterOf(store)).toMatchObject({ high: 5, unresolved: [] });
  });

  test("behavior: one number open for ten minutes stalls the purchase", async () => {
    const { ask, clock, client } = await setupHub({ lie: fail, lieInLookUp: () => forgetful() });

    await ask();
    expect(client.recordOf(boundWare.purchaseId)?.isStalled).toBe(false);
    clock.move(600_001);

    expect(client.recordOf(boundWare.purchaseId)?.isStalled).toBe(true);
  });

  test("behavior: an empty machine starts after the newest voucher that it signed itself [BY18]", async () => {
    const first = await setupHub();
    for (const value of [1n, 2n, 3n]) await first.ask(other(value));
    const second = await setupHub({ deps: { fetchFrom: first.ware.fetch } });

    const answer = await second.askOne(other(4n));

    expect(answer.status).toBe("answered");
    expect(first.ware.calls.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  test("error: a foreign voucher in the usage answer is not believed; the chain's count is the start", async () => {
    const signature: Hex = nobleCurve.sign(keccak(toUtf8Bytes("x")), `0x${"9".padStart(64, "0")}`);
    const { ask, ware } = await setupHub({
      lieInLookUp: (path, from) =>
        path.startsWith("/v1/usage/")
          ? Response.json({
              ...{
                v: 1,
                purchaseId: boundWare.purchaseId,
                caller: from,
                high: 900,
                served: 900,
                calls: 1000,
              },
              newest: { seq: 900, requestHash: `0x${"1".repeat(64)}`, signature },
            })
          : undefined,
    });

    await ask(transfer, [{ ...boundWare, callerSettled: 2 }]);

    expect(ware.calls[0]?.seq).toBe(3);
  });

  test("behavior: a conflict with a proof of our own signature moves the counter; without one it does not", async () => {
    const requestHash = keccak(toUtf8Bytes("the other profile's request"));
    const voucher = { purchaseId: boundWare.purchaseId, seq: 5, requestHash };
    const signature = await caller.sign(voucherDigest(fakeDomain, voucher));
    const { askOne, ware } = await setupHub({
      lie: ({ call }, make) =>
        call.seq < 6
          ? make.problem(409, "seq_conflict", { proof: { seq: 5, requestHash, signature } })
          : undefined,
    });

    const answer = await askOne();

    expect(answer.status).toBe("answered");
    expect(ware.calls.map(({ seq }) => seq)).toEqual([1, 6]);
  });

  test("error: a SecWare that answers every number with another conflict gets three more at most", async () => {
    const { askOne, ware } = await setupHub({
      async lie({ call }, make) {
        const seq = call.seq + 1;
        const voucher = { purchaseId: boundWare.purchaseId, seq, requestHash: call.requestHash };
        const signature = await caller.sign(voucherDigest(fakeDomain, voucher));
        return make.problem(409, "seq_conflict", {
          proof: { seq, requestHash: call.requestHash, signature },
        });
      },
    });

    expect(await askOne()).toMatchObject({ status: "gap", gap: { reason: "refused" } });
    expect(ware.calls).toHaveLength(4);
  });

  test("behavior: a clock that is wrong by hours is learned from the refusal, and the call is made anew", async () => {
    const { askOne, ware } = await setupHub({ now: () => startedAt + 7_200_000 });

    const answer = await askOne();

    expect(answer.status).toBe("answered");
    expect(ware.calls).toHaveLength(1);
    // By this machine's clock, so that its age can be shown.
    expect(answer.issuedAt).toBe(startedAt);
  });

  test("behavior: a worker that died after keeping and before sending uses the number for no other bytes", async () => {
    const store = createFakeStore();
    const hangs: typeof fetch = (input) =>
      String(input).endsWith("/v1/scan") ? new Promise(() => undefined) : forgetful();
    const dying = await setupHub({ store, deps: { fetchFrom: hangs } });
    void dying.ask();
    await expect.poll(() => store.calls.size).toBe(1);
    const next = await setupHub({ store });

    await next.ask(other(9n));

    expect(next.ware.calls.map(({ seq }) => seq)).toEqual([2]);
    expect(counterOf(store)).toMatchObject({ high: 2, free: [1], unresolved: [] });
  });
});
