import "fake-indexeddb/auto";
import { openDB } from "idb";
import { describe, expect, test } from "vitest";
import { createCallRepository } from "./calls.ts";
import { createNetworkRepository } from "./networks.ts";
import { openStore } from "./openStore.ts";
import { type StoreName, type StoreShape, schemaVersion, shapes } from "./schema.ts";
import { createSettingRepository } from "./settings.ts";
import { createSiteRepository } from "./sites.ts";
import { createVaultMirror } from "./vaultMirror.ts";

const freshName = (() => {
  let count = 0;
  return () => `storage-${++count}`;
})();

describe("openStore", () => {
  test("default: a fresh profile has every store with its key and indexes", async () => {
    const database = await openStore(freshName());
    for (const store of Object.keys(shapes) as StoreName[]) {
      const opened = database.transaction(store).store;
      const { keyPath, indexes = {} }: StoreShape = shapes[store];
      expect(opened.keyPath).toBe(keyPath);
      expect([...opened.indexNames]).toEqual(Object.keys(indexes).sort());
    }
    expect([...database.objectStoreNames].sort()).toEqual(Object.keys(shapes).sort());
  });

  test("behavior: rows survive closing, and opening again changes nothing", async () => {
    const name = freshName();
    const first = await openStore(name);
    await createSettingRepository(first).save("a", { deep: [1] });
    first.close();
    const second = await openStore(name);
    expect(await createSettingRepository(second).load("a")).toEqual({ deep: [1] });
    expect(second.version).toBe(schemaVersion);
  });

  test("error: a database of a newer version is refused and left as it is", async () => {
    const name = freshName();
    const newer = await openDB(name, schemaVersion + 1, {
      upgrade: (database) => void database.createObjectStore("later"),
    });
    newer.close();
    await expect(openStore(name)).rejects.toMatchObject({ name: "VersionError" });
    const again = await openDB(name);
    expect([...again.objectStoreNames]).toEqual(["later"]);
  });
});

describe("repositories", () => {
  test("default: sites, networks, settings and the vault's mirror come back as they went", async () => {
    const database = await openStore(freshName());
    const site = {
      origin: "https://app.example",
      accounts: [`0x${"11".repeat(20)}` as const],
      chainId: 1,
      connectedAt: 5,
      callBudget: { perHour: 20, beforeFirstAct: 3 },
    };
    const sites = createSiteRepository(database);
    await sites.save(site);
    await sites.save({ ...site, chainId: 5 });
    expect(await sites.loadAll()).toEqual([{ ...site, chainId: 5 }]);
    await sites.remove(site.origin);
    expect(await sites.loadAll()).toEqual([]);

    const network = { chainId: 5, name: "Five", rpcUrl: "https://five.example", symbol: "FIV" };
    const networks = createNetworkRepository(database);
    await networks.save(network);
    expect(await networks.loadAll()).toEqual([network]);

    const mirror = createVaultMirror(database);
    expect(await mirror.load()).toBeNull();
    await mirror.save("sealed");
    expect(await mirror.load()).toBe("sealed");
    expect(await createSettingRepository(database).load("never")).toBeUndefined();
  });

  test("default: a signed call and its counter are written together, and the call goes when it is answered", async () => {
    const calls = createCallRepository(await openStore(freshName()));
    const hex = `0x${"ab".repeat(32)}` as const;
    const counter = {
      ...{
        id: "p c",
        purchaseId: hex,
        caller: hex,
        high: 1,
        free: [],
        unresolved: [{ seq: 1, signedAtMs: 5 }],
      },
      ...{ ack: hex, answered: 0, asked: 1, latencyMs: null, lastProblem: null },
    };
    const call = {
      ...{ id: "p c 1", counter: "p c", seq: 1, secwareId: hex, kind: "transaction", sentAtMs: 5 },
      ...{ requestHash: hex, subjectHash: hex, signature: hex },
      ...{
        url: "https://api.secware.example/v1/scan",
        headers: { accept: "x" },
        body: Uint8Array.of(1),
        base: "b",
      },
    };
    await calls.saveSigned(counter, call);
    expect(await calls.loadCounters()).toEqual([counter]);
    expect(await calls.loadCall("p c 1")).toEqual(call);
    await calls.saveCounter({ ...counter, answered: 1, unresolved: [] });
    await calls.removeCall("p c 1");
    expect(await calls.loadCall("p c 1")).toBeNull();
    expect(await calls.loadCounters()).toMatchObject([{ answered: 1, unresolved: [] }]);
  });
});
