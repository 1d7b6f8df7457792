import { describe, expect, test } from "vitest";
import {
  checkEnvelope,
  type Hex,
  keccak,
  nobleCurve,
  readEnvelope,
  readProblem,
  refusalDigest,
  secwareIdOf,
  toUtf8Bytes,
} from "../../protocol/index.ts";
import type { PurchaseFacts } from "./purchases/purchaseIndex.ts";
import {
  ask,
  askPlain,
  bodyOf,
  boundFacts,
  caller,
  callOf,
  domain,
  purchaseId,
  receivedOf,
  START_MS,
  setup,
  signingKey,
  subjectHash,
} from "./testing/testWare.ts";

const signerAddress = nobleCurve.address(signingKey);

function expectationOf(requestHash: Hex, seq: number, engines: readonly Hex[]) {
  return {
    ...{ domain, kind: "transaction" as const, secwareId: secwareIdOf(1), purchaseId, caller, seq },
    ...{ requestHash, subjectHash, engines, sentAtMs: START_MS, receivedAtMs: START_MS, nowMs: START_MS },
    keys: [{ key: signerAddress, from: 0, until: 4_000_000_000 }],
  };
}

describe("a metered call", () => {
  test("default: is answered with a verdict that its client accepts [SM6]", async () => {
    const { ware, engines } = setup();
    const call = await callOf();

    const answer = await ask(ware, call);

    const envelope = readEnvelope(answer.text);
    const checked =
      envelope && checkEnvelope(envelope, expectationOf(call.requestHash, 1, engines), nobleCurve);
    expect(answer.status).toBe(200);
    expect(checked?.status).toBe("verified");
    expect(envelope?.usage).toEqual({ high: 1, served: 1, calls: 100 });
    expect(answer.headers["content-type"]).toBe("application/vnd.sechub.envelope+json");
    expect(answer.headers["ratelimit"]).toBe('"caller";r=119;t=60');
  });

  test("behavior: the same bytes get the same bytes, counted once [J18]", async () => {
    const { ware, clock } = setup();
    const call = await callOf();

    const first = await ask(ware, call);
    clock.forward(20_000);
    const second = await ask(ware, call);
    const usage = await askPlain(ware, { path: `/v1/usage/${purchaseId}`, nowMs: clock.nowMs() });

    expect(second.text).toBe(first.text);
    expect(usage.json).toMatchObject({
      high: 1,
      served: 1,
      newest: { seq: 1, requestHash: call.requestHash },
    });
  });

  test("behavior: other bytes under an answered number are refused with the first voucher [J18]", async () => {
    const { ware } = setup();
    const first = await callOf();
    await ask(ware, first);

    const other = await ask(ware, await callOf({ body: bodyOf({ salt: `0x${"08".repeat(16)}` }) }));

    expect(other).toMatchObject({ status: 409, reason: "seq_conflict" });
    expect(other.json["proof"]).toEqual({
      seq: 1,
      requestHash: first.requestHash,
      signature: first.signature,
    });
  });

  test("behavior: call N + 1 is refused, and nobody is charged for it [AVS6]", async () => {
    const caller2 = { ...boundFacts, calls: 2 };
    const { ware } = setup({ facts: caller2 });
    await ask(ware, await callOf({ seq: 1 }));
    await ask(ware, await callOf({ seq: 2 }));

    const third = await ask(ware, await callOf({ seq: 3 }));
    const usage = await askPlain(ware, { path: `/v1/usage/${purchaseId}` });

    expect(third).toMatchObject({ status: 402, reason: "purchase_exhausted" });
    expect(usage.json).toMatchObject({ high: 2, served: 2, calls: 2 });
  });

  test("behavior: of many parallel calls no more than were bought are answered [AVS6]", async () => {
    const { ware } = setup({ facts: { ...boundFacts, calls: 5 } });
    const calls = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((seq) => callOf({ seq })));

    const answers = await Promise.all(calls.map((call) => ask(ware, call)));

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(answers.filter(({ reason }) => reason === "purchase_exhausted")).toHaveLength(3);
  });

  const entitlements: [string, Partial<PurchaseFacts>, number, string, boolean][] = [
    ["an expired purchase [AVS7]", { end: START_MS / 1000 }, 402, "purchase_expired", true],
    ["a purchase of another SecWare", { ware: 2 }, 403, "wrong_secware", true],
    ["a purchase that is being refunded", { isLive: false }, 402, "purchase_refunding", true],
    ["a kind outside of the plan [SW8]", { kinds: ["site"] }, 403, "kind_not_in_plan", true],
    [
      "a purchase without its confirmations",
      { confirmations: { have: 1, need: 2 } },
      503,
      "purchase_unconfirmed",
      true,
    ],
    ["a caller that is not in it", { caller: null }, 401, "caller_not_bound", false],
    [
      "a caller that was revoked [SW7]",
      { caller: { maxCalls: 5, settled: 0, validUntil: 4e9, isRevoked: true } },
      401,
      "grant_revoked",
      false,
    ],
    [
      "a caller whose time is over [AVS7]",
      { caller: { maxCalls: 5, settled: 0, validUntil: START_MS / 1000, isRevoked: false } },
      401,
      "grant_expired",
      false,
    ],
  ];
  test.each(entitlements)("error: %s is refused", async (_name, facts, status, reason, isSigned) => {
    const { ware } = setup({ facts: { ...boundFacts, ...facts } });

    const answer = await ask(ware, await callOf());

    expect(answer).toMatchObject({ status, reason });
    expect(answer.json["refusal"] !== undefined).toBe(isSigned);
    expect(answer.json["serverTimeMs"]).toBe(START_MS);
  });

  test("behavior: a refusal of a bound caller is signed over exactly this call", async () => {
    const { ware } = setup({ facts: { ...boundFacts, end: 1 } });
    const call = await callOf();

    const problem = readProblem((await ask(ware, call)).text);

    const { statement, signer, signature } = problem?.refusal ?? {};
    expect(statement).toMatchObject({
      purchaseId,
      caller,
      seq: 1,
      requestHash: call.requestHash,
      status: 402,
    });
    expect(statement?.reason).toBe(keccak(toUtf8Bytes("purchase_expired")));
    expect(signer).toBe(signerAddress);
    expect(statement && signature && nobleCurve.recover(refusalDigest(domain, statement), signature)).toBe(
      signerAddress,
    );
  });

  test("behavior: an unknown purchase and an unbound caller get the same words", async () => {
    const unbound = setup({ facts: { ...boundFacts, caller: null } });
    const unknown = setup({ facts: null });

    const answers = await Promise.all([
      ask(unbound.ware, await callOf()),
      ask(unknown.ware, await callOf()),
      ask(unknown.ware, await callOf({ id: `0x${"99".repeat(32)}` })),
    ]);

    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.status).toBe(401);
  });

  test("behavior: a chain that cannot be read accepts nothing", async () => {
    const purchases = { find: async () => ({ status: "unavailable" as const }), stop: async () => {} };
    const { ware } = setup({ purchases });

    expect(await ask(ware, await callOf())).toMatchObject({ status: 503, reason: "chain_state_unavailable" });
  });

  test("error: an altered body, path, number or key is refused [SM6] [AVS5]", async () => {
    const { ware } = setup();
    const call = await callOf();
    const received = receivedOf(call);
    const headers = {
      ...call.headers,
      "sechub-call": (call.headers["sechub-call"] ?? "").replace("seq=1", "seq=2"),
    };
    const foreign = await callOf({ key: `0x${"33".repeat(32)}` });
    const mixed = { ...call.headers, signature: foreign.headers["signature"] };

    const statuses = await Promise.all(
      [
        { ...received, body: toUtf8Bytes(bodyOf({ kind: "typedData" })) },
        { ...received, target: "/v1/scan?x=1" },
        { ...received, headers },
        { ...received, headers: mixed },
      ].map(async (altered) => (await ware.answer(altered)).status),
    );

    expect(statuses).toEqual([401, 401, 401, 401]);
  });

  test("behavior: the origin is the configured one; a Host header changes nothing", async () => {
    const { ware } = setup();
    const received = receivedOf(await callOf());

    const answer = await ware.answer({ ...received, headers: { ...received.headers, host: "evil.example" } });

    expect(answer.status).toBe(200);
  });

  test("error: old, future and long-lived calls are refused [J18]", async () => {
    const { ware } = setup();

    const old = await ask(ware, await callOf({ nowMs: START_MS - 100_000 }));
    const future = await ask(ware, await callOf({ nowMs: START_MS + 40_000 }));

    expect(old.reason).toBe("request_expired");
    expect(future.reason).toBe("request_not_yet_valid");
    expect(old.headers["www-authenticate"]).toBe('SecHub error="request_expired"');
    expect(old.headers["accept-signature"]).toContain('tag="sechub-call-v1"');
  });

  test("error: bytes from before the start are void unless they were answered", async () => {
    const { ware, clock } = setup();
    const before = await callOf({ nowMs: START_MS - 2_000 });

    expect(await ask(ware, before)).toMatchObject({ status: 409, reason: "voided" });
    clock.forward(1);
    expect((await ask(ware, await callOf({ nowMs: START_MS + 1 }))).status).toBe(200);
  });

  test("error: garbage under a good signature is malformed, and an unsupported kind says so", async () => {
    const { ware } = setup();

    expect(await ask(ware, await callOf({ body: "{" }))).toMatchObject({ status: 400, reason: "malformed" });
    expect(await ask(ware, await callOf({ body: bodyOf({ kind: "site" }) }))).toMatchObject({
      status: 422,
      reason: "unsupported_kind",
    });
  });
});
