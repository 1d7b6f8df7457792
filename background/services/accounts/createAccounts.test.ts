import { describe, expect, test } from "vitest";
import { goodPassword, knownAddress, openKnownVault } from "../vault/testVault.ts";
import { createAccounts } from "./createAccounts.ts";

async function setup() {
  const values = new Map<string, unknown>();
  const repository = {
    load: async (name: string) => values.get(name),
    save: async (name: string, value: unknown) => void values.set(name, value),
  };
  const { vault } = await openKnownVault();
  return { vault, values, repository, accounts: await createAccounts(vault, repository) };
}

describe("createAccounts", () => {
  test("default: the first account is selected and has a plain name until the user gives one", async () => {
    const { accounts, vault, repository } = await setup();
    const second = await vault.addAccount();
    expect(accounts.selected()).toBe(knownAddress);
    expect(accounts.nameOf(second)).toBe("Account 2");
    await accounts.rename(second, "  Savings ");
    await accounts.select(second);
    const again = await createAccounts(vault, repository);
    expect(again.view()).toEqual({
      selected: second,
      list: [
        { address: knownAddress, name: "Account 1", kind: "derived" },
        { address: second, name: "Savings", kind: "derived" },
      ],
    });
  });

  test("behavior: nothing is shown while locked, and it is there again afterwards [B16]", async () => {
    const { accounts, vault } = await setup();
    let told = 0;
    accounts.watch(() => {
      told += 1;
    });
    await vault.lock();
    expect(accounts.view()).toEqual({ selected: null, list: [] });
    expect(accounts.has(knownAddress)).toBe(false);
    await vault.unlock(goodPassword);
    expect(accounts.selected()).toBe(knownAddress);
    expect(told).toBe(2);
  });

  test("error: a stranger's address is neither selected nor named, and a broken record counts as none", async () => {
    const { accounts, vault, values, repository } = await setup();
    const stranger = `0x${"11".repeat(20)}` as const;
    await expect(accounts.select(stranger)).rejects.toMatchObject({ code: "vault.unknown-account" });
    await expect(accounts.rename(stranger, "x")).rejects.toMatchObject({ code: "vault.unknown-account" });
    expect(accounts.nameOf(stranger)).toBe("0x1111…1111");
    values.set("accounts", { selected: 5 });
    expect((await createAccounts(vault, repository)).selected()).toBe(knownAddress);
  });
});
