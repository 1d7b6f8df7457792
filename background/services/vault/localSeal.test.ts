import { describe, expect, test } from "vitest";
import { createLocalSeal } from "./localSeal.ts";
import { knownAddress, openKnownVault } from "./testVault.ts";
import { VaultLockedError } from "./vaultErrors.ts";

const row = { id: "1", amount: 5n, list: ["a", null], missing: undefined };

describe("createLocalSeal", () => {
  test("default: what was sealed is intact, whatever the order of its keys", async () => {
    const { vault } = await openKnownVault();
    const seal = createLocalSeal(vault);
    const mac = await seal.mac(knownAddress, "policy", row);

    expect(await seal.isIntact(knownAddress, "policy", { list: ["a", null], amount: 5n, id: "1" }, mac)).toBe(
      true,
    );
    const sealed = await seal.encrypt(knownAddress, "factors", "a secret");
    expect(sealed).not.toContain("secret");
    expect(await seal.decrypt(knownAddress, "factors", sealed)).toBe("a secret");
  });

  test.each([
    ["another value", { ...row, amount: 6n }],
    ["a value more", { ...row, more: true }],
    ["nothing", null],
  ])("error: %s is not what was sealed [L05]", async (_name, value) => {
    const { vault } = await openKnownVault();
    const seal = createLocalSeal(vault);
    const mac = await seal.mac(knownAddress, "policy", row);

    expect(await seal.isIntact(knownAddress, "policy", value, mac)).toBe(false);
  });

  test("error: a seal does not pass for another label, nor altered or cut", async () => {
    const { vault } = await openKnownVault();
    const seal = createLocalSeal(vault);
    const mac = await seal.mac(knownAddress, "policy", row);
    const sealed = await seal.encrypt(knownAddress, "factors", "a secret");

    expect(await seal.isIntact(knownAddress, "overrides", row, mac)).toBe(false);
    expect(await seal.isIntact(knownAddress, "policy", row, mac.slice(2))).toBe(false);
    expect(await seal.isIntact(knownAddress, "policy", row, "not hex")).toBe(false);
    expect(await seal.decrypt(knownAddress, "audit", sealed)).toBeNull();
    expect(await seal.decrypt(knownAddress, "factors", `${sealed.slice(0, -2)}00`)).toBeNull();
    expect(await seal.decrypt(knownAddress, "factors", "")).toBeNull();
  });

  test("error: a locked wallet seals nothing", async () => {
    const { vault } = await openKnownVault();
    await vault.lock();

    await expect(createLocalSeal(vault).mac(knownAddress, "policy", row)).rejects.toThrow(VaultLockedError);
  });
});
