import { Transaction } from "ethers";
import fc from "fast-check";
import { parseTransaction, toHex } from "viem";
import { privateKeyToAccount, sign } from "viem/accounts";
import { describe, expect, test } from "vitest";
import { createSigning } from "../../background/services/signing/createSigning.ts";
import type { Address, Hex } from "../../extension/domain/primitives.ts";
import { judge, messageOf } from "../../extension/domain/samples.ts";
import { canonicalise } from "../../extension/domain/subject/canonicalise.ts";
import type { PreparedTransaction } from "../../extension/storage/requests.ts";

const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 2 ** 31);
const privateKey: Hex = `0x${"5".repeat(64)}`;
const me = privateKeyToAccount(privateKey).address.toLowerCase() as Address;
const to: Address = `0x${"7".repeat(40)}`;
const signing = createSigning({ sign: (_, hash) => sign({ hash, privateKey, to: "hex" }) });

function canonical(transaction: Record<string, unknown>) {
  return canonicalise({
    ...{ method: "eth_sendTransaction", params: [{ from: me, ...transaction }] },
    ...{ chainId: 1, account: me, ownAccounts: [me] },
  });
}

const word = 2n ** 256n;
const whole = fc.record({
  to: fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => toHex(bytes)),
  value: fc.oneof(fc.constantFrom(0n, 1n, word - 1n), fc.bigInt(0n, word - 1n)).map((wei) => toHex(wei)),
  data: fc.uint8Array({ maxLength: 100 }).map((bytes) => toHex(bytes)),
  gas: fc
    .oneof(fc.constantFrom(21_000n, 2n ** 64n - 1n), fc.bigInt(0n, 2n ** 64n - 1n))
    .map((gas) => toHex(gas)),
  nonce: fc.nat().map((nonce) => toHex(nonce)),
});

/**
 * The ways in which the invalid transactions of the public consensus tests are broken, as a page could ask for them. Those
 * about signatures and lengths of the encoding have no place in a request; they are held against the encoder below.
 */
const defects: Readonly<Record<string, (valid: { to: string; value: string; data: string }) => object>> = {
  "address one byte short": ({ to: address }) => ({ to: address.slice(0, -2) }),
  "address one byte long": ({ to: address }) => ({ to: `${address}00` }),
  "address half a byte long": ({ to: address }) => ({ to: `${address}0` }),
  "address with a second prefix": ({ to: address }) => ({ to: `0x${address}` }),
  "address as an empty text": () => ({ to: "" }),
  "address as empty bytes": () => ({ to: "0x" }),
  "value of 257 bits": () => ({ value: toHex(word) }),
  "value of 65 digits with zeros before it": () => ({ value: `0x${"1".padStart(65, "0")}` }),
  "value below zero": () => ({ value: "-0x1" }),
  "value without digits": () => ({ value: "0x" }),
  "gas of 65 bits": () => ({ gas: toHex(2n ** 64n) }),
  "gas of a word": () => ({ gas: toHex(word - 1n) }),
  "gas price of 257 bits": () => ({ gasPrice: toHex(word) }),
  "nonce of 64 bits": () => ({ nonce: toHex(2n ** 64n - 1n) }),
  "nonce of 65 bits": () => ({ nonce: toHex(2n ** 64n) }),
  "tip above the fee": () => ({ maxFeePerGas: "0x1", maxPriorityFeePerGas: "0x2" }),
  "fee of 257 bits": () => ({ maxFeePerGas: toHex(word) }),
  "old and new fees at once": () => ({ gasPrice: "0x1", maxFeePerGas: "0x1" }),
  "data of half a byte": ({ data }) => ({ data: `${data}0` }),
  "data without prefix": ({ data }) => ({ data: `ff${data.slice(2)}` }),
  "data that is a list": () => ({ data: ["0x00"] }),
  "another chain": () => ({ chainId: "0x5" }),
  "chain of 257 bits": () => ({ chainId: toHex(word + 1n) }),
  "type that is not known": () => ({ type: "0x5" }),
  "type of two bytes": () => ({ type: "0x0102" }),
  "access list with an address that is too short": () => ({
    accessList: [{ address: "0x01", storageKeys: [] }],
  }),
  "blob without recipient": () => ({ to: null, blobVersionedHashes: [`0x${"01".repeat(32)}`] }),
  "authorization list without entries": () => ({ type: "0x4", authorizationList: [] }),
  "signature parts": () => ({ v: "0x1b", r: "0x1", s: "0x1" }),
};

const price = { kind: "legacy", gasPrice: 1n } as const;

async function signed(
  transaction: Record<string, unknown>,
  fees: PreparedTransaction["fees"] = price,
): Promise<Hex> {
  const made = canonical(transaction);
  if (made.status === "refused" || made.subject.kind !== "transaction") return "0x";
  const { wishes } = made.subject;
  const prepared = { nonce: wishes.nonce ?? 0, gas: wishes.gas ?? 21_000n, fees };
  const { raw } = await signing.signTransaction({ chainId: 1, from: me, call: made.subject, prepared });
  return raw;
}

describe(`transactions, valid and not (seed ${seed})`, () => {
  test("default: a valid one is taken, and two other decoders read the same out of what is signed [G21]", async () => {
    await fc.assert(
      fc.asyncProperty(whole, fc.boolean(), async (transaction, isNew) => {
        const fees = { kind: "eip1559", maxFeePerGas: 9n, maxPriorityFeePerGas: 3n } as const;
        const raw = await signed(transaction, isNew ? fees : price);
        const one = Transaction.from(raw);
        const other = parseTransaction(raw);

        expect(one.from?.toLowerCase()).toBe(me);
        expect([one.to?.toLowerCase(), one.value, one.data]).toEqual([
          ...[transaction.to, BigInt(transaction.value), transaction.data],
        ]);
        expect([other.to, other.value ?? 0n, other.data ?? "0x"]).toEqual([
          ...[transaction.to, BigInt(transaction.value), transaction.data],
        ]);
        expect([one.gasLimit, BigInt(other.gas ?? 0n)]).toEqual([
          BigInt(transaction.gas),
          BigInt(transaction.gas),
        ]);
        expect([one.nonce, other.nonce ?? 0]).toEqual([Number(transaction.nonce), Number(transaction.nonce)]);
      }),
      { seed, numRuns: 60 },
    );
  });

  test.each(Object.entries(defects))(
    "error: %s is refused, whatever else it holds [G21]",
    (_name, breakIt) => {
      fc.assert(
        fc.property(whole, (valid) => {
          expect(canonical(valid).status).toBe("canonical");
          expect(canonical({ ...valid, ...breakIt(valid) }).status).toBe("refused");
        }),
        { seed, numRuns: 20 },
      );
    },
  );

  test("error: an encoded one is never signed as a message of which nothing is known, broken or not [G21]", async () => {
    await fc.assert(
      fc.asyncProperty(whole, fc.nat(), async (valid, at) => {
        const raw = await signed(valid);
        const broken = raw.slice(0, -2 * ((at % 8) + 1));
        for (const message of [raw, broken]) {
          const { codes, decision } = judge(messageOf(message));
          expect([codes["opaque-message"], decision.outcome]).toEqual(["danger", "hold"]);
        }
      }),
      { seed, numRuns: 60 },
    );
  });
});

test("error: data is never sent along with an address that is not there", () => {
  expect(canonical({ to, data: "0x00" }).status).toBe("canonical");
  expect(canonical({ data: "0x" }).status).toBe("refused");
});
