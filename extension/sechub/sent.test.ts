import { expect, test } from "vitest";
import { keccak, SCAN_PATH, toUtf8Bytes, voucherDigest } from "../../protocol/index.ts";
import { boundWare, caller, setupHub, transfer } from "./fakeHub.ts";
import { fakeDomain } from "./fakeWare.ts";
import type { SentCall } from "./types.ts";

/** A client that says what it sends, and the bodies that really reached the network, in one order. */
async function listening(options: Parameters<typeof setupHub>[0] = {}) {
  const told: SentCall[] = [];
  const order: string[] = [];
  const bodies: unknown[] = [];
  const onSent = (sent: SentCall) => {
    told.push(sent);
    order.push("told");
  };
  const hub: Awaited<ReturnType<typeof setupHub>> = await setupHub({
    ...options,
    deps: {
      onSent,
      fetchFrom: (input, init) => {
        if (String(input).endsWith(SCAN_PATH)) {
          bodies.push(init?.body);
          order.push("sent");
        }
        return hub.ware.fetch(input, init);
      },
      ...options.deps,
    },
  });
  return { ...hub, told, bodies, order };
}

test("default: what is said to have left is the body byte for byte, for its request and its SecWare [BY10]", async () => {
  const { client, told, bodies, order } = await listening();
  await client.ask(transfer, {
    ...{ origin: "https://app.example", request: "document-1:5", budgetMs: 2_500, bindings: [boundWare] },
    onAnswer: () => undefined,
  });

  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ binding: { ware: 1 }, request: "document-1:5" });
  const body = JSON.parse(new TextDecoder().decode(told[0]?.body));
  expect(body).toMatchObject({
    v: 1,
    kind: "transaction",
    origin: "https://app.example",
    account: `0x${"01".repeat(20)}`,
  });
  expect(bodies).toEqual([told[0]?.body]);
  expect(order).toEqual(["told", "sent"]);
});

test("behavior: an answer from the cache sends nothing and says nothing", async () => {
  const { askOne, told } = await listening({ level: "danger" });
  await askOne();
  await askOne();
  expect(told).toHaveLength(1);
});

test("behavior: the same bytes under another number are told once", async () => {
  const requestHash = keccak(toUtf8Bytes("another profile's request"));
  const voucher = { purchaseId: boundWare.purchaseId, seq: 5, requestHash };
  const signature = await caller.sign(voucherDigest(fakeDomain, voucher));
  const proof = { seq: 5, requestHash, signature };
  const { askOne, told, bodies } = await listening({
    lie: ({ call }, make) => (call.seq < 6 ? make.problem(409, "seq_conflict", { proof }) : undefined),
  });
  expect((await askOne()).status).toBe("answered");
  expect(bodies).toEqual([told[0]?.body, told[0]?.body]);
  expect(told).toHaveLength(1);
});

test("behavior: a SecWare that is not asked is not said to have been told", async () => {
  const { askOne, told } = await listening();
  await askOne(transfer, { ...boundWare, state: "exhausted" });
  expect(told).toEqual([]);
});

test("error: a listener that throws keeps no question from being asked", async () => {
  const { askOne } = await listening({
    deps: {
      onSent: () => {
        throw new Error("full");
      },
    },
  });
  expect((await askOne()).status).toBe("answered");
});
