import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import type { ContentSender } from "../../extension/platform/sender.ts";
import {
  createFakeGround,
  type FakeGround,
  fakeAccounts,
  sayYes,
  site,
  startFakeWorker,
  stranger,
} from "../services/requests/fakeWorld.ts";
import { eth_sendTransaction } from "./eth_sendTransaction.ts";
import { eth_signTypedData_v4 } from "./eth_signTypedData_v4.ts";
import type { Method, MethodContext } from "./methodContext.ts";
import { personal_sign } from "./personal_sign.ts";
import { ProviderError } from "./providerError.ts";
import { wallet_getCallsStatus } from "./wallet_getCallsStatus.ts";
import { wallet_sendCalls } from "./wallet_sendCalls.ts";
import { wallet_showCallsStatus } from "./wallet_showCallsStatus.ts";

const [account, other] = fakeAccounts;
const sender: ContentSender = {
  ...{ class: "content", origin: site, documentId: "document-1" },
  ...{ frameId: 0, tabId: 1, topOrigin: site },
};

async function page(ground: FakeGround = createFakeGround()) {
  const worker = await startFakeWorker(ground);
  let calls = 0;
  const contextOf = (askKey: string): MethodContext => ({
    askKey,
    sender,
    services: { ...worker.core, ...worker } as unknown as MethodContext["services"],
  });
  const call = (method: Method, params: unknown) => {
    calls += 1;
    const askKey = `document-1:${calls}`;
    const answer = method(params, contextOf(askKey));
    // Whoever wants the error still gets it; it only is not an unhandled one meanwhile.
    answer.catch(() => undefined);
    return { askKey, answer };
  };
  return { ground, worker, call, contextOf };
}

async function numberOf(answer: Promise<unknown>): Promise<number | string> {
  try {
    await answer;
    return "answered";
  } catch (error) {
    return error instanceof ProviderError ? error.number : "crashed";
  }
}

const batch = (changes: object = {}) => [
  {
    ...{ version: "2.0.0", from: account, chainId: "0x1", atomicRequired: false },
    calls: [
      { to: stranger, value: "0x1" },
      { to: stranger, value: "0x2" },
    ],
    ...changes,
  },
];
const typed = (domain: object) => ({
  types: { EIP712Domain: [{ name: "chainId", type: "uint256" }], Note: [{ name: "text", type: "string" }] },
  primaryType: "Note",
  domain,
  message: { text: "hello" },
});

describe("malformed parameters", () => {
  const cyclic: unknown[] = [];
  cyclic.push(cyclic);
  const anything: readonly unknown[] = [
    undefined,
    null,
    0,
    "",
    "0x",
    [],
    {},
    [null],
    [[]],
    [{}],
    ["0x", "0x"],
    cyclic,
  ];
  const table: readonly (readonly [string, Method, readonly unknown[], number])[] = [
    ["personal_sign", personal_sign, [...anything, [account], ["0x1", account]], -32602],
    [
      "personal_sign for another account",
      personal_sign,
      [
        ["0x68", stranger],
        ["0x68", other],
      ],
      4100,
    ],
    ["eth_signTypedData_v4", eth_signTypedData_v4, [...anything, [account, "{"], [account, {}]], -32602],
    [
      "eth_signTypedData_v4 of another chain",
      eth_signTypedData_v4,
      [[account, typed({ chainId: "5" })]],
      -32602,
    ],
    [
      "eth_sendTransaction",
      eth_sendTransaction,
      [
        ...anything.filter((one) => one !== null),
        [{ from: account, to: "0x12" }],
        [{ from: account, to: stranger, value: 1 }],
        [{ from: account, to: stranger, chainId: "0x5" }],
        [{ from: account, to: stranger, type: "0x4" }],
        [{ from: account, to: stranger, surprise: "0x1" }],
      ],
      -32602,
    ],
    [
      "wallet_sendCalls",
      wallet_sendCalls,
      [...anything, batch({ calls: [] }), batch({ chainId: "0x5" })],
      -32602,
    ],
    ["wallet_sendCalls, atomic", wallet_sendCalls, [batch({ atomicRequired: true })], 5760],
    ["wallet_sendCalls, capability", wallet_sendCalls, [batch({ capabilities: { paymaster: {} } })], 5700],
    ["wallet_sendCalls, many", wallet_sendCalls, [batch({ calls: Array(101).fill({ to: stranger }) })], 5740],
    ["wallet_getCallsStatus", wallet_getCallsStatus, anything.slice(0, 7), -32602],
    ["wallet_getCallsStatus, unknown", wallet_getCallsStatus, [["0xaa"]], 5730],
    ["wallet_showCallsStatus, unknown", wallet_showCallsStatus, [["0xaa"]], 5730],
  ];

  test.each(table)(
    "error: %s gets its number, nothing is shown or signed [F05]",
    async (_name, method, inputs, number) => {
      const { ground, worker, call } = await page();
      for (const [index, params] of inputs.entries()) {
        expect(await numberOf(call(method, params).answer), `input ${index}`).toBe(number);
      }

      expect((await worker.requests.view()).list).toEqual([]);
      expect(ground.signed).toEqual([]);
      expect(ground.platform.openWindows.size).toBe(0);
    },
  );

  test("behavior: a refusal is remembered in the activity, a flood of them only in part", async () => {
    const { worker, call } = await page();
    for (let index = 0; index < 50; index += 1) await numberOf(call(personal_sign, [1, 2]).answer);
    const { list } = await worker.activity.view();

    expect(list.length).toBe(5);
    expect(list[0]?.state).toBe("refused");
  });

  test("error: a site that was given nothing learns nothing [B14]", async () => {
    const ground = createFakeGround();
    ground.sites.clear();
    const { call } = await page(ground);

    expect(await numberOf(call(personal_sign, "not even parameters").answer)).toBe(4100);
    expect(await numberOf(call(wallet_getCallsStatus, ["0xaa"]).answer)).toBe(4100);
  });
});

