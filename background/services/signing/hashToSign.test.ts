import { Transaction } from "ethers";
import { describe, expect, test } from "vitest";
import { hashToSign } from "./hashToSign.ts";

const to = "0x2222222222222222222222222222222222222222";
const call = { to, value: 5n, data: "0xabcd" } as const;

describe("hashToSign", () => {
  test("default: the hash of the unsigned bytes, as another implementation has it [BY13]", () => {
    const fees = { kind: "eip1559", maxFeePerGas: 30n, maxPriorityFeePerGas: 2n } as const;
    const theirs = Transaction.from({
      ...{ type: 2, chainId: 10, nonce: 7, gasLimit: 50_000n, maxFeePerGas: 30n, maxPriorityFeePerGas: 2n },
      ...call,
    });
    expect(hashToSign({ chainId: 10, call, prepared: { nonce: 7, gas: 50_000n, fees } })).toBe(
      theirs.unsignedHash,
    );
  });

  test("behavior: a legacy transaction names its chain, and one that creates a contract has no target", () => {
    const fees = { kind: "legacy", gasPrice: 30n } as const;
    const theirs = Transaction.from({
      ...{ type: 0, chainId: 10, nonce: 0, gasLimit: 50_000n, gasPrice: 30n, value: 0n, data: "0x6001" },
    });
    const creation = { to: null, value: 0n, data: "0x6001" } as const;
    expect(hashToSign({ chainId: 10, call: creation, prepared: { nonce: 0, gas: 50_000n, fees } })).toBe(
      theirs.unsignedHash,
    );
  });
});
