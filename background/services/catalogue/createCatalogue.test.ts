import { describe, expect, test } from "vitest";
import { ChainUnknownError } from "../../../extension/chain/chainErrors.ts";
import type { WareFacts } from "../../../extension/chain/homeFacts.ts";
import type { CopyRow } from "../../../extension/storage/copies.ts";
import { createCatalogue } from "./createCatalogue.ts";
import type { ManifestOutcome } from "./manifestFetch.ts";

const facts: WareFacts = {
  ware: 1,
  owner: "0x00000000000000000000000000000000000000aa",
  host: "api.example",
  manifestHash: `0x${"11".repeat(32)}`,
  status: "active",
  sla: { uptimeBps: 9900, p95Ms: 1500, unknownMaxBps: 1000, rateLimit: 60, retentionDays: 30 },
  stake: 5n,
  plans: [],
};
const manifest = {
  secwareId: `0x${"1".padStart(64, "0")}`,
  name: "Guard",
  description: "",
  category: "transaction",
  origin: "https://api.example",
  kinds: ["transaction"],
  chains: ["eip155:1"],
  needs: {},
  parameters: [],
} as unknown as Extract<ManifestOutcome, { status: "verified" }>["manifest"];

/** Fakes of chain, disk and the SecWare's host. */
async function setup(outcome: ManifestOutcome = { status: "verified", manifest }, rows: CopyRow[] = []) {
  const state = { isDown: false, home: 31337 as number | null, readings: 0 };
  const catalogue = await createCatalogue({
    homeChainId: () => state.home,
    async readWares() {
      state.readings += 1;
      if (state.isDown) throw new ChainUnknownError(1);
      return [facts];
    },
    fetchManifest: async () => outcome,
    isBound: (ware) => ware === 1,
    copies: {
      load: async () => null,
      loadAll: async () => rows,
      async save(row) {
        rows.push(structuredClone(row));
      },
    },
    now: () => 1000,
  });
  return { catalogue, state, rows };
}

describe("createCatalogue", () => {
  test("default: verified words, and the chain's numbers [SW5]", async () => {
    const { catalogue } = await setup();

    expect(await catalogue.refresh()).toEqual({ status: "done" });
    expect(catalogue.view()).toMatchObject({ status: "ready", isStale: false, readAt: 1000 });
    expect(catalogue.find(1)).toMatchObject({
      name: "Guard",
      isVerified: true,
      stake: "5",
      score: null,
      chains: [1],
    });
  });

  test.each<[string, ManifestOutcome]>([
    ["does not hash to the registry's word", { status: "unverified", problem: "Not the one." }],
    [
      "names another SecWare",
      { status: "verified", manifest: { ...manifest, secwareId: `0x${"2".padStart(64, "0")}` } },
    ],
    ["names another host", { status: "verified", manifest: { ...manifest, origin: "https://evil.example" } }],
  ])("behavior: a manifest that %s is listed as such, without its words", async (_name, outcome) => {
    const { catalogue } = await setup(outcome);

    await catalogue.refresh();

    expect(catalogue.find(1)).toMatchObject({ isVerified: false, name: "SecWare 1", kinds: [] });
    expect(catalogue.find(1)?.problem).not.toBe(null);
  });

  test("behavior: a chain that is down leaves the last good copy, said to be old, also after a restart [BY12]", async () => {
    const { catalogue, state, rows } = await setup();
    await catalogue.refresh();
    state.isDown = true;

    expect(await catalogue.refresh()).toMatchObject({ status: "unavailable" });
    expect(catalogue.view()).toMatchObject({ status: "ready", isStale: true, readAt: 1000 });
    const restarted = await setup(undefined, rows);
    expect(restarted.catalogue.view()).toMatchObject({ status: "ready", readAt: 1000, wares: [{ ware: 1 }] });
  });

  test("behavior: two screens that ask at once cause one reading", async () => {
    const { catalogue, state } = await setup();

    await Promise.all([catalogue.refresh(), catalogue.refresh()]);

    expect(state.readings).toBe(1);
  });

  test("behavior: without a home chain it says so, and asks nobody", async () => {
    const { catalogue, state } = await setup();
    state.home = null;

    expect(await catalogue.refresh()).toMatchObject({ status: "unavailable" });
    expect(catalogue.view()).toMatchObject({ status: "unavailable", wares: [] });
    expect(state.readings).toBe(0);
  });

  test("behavior: a copy of another form counts as none", async () => {
    const rows = [{ id: "31337", readAt: 1, copy: { format: 2, wares: "?" } }];

    expect((await setup(undefined, rows)).catalogue.view()).toMatchObject({ status: "loading", wares: [] });
  });
});