describe("a page's signing request", () => {
  test("behavior: what a page says of itself is no part of who asks [B02] [J11]", async () => {
    const { worker, call } = await page();
    const { askKey, answer } = call(personal_sign, ["0x68", account, "https://uniswap.org"]);
    const { source } = await worker.shown(askKey);
    await worker.requests.reject(askKey);

    expect(source).toMatchObject({ kind: "site", origin: site, topOrigin: site });
    expect(await numberOf(answer)).toBe(4001);
  });

  test("behavior: blocked looks to the page like rejected", async () => {
    const ground = createFakeGround();
    const rule = { id: "none", when: [{ fact: "kind", op: "eq", value: "message" }], then: "block" } as const;
    ground.policy.document = { ...ground.policy.document, rules: [rule] };
    const { worker, call } = await page(ground);
    const { askKey, answer } = call(personal_sign, ["0x68", account]);
    await worker.shown(askKey);
    await worker.requests.reject(askKey);

    const error = await answer.catch((cause: unknown) => cause);
    expect((error as ProviderError).toPageError()).toEqual({
      code: 4001,
      message: "The user rejected the request.",
    });
  });

  test("behavior: asked again by the same id it is answered from its row, whatever the parameters say now [D06]", async () => {
    const { ground, worker, call, contextOf } = await page();
    const { askKey, answer } = call(personal_sign, ["0x68", account]);
    await sayYes(worker, ground, askKey);

    expect(await personal_sign(["0x6869", account], contextOf(askKey))).toBe(await answer);
    expect(ground.signed.length).toBe(1);
  });

  test("behavior: while locked it is kept, and signed after unlocking", async () => {
    const ground = createFakeGround();
    ground.isLocked = true;
    const { worker, call } = await page(ground);
    const { askKey, answer } = call(personal_sign, ["0x68", account]);
    await worker.shown(askKey);
    ground.isLocked = false;
    worker.requests.decideAgain();
    await sayYes(worker, ground, askKey);

    expect(await answer).toMatch(/^0x[0-9a-f]{130}$/);
  });
});

describe("wallet_sendCalls", () => {
  test("behavior: a batch of one call has nothing to say of the calls after it", async () => {
    const { worker, call } = await page();
    const { askKey, answer } = call(wallet_sendCalls, batch({ calls: [{ to: other, value: "0x1" }] }));
    const view = await worker.shown(askKey);
    expect(view.notices.join()).not.toContain("one after the other");
    await worker.requests.reject(askKey);
    expect(await numberOf(answer)).toBe(4001);
  });

  test("default: one approval sends every call in order, and the status says so", async () => {
    const { ground, worker, call } = await page();
    const { askKey, answer } = call(wallet_sendCalls, batch({ id: "0xb1" }));
    const view = await worker.shown(askKey);
    expect(view.notices).toContain("Not all or nothing: the calls are sent one after the other");
    expect(view.description.digests.map(({ label }) => label)).toEqual([
      ...["Calldata digest of call 1", "Calldata digest of call 2"],
      ...["Transaction hash to sign, call 1", "Transaction hash to sign, call 2"],
    ]);
    await sayYes(worker, ground, askKey);
    expect(await answer).toEqual({ id: "0xb1" });
    await worker.activityOf(askKey, "mined");

    const status = await call(wallet_getCallsStatus, ["0xb1"]).answer;
    expect(status).toMatchObject({
      version: "2.0.0",
      id: "0xb1",
      chainId: "0x1",
      status: 200,
      atomic: false,
    });
    expect((status as { receipts: unknown[] }).receipts.length).toBe(2);
    expect(await call(wallet_showCallsStatus, ["0xb1"]).answer).toBeNull();
    expect(ground.signed.length).toBe(2);
  });

  test("behavior: stops at the first call that the node refuses", async () => {
    const { ground, worker, call } = await page();
    const { askKey } = call(wallet_sendCalls, batch({ id: "0xb1" }));
    await worker.shown(askKey);
    ground.node.sendFails = "refused";
    await sayYes(worker, ground, askKey);
    await worker.activityOf(askKey, "failed");

    expect(await call(wallet_getCallsStatus, ["0xb1"]).answer).toMatchObject({ status: 400, receipts: [] });
    expect(ground.signed.length).toBe(1);
  });

  test("error: an id that this site has used", async () => {
    const { ground, worker, call } = await page();
    const { askKey, answer } = call(wallet_sendCalls, batch({ id: "0xb1" }));
    await sayYes(worker, ground, askKey);
    await answer;

    expect(await numberOf(call(wallet_sendCalls, batch({ id: "0xb1" })).answer)).toBe(5720);
  });

  test("behavior: the worst call decides for the batch [C11]", async () => {
    const { worker, call } = await page();
    const everything = `0x095ea7b3${stranger.slice(2).padStart(64, "0")}${"f".repeat(64)}`;
    const calls = Array.from({ length: 50 }, () => ({ to: stranger, value: "0x1" }));
    calls.splice(31, 1, { to: `0x${"cd".repeat(20)}`, value: "0x0", data: everything } as never);
    const { askKey } = call(wallet_sendCalls, batch({ calls }));
    const view = await worker.shown(askKey);

    expect(["hold", "block"]).toContain(view.decision?.outcome);
    expect(view.description.calls.length).toBe(50);
  });
});
