import { describe, expect, test } from "vitest";
import { createManifestFetch } from "../../background/services/catalogue/createManifestFetch.ts";
import type { Subject } from "../../extension/domain/subject.ts";
import type { CallRow, CallStore, CounterRow } from "../../extension/sechub/callStore.ts";
import { createSecHubClient } from "../../extension/sechub/createSecHubClient.ts";
import type { BoundWare, WareAnswer } from "../../extension/sechub/types.ts";
import { createSigner, decodeSubject, subjectHash, ZERO_HASH } from "../../protocol/index.ts";
import type { Engine } from "../../secware/sdk/engine.ts";
import {
  boundFacts,
  callerKey,
  createTestClock,
  domain,
  origin,
  plainEngine,
  purchaseId,
  setup,
  signingKey,
} from "../../secware/sdk/testing/testWare.ts";

const caller = createSigner(callerKey);
const binding: BoundWare = {
  ...{ ...domain, ware: 1, name: "Test", host: "localhost:4801", manifestHash: ZERO_HASH, purchaseId },
  ...{ caller: caller.address, callerSettled: 0, pricePerCall: 1n, flags: 0, state: "active", stateText: "" },
  ...{ conditions: [], parameters: {} },
};
const transfer = (value: bigint): Subject => ({
  ...{ kind: "transaction", chainId: 1, from: `0x${"01".repeat(20)}`, to: `0x${"02".repeat(20)}` },
  ...{ value, data: "0x", wishes: {} },
});

/** Judges what it was told, and fails as often as it is told to. */
function fallible(failures: { left: number }): Engine {
  return {
    ...plainEngine,
    inspect(request) {
      if (failures.left > 0) {
        failures.left -= 1;
        throw new TypeError("The engine broke.");
      }
      const subject = decodeSubject(request.subject);
      return {
        status: "answered",
        subjectHash: subject === null ? ZERO_HASH : subjectHash(subject),
        content: { level: "none", reasons: [], completeness: { verdict: "full" } },
      };
    },
  };
}

function createStore(): CallStore & { counters: Map<string, CounterRow> } {
  const counters = new Map<string, CounterRow>();
  const calls = new Map<string, CallRow>();
  return {
    counters,
    loadCounters: async () => [...counters.values()],
    saveCounter: async (row) => void counters.set(row.id, row),
    async saveSigned(counter, call) {
      counters.set(counter.id, counter);
      calls.set(call.id, call);
    },
    loadCall: async (id) => calls.get(id) ?? null,
    removeCall: async (id) => void calls.delete(id),
  };
}

function world({ failures = 0, calls = 100, clientAheadMs = 0 } = {}) {
  const left = { left: failures };
  const engine = fallible(left);
  const clock = createTestClock();
  const { ware, clock: wareClock } = setup({
    engine,
    facts: { ...boundFacts, calls },
  });
  const fetchFrom: typeof fetch = async (input, init) => {
    const answer = await ware.answer({
      ...{ method: init?.method ?? "GET", target: String(input).slice(origin.length), ip: "127.0.0.1" },
      headers: init?.headers as Record<string, string>,
      body: (init?.body ?? new Uint8Array()) as Uint8Array,
    });
    return new Response(answer.body as BodyInit, { status: answer.status, headers: answer.headers });
  };
  let salt = 0;
  const open = (store = createStore()) =>
    createSecHubClient({
      ...{ fetchFrom, store, now: () => clock.nowMs() + clientAheadMs, originOf: () => origin },
      after: (ms) => (ms < 2_500 ? Promise.resolve() : new Promise(() => undefined)),
      randomBytes: (length) => new Uint8Array(length).map((_, at) => (at === 0 ? salt++ : 1)),
      signerOf: async () => caller,
      fetchManifest: createManifestFetch({ fetchFrom, homeChainId: () => domain.chainId }),
      readSigningKeys: async () => [{ key: createSigner(signingKey).address, from: 0, until: 4_000_000_000 }],
    });
  const bound = { ...binding, manifestHash: ware.manifestHash };
  const forward = (ms: number) => {
    clock.forward(ms);
    wareClock.forward(ms);
  };
  const askWith = async (client: Awaited<ReturnType<typeof open>>, value: bigint) => {
    const [answer] = await client.ask(transfer(value), {
      ...{ origin: "https://app.example", budgetMs: 2_500, bindings: [bound], onAnswer: () => undefined },
    });
    return answer as WareAnswer;
  };
  return { open, forward, askWith };
}

describe("the wallet's client against the SDK [SW15] [AVS5]", () => {
  test("default: a call is made, metered, answered and verified; one after the other, and at once", async () => {
    const { open, askWith } = world();
    const client = await open();
    expect(await askWith(client, 1n)).toMatchObject({ status: "answered", level: "none" });
    const answers = await Promise.all([2n, 3n, 4n].map((value) => askWith(client, value)));
    expect(answers.map(({ status }) => status)).toEqual(["answered", "answered", "answered"]);
    expect(client.recordOf(purchaseId)).toMatchObject({ used: 4, isStalled: false });
  });

  test("behavior: an answer that was lost costs no second number: look-up, signed word, the number again [J18]", async () => {
    const { open, forward, askWith } = world({ failures: 2 });
    const store = createStore();
    const client = await open(store);
    expect(await askWith(client, 1n)).toMatchObject({ status: "gap", gap: { reason: "server-error" } });
    forward(1_000);
    expect((await askWith(client, 2n)).status).toBe("answered");
    forward(1_000);
    expect((await askWith(client, 3n)).status).toBe("answered");
    expect([...store.counters.values()]).toMatchObject([{ high: 2, free: [], unresolved: [] }]);
  });

  test("behavior: an empty machine and a second profile of the same words both go on where the SecWare is", async () => {
    const { open, askWith } = world();
    const first = await open();
    const second = await open();
    for (const value of [1n, 2n]) await askWith(first, value);
    expect((await askWith(second, 3n)).status).toBe("answered");
    expect((await askWith(first, 4n)).status).toBe("answered");
    expect((await askWith(second, 5n)).status).toBe("answered");
    const third = await open();
    expect((await askWith(third, 6n)).status).toBe("answered");
  });

  test("behavior: call N + 1 is refused, and said to be so [AVS6]", async () => {
    const { open, askWith } = world({ calls: 2 });
    const client = await open();
    await askWith(client, 1n);
    await askWith(client, 2n);
    expect(await askWith(client, 3n)).toMatchObject({ status: "gap", gap: { reason: "exhausted" } });
  });

  test.each([7_200_000, -7_200_000])(
    "behavior: a clock that is %i ms off is learned",
    async (clientAheadMs) => {
      const { open, askWith } = world({ clientAheadMs });
      const client = await open();
      expect((await askWith(client, 1n)).status).toBe("answered");
      expect((await askWith(client, 2n)).status).toBe("answered");
    },
  );
});
