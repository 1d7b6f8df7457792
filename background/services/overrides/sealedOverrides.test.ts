import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import { openStore } from "../../../extension/storage/openStore.ts";
import { createOverrideRepository, type OverrideRow } from "../../../extension/storage/overrides.ts";
import { createLocalSeal } from "../vault/localSeal.ts";
import { goodPassword, knownAddress, openKnownVault } from "../vault/testVault.ts";
import { sealOverrides } from "./sealedOverrides.ts";

const row: OverrideRow = {
  ...{ id: "a", account: knownAddress, madeBy: knownAddress, reason: "Known", sentence: "It only warns." },
  ...{ what: { kind: "site", origin: "https://app.example" }, which: { kind: "all" } },
  ...{ createdAt: 0, startsAt: 0, endsAt: null, session: null, mostUses: 1, rules: [], uses: [] },
  ...{ limit: { token: "native", amount: 5n }, earlier: { uses: 0, amount: 0n }, ended: null, seal: null },
};

let stores = 0;
async function setup() {
  stores += 1;
  const { vault } = await openKnownVault();
  const repository = createOverrideRepository(await openStore(`sealed-${stores}`));
  const open = () =>
    sealOverrides({
      ...{ repository, vault, seal: createLocalSeal(vault), selectedAccount: () => knownAddress },
    });
  return { vault, repository, open, sealed: await open() };
}

describe("a sealed exception", () => {
  test("default: what this wallet kept is intact, also after a restart [L05]", async () => {
    const { sealed, open } = await setup();
    expect(sealed.isIntact(row)).toBe(false);
    await sealed.repository.save([row]);

    expect(sealed.isIntact(row)).toBe(true);
    expect((await open()).isIntact(row)).toBe(true);
  });

  const changes: readonly (readonly [string, Partial<OverrideRow>])[] = [
    ["a wider scope", { what: { kind: "site", origin: "https://other.example" } }],
    ["another account", { account: null }],
    ["an earlier start", { startsAt: -1 }],
    ["more uses", { mostUses: null }],
    ["a higher limit", { limit: { token: "native", amount: 6n } }],
    ["no seal", { seal: null }],
    ["a seal of nobody", { seal: { by: `0x${"99".repeat(20)}`, mac: "00" } }],
  ];
  test.each(changes)("error: one with %s is not [L05]", async (_name, changed) => {
    const { sealed, repository, open } = await setup();
    await sealed.repository.save([row]);
    const [kept] = await repository.loadAll();
    if (kept === undefined) expect.unreachable();
    await repository.save([{ ...kept, ...changed }]);

    expect((await open()).isIntact(row)).toBe(false);
  });

  test("behavior: in a locked wallet nothing is intact and nothing is kept, until it is unlocked", async () => {
    const { sealed, vault, open } = await setup();
    await sealed.repository.save([row]);
    await vault.lock();
    const later = await open();
    expect(later.isIntact(row)).toBe(false);
    await expect(later.repository.save([row])).rejects.toMatchObject({ code: "vault.locked" });

    const checked = new Promise<void>((resolve) => later.watch(resolve));
    await vault.unlock(goodPassword);
    await checked;

    expect(later.isIntact(row)).toBe(true);
  });

  test("behavior: writes of one row stay in order", async () => {
    const { sealed, repository } = await setup();
    const sentences = ["one", "two", "three", "four"];
    await Promise.all(sentences.map((sentence) => sealed.repository.save([{ ...row, sentence }])));

    expect(await repository.loadAll()).toMatchObject([{ sentence: "four" }]);
  });
});
