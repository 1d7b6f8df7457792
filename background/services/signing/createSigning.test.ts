import { Transaction } from "ethers";
import fc from "fast-check";
import { toHex } from "viem";
import { privateKeyToAccount, sign } from "viem/accounts";
import { describe, expect, test } from "vitest";
import { readSubject } from "../../../extension/domain/decode/readSubject.ts";
import { describe as describeSubject } from "../../../extension/domain/describe/describe.ts";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import { sampleContext, sampleRequest, stranger, token } from "../../../extension/domain/samples.ts";
import { canonicalise } from "../../../extension/domain/subject/canonicalise.ts";
import type { PreparedTransaction } from "../../../extension/storage/requests.ts";
import { createSigning } from "./createSigning.ts";

const privateKey: Hex = `0x${"5".repeat(64)}`;
const account = privateKeyToAccount(privateKey).address.toLowerCase() as Address;
/** A vault that holds one key in the open. */
const fakeVault = { sign: (_: Address, hash: Hex) => sign({ hash, privateKey, to: "hex" }) };
const seed = 20_260_106;

const bytes = (options: { minLength?: number; maxLength: number }) =>
  fc.uint8Array(options).map((list) => toHex(list));
const fees: fc.Arbitrary<PreparedTransaction["fees"]> = fc.oneof(
  fc.record({ kind: fc.constant("legacy" as const), gasPrice: fc.bigInt(0n, 2n ** 64n) }),
  fc.bigInt(0n, 2n ** 64n).map((tip) => ({
    kind: "eip1559" as const,
    maxFeePerGas: tip * 2n,
    maxPriorityFeePerGas: tip,
  })),
);
const asked = fc.record({
  to: fc.oneof(fc.constant<Hex | undefined>(token), bytes({ minLength: 20, maxLength: 20 })),
  value: fc.bigInt(0n, 2n ** 128n),
  data: fc.oneof(
    bytes({ maxLength: 300 }),
    bytes({ minLength: 64, maxLength: 64 }).map((words): Hex => `0x095ea7b3${words.slice(2)}`),
  ),
  nonce: fc.nat(1_000_000),
  gas: fc.bigInt(21_000n, 30_000_000n),
  fees,
});

describe("createSigning", () => {
  test("default: what is signed is what was decoded and described, byte for byte [G20]", async () => {
    const signing = createSigning(fakeVault);
    await fc.assert(
      fc.asyncProperty(asked, async ({ to, value, data, ...prepared }) => {
        const page = { from: account, to, value: `0x${value.toString(16)}`, data };
        const request = sampleRequest("eth_sendTransaction", [page], { ownAccounts: [account] });
        const canonical = canonicalise(request);
        if (canonical.status === "refused" || canonical.subject.kind !== "transaction") return;
        const { subject } = canonical;
        const { raw, hash } = await signing.signTransaction({
          chainId: 1,
          from: account,
          call: subject,
          prepared,
        });
        const theirs = Transaction.from(raw);
        const sent = { to: theirs.to?.toLowerCase(), value: theirs.value, data: theirs.data };

        expect(sent).toEqual({ to: to?.toLowerCase(), value, data });
        expect([theirs.from?.toLowerCase(), theirs.hash, theirs.chainId]).toEqual([account, hash, 1n]);
        expect([theirs.nonce, theirs.gasLimit]).toEqual([prepared.nonce, prepared.gas]);
        const again = canonicalise({
          ...request,
          params: [{ ...page, ...sent, value: `0x${theirs.value.toString(16)}` }],
        });
        expect(again).toEqual(canonical);
        expect(readSubject(subject).actions.flatMap((a) => (a.kind === "call" ? [a.data] : []))).toEqual(
          readSubject(subject).actions.some(({ kind }) => kind === "call") ? [theirs.data] : [],
        );
        expect(describeSubject(subject, sampleContext({ ownAccounts: [account] })).sentence).not.toBe("");
      }),
      { numRuns: 60, seed },
    );
  });

  test("error: a signature by another key than the one that was shown never leaves [G20]", async () => {
    const call = { to: stranger, value: 1n, data: "0x" } as const;
    const prepared = { nonce: 0, gas: 21_000n, fees: { kind: "legacy", gasPrice: 1n } } as const;

    await expect(
      createSigning(fakeVault).signTransaction({ chainId: 1, from: stranger, call, prepared }),
    ).rejects.toThrow(/by the account that was shown/);
  });
});
