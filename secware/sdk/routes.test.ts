import { describe, expect, test } from "vitest";
import { keccak, readEnvelope } from "../../protocol/index.ts";
import { ManifestMismatchError } from "./createSecWare.ts";
import type { Engine } from "./engine.ts";
import {
  ask,
  askPlain,
  bodyOf,
  caller,
  callOf,
  plainEngine,
  purchaseId,
  START_MS,
  setup,
  subjectHash,
} from "./testing/testWare.ts";

describe("engines", () => {
  const engineThat = (inspect: Engine["inspect"]): Engine => ({ ...plainEngine, inspect });

  test("behavior: one that throws costs nothing, and the same bytes may come again", async () => {
    let isBroken = true;
    const engine = engineThat((request, context) => {
      if (isBroken) throw new TypeError("broken");
      return plainEngine.inspect(request, context);
    });
    const { ware } = setup({ engine });
    const call = await callOf();

    const failed = await ask(ware, call);
    isBroken = false;
    const later = await ask(ware, call);

    expect(failed).toMatchObject({ status: 503, reason: "engine_unavailable" });
    expect(failed.headers["retry-after"]).toBe("1");
    expect(later.status).toBe(200);
    expect(readEnvelope(later.text)?.usage?.served).toBe(1);
  });

  test("behavior: one that hangs is cut at the caller's budget", async () => {
    let isAborted = false;
    const engine = engineThat(
      (_request, { signal }) =>
        new Promise(() => {
          signal.addEventListener("abort", () => {
            isAborted = true;
          });
        }),
    );
    const { ware } = setup({ engine });

    const answer = await ask(ware, await callOf({ body: bodyOf({ budgetMs: 20 }) }));

    expect(answer).toMatchObject({ status: 504, reason: "deadline_exceeded" });
    expect(isAborted).toBe(true);
  });

  test("behavior: the same bytes while the first run are told to wait", async () => {
    let finish = () => {};
    const engine = engineThat(
      (request, context) =>
        new Promise((resolve) => {
          finish = () => resolve(plainEngine.inspect(request, context));
        }),
    );
    const { ware } = setup({ engine });
    const call = await callOf();

    const first = ask(ware, call);
    const second = await ask(ware, call);
    finish();

    expect(second).toMatchObject({ status: 409, reason: "in_progress" });
    expect((await first).status).toBe(200);
  });

  test("behavior: `none` without having read everything becomes `unknown` [SW27]", async () => {
    const engine = engineThat(() => ({
      status: "answered",
      subjectHash,
      content: { level: "none", reasons: [], completeness: { verdict: "partial" } },
    }));
    const { ware } = setup({ engine });

    expect(readEnvelope((await ask(ware, await callOf())).text)?.verdict.level).toBe(0);
  });
});

describe("limits [SM2]", () => {
  test("behavior: an address and a caller each have theirs, and are told when to come back", async () => {
    const byAddress = setup({ limits: { perAddress: 1 } });
    const byCaller = setup({ limits: { perCaller: 1 } });

    await ask(byAddress.ware, await callOf());
    const address = await ask(byAddress.ware, await callOf({ seq: 2 }));
    await ask(byCaller.ware, await callOf());
    const called = await ask(byCaller.ware, await callOf({ seq: 2 }));
    byCaller.clock.forward(60_000);
    const later = await ask(byCaller.ware, await callOf({ seq: 2, nowMs: START_MS + 60_000 }));

    expect(address).toMatchObject({ status: 429, reason: "rate_limited" });
    expect(address.json["refusal"]).toBeUndefined();
    expect(called).toMatchObject({ status: 429, reason: "rate_limited" });
    expect(called.json["refusal"]).toBeDefined();
    expect(called.headers["retry-after"]).toBe("60");
    expect(later.status).toBe(200);
  });
});

describe("look-ups", () => {
  const query = (seq: number) => JSON.stringify({ v: 1, purchaseId, caller, seq });

  test("default: an answer is found again, by body and by path", async () => {
    const { ware } = setup();
    const first = await ask(ware, await callOf());

    const byBody = await askPlain(ware, { path: "/v1/result", body: query(1) });
    const byPath = await askPlain(ware, { path: `/v1/scan/${purchaseId}/${caller}/1` });

    expect(byBody.text).toBe(first.text);
    expect(byPath.text).toBe(first.text);
  });

  test("behavior: `not_served` is signed, and voids what was made before it [J18]", async () => {
    const { ware, clock } = setup();
    const lost = await callOf();
    clock.forward(1_000);

    const missing = await askPlain(ware, { path: "/v1/result", body: query(1), nowMs: clock.nowMs() });
    const late = await ask(ware, lost);
    const fresh = await ask(ware, await callOf({ nowMs: clock.nowMs(), body: bodyOf({ budgetMs: 9 }) }));

    expect(missing).toMatchObject({ status: 404, reason: "not_served" });
    expect(missing.json["refusal"]).toBeDefined();
    expect(late).toMatchObject({ status: 409, reason: "voided" });
    expect(fresh.status).toBe(200);
  });

  test("error: a nonce is good once, and nobody reads another caller's answers [SM6]", async () => {
    const { ware } = setup();
    await ask(ware, await callOf());

    const own = await askPlain(ware, { path: `/v1/usage/${purchaseId}` });
    const foreign = await askPlain(ware, { path: "/v1/result", body: query(1), key: `0x${"33".repeat(32)}` });

    expect((await own.again()).reason).toBe("nonce_used");
    expect(foreign).toMatchObject({ status: 401, reason: "caller_not_bound" });
  });
});

describe("a host", () => {
  test("default: Fetch in, Response out; preflight, manifest, health and figures", async () => {
    const { ware } = setup();
    const at = (path: string, init?: RequestInit) => new Request(`http://localhost:4801${path}`, init);

    const call = await callOf();
    const scan = await ware.fetch(
      at("/v1/scan", { method: "POST", headers: call.headers, body: call.body as BodyInit }),
      { ip: "1.2.3.4" },
    );
    const preflight = await ware.fetch(at("/v1/scan", { method: "OPTIONS" }));
    const manifest = await ware.fetch(at("/.well-known/secware.json"));
    const health = await ware.fetch(at("/healthz"));
    const local = await ware.fetch(at("/metrics"), { ip: "127.0.0.1" });
    const remote = await ware.fetch(at("/metrics"), { ip: "1.2.3.4" });

    expect(scan.status).toBe(200);
    expect(scan.headers.get("access-control-expose-headers")).toContain("Retry-After");
    expect(preflight.headers.get("access-control-max-age")).toBe("7200");
    expect(keccak(new Uint8Array(await manifest.arrayBuffer()))).toBe(ware.manifestHash);
    expect(await health.text()).toBe('{"status":"ok"}');
    expect(await local.text()).toContain('secware_verdicts_total{level="none"} 1');
    expect(remote.status).toBe(404);
  });

  test("error: a body above 256 KiB is refused before anything is computed", async () => {
    const { ware } = setup();
    const body = new Uint8Array(256 * 1024 + 1);

    const answer = await ware.fetch(new Request("http://localhost:4801/v1/scan", { method: "POST", body }));

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ reason: "too_large" });
  });

  test("error: a manifest of another SecWare does not start", () => {
    expect(() => setup({ ware: 2 })).toThrow(ManifestMismatchError);
    expect(() => setup({ origin: "https://other.example" })).toThrow(ManifestMismatchError);
  });
});
