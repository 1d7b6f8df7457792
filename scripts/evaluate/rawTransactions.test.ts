import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseGwei, serializeTransaction } from "viem";
import { describe, expect, test } from "vitest";
import { friend, messageOf, transactionTo } from "../../extension/domain/samples.ts";
import { readRawTransactions, withWishes } from "./rawTransactions.ts";

function readFrom(files: Readonly<Record<string, string>>) {
  const directory = mkdtempSync(join(tmpdir(), "raw-transactions-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
    return readRawTransactions(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const call = { chainId: 1, to: friend, value: 5n } as const;
const modern = serializeTransaction({ ...call, type: "eip1559", gas: 21_000n, maxFeePerGas: parseGwei("2") });
const old = serializeTransaction({ ...call, value: 6n, type: "legacy", gas: 50_000n, gasPrice: 7n });
const file = JSON.stringify({
  tests: [{ rawTx: modern, expectedTexts: ["Max fees", "1 ETH"] }, { rawTx: old }],
});

describe("raw transactions", () => {
  test("default: a request gets gas and price of the transaction that does the same", () => {
    const known = readFrom({ "a.tests.json": file });
    const wishesOf = (value: string) => {
      const subject = withWishes(transactionTo(friend, undefined, value), known);
      return subject.kind === "transaction" ? subject.wishes : null;
    };
    expect(wishesOf("0x5")).toEqual({ gas: 21_000n, maxFeePerGas: 2_000_000_000n });
    expect(wishesOf("0x6")).toEqual({ gas: 50_000n, gasPrice: 7n });
    expect(wishesOf("0x7")).toEqual({});
    expect(withWishes(messageOf("hello"), known)).toEqual(messageOf("hello"));
  });

  test("error: a file or a transaction that cannot be read gives nothing", () => {
    const odd = JSON.stringify({ tests: [{ rawTx: "0x02ff" }, { rawTx: 5 }, null] });
    expect(
      readFrom({ "a.tests.json": "{", "b.tests.json": odd, "c.tests.json": "[]", "d.json": file }).size,
    ).toBe(0);
  });
});
