import { createSigner, engineHashOf, type Manifest, secwareIdOf, wireNeeds } from "../../protocol/index.ts";
import type { Subject } from "../domain/subject.ts";
import { invariant } from "../errors/invariant.ts";
import type { CallRow, CallStore, CounterRow } from "./callStore.ts";
import { createSecHubClient } from "./createSecHubClient.ts";
import { createFakeWare, type FakeWareOptions, fakeDomain, fakeEngine } from "./fakeWare.ts";
import type { BoundWare, SecHubClientDeps, WareAnswer } from "./types.ts";

export const startedAt = 1_800_000_000_000;
const fakeOrigin = "https://api.secware.example";
export const caller = createSigner(`0x${"3".padStart(64, "0")}`);

/** A fake store in memory, to be looked into. `journal` is the order in which things were written. */
export function createFakeStore(): CallStore & {
  counters: Map<string, CounterRow>;
  calls: Map<string, CallRow>;
  journal: string[];
} {
  const counters = new Map<string, CounterRow>();
  const calls = new Map<string, CallRow>();
  const journal: string[] = [];
  return {
    ...{ counters, calls, journal },
    loadCounters: async () => [...counters.values()],
    saveCounter: async (row) => void counters.set(row.id, structuredClone(row)),
    async saveSigned(counter, call) {
      journal.push(`kept ${call.seq}`);
      counters.set(counter.id, structuredClone(counter));
      calls.set(call.id, structuredClone(call));
    },
    loadCall: async (id) => calls.get(id) ?? null,
    removeCall: async (id) => void calls.delete(id),
  };
}

const fakeManifest: Manifest = {
  ...{ v: 1, secwareId: secwareIdOf(1), name: "Fake", description: "A fake.", category: "other" },
  ...{ chainId: fakeDomain.chainId, market: fakeDomain.market, origin: fakeOrigin },
  kinds: ["transaction", "calls", "typedData", "message", "site"],
  ...{ chains: ["eip155:1"], needs: structuredClone(wireNeeds) as Manifest["needs"] },
  ...{ engines: [engineHashOf(fakeEngine)], parameters: [], retentionDays: 30 },
  reasonCodes: { FAKE_REASON: "A fake reason." },
};

export const boundWare: BoundWare = {
  ...{ chainId: fakeDomain.chainId, market: fakeDomain.market, ware: 1, name: "Fake" },
  ...{
    host: "api.secware.example",
    manifestHash: `0x${"aa".repeat(32)}`,
    purchaseId: `0x${"bb".repeat(32)}`,
  },
  ...{ caller: caller.address, callerSettled: 0, pricePerCall: 5n, flags: 0 },
  ...{ state: "active", stateText: "10 of 10 calls left", conditions: [], parameters: {} },
};

export const transfer: Subject = {
  ...{ kind: "transaction", chainId: 1, from: `0x${"01".repeat(20)}`, to: `0x${"11".repeat(20)}` },
  ...{ value: 7n, data: "0x", wishes: {} },
};

export interface FakeHubOptions extends Partial<FakeWareOptions> {
  deps?: Partial<SecHubClientDeps>;
  store?: ReturnType<typeof createFakeStore>;
  manifest?: Partial<Manifest>;
}

/** A client over fakes: a hand-made clock, a store in memory, and one SecWare that is as honest as its options. */
export async function setupHub(options: FakeHubOptions = {}) {
  const { deps = {}, store = createFakeStore(), manifest = {}, ...own } = options;
  const clock = createFakeClock();
  const ware = createFakeWare({ origin: fakeOrigin, ware: 1, now: clock.now, ...own });
  const all: SecHubClientDeps = {
    fetchFrom: (input, init) => {
      store.journal.push(`sent ${new URL(String(input)).pathname}`);
      return ware.fetch(input, init);
    },
    ...{ now: clock.now, after: clock.after, store },
    randomBytes: (length) => new Uint8Array(length).fill(7),
    signerOf: async () => caller,
    originOf: (host) => `https://${host}`,
    fetchManifest: async () => ({ status: "verified", manifest: { ...fakeManifest, ...manifest } }),
    readSigningKeys: async () => [{ key: ware.signer, from: 0, until: 4_000_000_000 }],
    ...deps,
  };
  const client = await createSecHubClient(all);
  const heard: WareAnswer[] = [];
  const ask = (subject: Subject = transfer, bindings: readonly BoundWare[] = [boundWare], budgetMs = 2_500) =>
    client.ask(subject, {
      ...{ origin: "https://app.example", budgetMs, bindings },
      onAnswer: (answer) => heard.push(answer),
    });
  const askOne = async (subject: Subject = transfer, binding: BoundWare = boundWare) => {
    const [answer] = await ask(subject, [binding]);
    invariant(answer !== undefined, "there is one answer for each binding");
    return answer;
  };
  return { client, ware, store, clock, heard, ask, askOne };
}

/** A clock that stands still until it is moved; short waits pass at once, so that resends need no patience. */
function createFakeClock() {
  let at = startedAt;
  const waiting: { until: number; resolve: () => void }[] = [];
  return {
    now: () => at,
    after: (ms: number) =>
      ms < 2_500
        ? Promise.resolve()
        : new Promise<void>((resolve) => {
            waiting.push({ until: at + ms, resolve });
          }),
    move(ms: number) {
      at += ms;
      for (const one of waiting) if (one.until <= at) one.resolve();
    },
  };
}
