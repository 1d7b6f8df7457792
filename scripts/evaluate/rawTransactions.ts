import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Hex, isHex, parseTransaction } from "viem";
import type { Subject, TransactionSubject, TransactionWishes } from "../../extension/domain/subject.ts";

/** The gas and prices that transactions were really made with, by what they do. */
export type RawTransactions = ReadonlyMap<string, TransactionWishes>;

/**
 * Reads the raw transactions of the registry's own test files. The requests were made from these and left out gas and price,
 * which a device shows and a wallet knows before it signs. Nothing else of those files is looked at.
 */
export function readRawTransactions(directory: string): RawTransactions {
  const paths = readdirSync(directory, { recursive: true, encoding: "utf8" });
  const raws = paths
    .filter((path) => path.endsWith(".tests.json"))
    .flatMap((path) => rawsIn(readFileSync(join(directory, path), "utf8")));
  return new Map(raws.flatMap(entryOf));
}

/** The subject as the wallet would send it, where a raw transaction of the same call is known; else the subject itself. */
export function withWishes(subject: Subject, known: RawTransactions): Subject {
  if (subject.kind !== "transaction") return subject;
  const wishes = known.get(keyOf(subject));
  return wishes === undefined ? subject : { ...subject, wishes: { ...wishes, ...subject.wishes } };
}

function rawsIn(text: string): readonly Hex[] {
  const file: unknown = parsed(text);
  const tests: unknown = typeof file === "object" && file !== null && "tests" in file ? file.tests : [];
  if (!Array.isArray(tests)) return [];
  return tests.flatMap((one: unknown) => {
    const raw: unknown = typeof one === "object" && one !== null && "rawTx" in one ? one.rawTx : null;
    return isHex(raw) ? [raw] : [];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function entryOf(raw: Hex): [string, TransactionWishes][] {
  try {
    const { chainId, to, value, data, gas, gasPrice, maxFeePerGas } = parseTransaction(raw);
    const call = { chainId: chainId ?? 1, to: to ?? null, value: value ?? 0n, data: data ?? "0x" };
    return [[keyOf(call), wishesOf({ gas, gasPrice, maxFeePerGas })]];
  } catch {
    return [];
  }
}

function wishesOf(read: {
  gas: bigint | undefined;
  gasPrice: bigint | undefined;
  maxFeePerGas: bigint | undefined;
}): TransactionWishes {
  const wishes: TransactionWishes = {};
  if (read.gas !== undefined) wishes.gas = read.gas;
  if (read.gasPrice !== undefined) wishes.gasPrice = read.gasPrice;
  if (read.maxFeePerGas !== undefined) wishes.maxFeePerGas = read.maxFeePerGas;
  return wishes;
}

function keyOf({
  chainId,
  to,
  value,
  data,
}: Omit<Pick<TransactionSubject, "chainId" | "to" | "value" | "data">, "to"> & { to: string | null }) {
  return `${chainId} ${(to ?? "").toLowerCase()} ${value} ${data.toLowerCase()}`;
}
