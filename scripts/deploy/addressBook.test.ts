import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decodeBook, writeBook } from "./addressBook.ts";
import { predictAddresses } from "./predictAddresses.ts";

const deployer = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
const deployment = { chainId: 5, firstBlock: 7, addresses: predictAddresses(deployer, 0) };

describe("address book", () => {
  test("default: what is written is read back", () => {
    const file = join(mkdtempSync(join(tmpdir(), "book-")), "deep/5.json");

    writeBook(file, deployment);

    expect(decodeBook(readFileSync(file, "utf8"))).toEqual(deployment);
  });

  test("error: a book that is there stays", () => {
    const file = join(mkdtempSync(join(tmpdir(), "book-")), "5.json");
    writeBook(file, deployment);

    expect(() => writeBook(file, { ...deployment, firstBlock: 8 })).toThrow("already");
    expect(decodeBook(readFileSync(file, "utf8")).firstBlock).toBe(7);
  });

  test.each([
    ["no JSON", "{"],
    ["a missing contract", JSON.stringify({ ...deployment, addresses: {} })],
    ["an address that is none", JSON.stringify(deployment).replace(deployment.addresses.Market, "0x1")],
    ["an unknown key", JSON.stringify({ ...deployment, owner: deployer })],
    ["a chain below one", JSON.stringify({ ...deployment, chainId: 0 })],
  ])("error: %s", (_what, text) => {
    expect(() => decodeBook(text)).toThrow("An address book");
  });
});

describe("predictAddresses", () => {
  test("default: the addresses that everybody's first local deployment has", () => {
    expect(predictAddresses(deployer, 0).SecToken).toBe("0x5fbdb2315678afecb367f032d93f642f64180aa3");
  });

  test("behavior: another nonce moves every address by one place", () => {
    const [first, second] = [predictAddresses(deployer, 0), predictAddresses(deployer, 1)];

    expect(second.SecToken).toBe(first.Registry);
    expect(second.Market).toBe(first.PerformancePool);
  });
});
