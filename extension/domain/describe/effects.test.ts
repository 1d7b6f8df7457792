import { describe, expect, test } from "vitest";
import { callData, friend, own, sampleContext, stranger, token, transactionTo, usdc } from "../samples.ts";
import { describe as words } from "./describe.ts";

const redeem = (receiver: string, owner: string) =>
  transactionTo(token, callData("0xba087652", 50_000n, receiver, owner));

describe("words for calls of services", () => {
  test("default: what goes, what comes and to whom", () => {
    const { title, sentence, out, in: incoming } = words(redeem(own, own), sampleContext());
    expect(title).toBe("Withdraw");
    expect(sentence).toBe(
      "Withdraws from 0x4444…4444 what 5 “TST” (0x4444…4444) come to. It goes to your account 0x1111…1111.",
    );
    expect(out).toEqual([{ amount: "5", symbol: "TST", token, party: null, note: null }]);
    expect(incoming).toMatchObject([
      { amount: "Some", symbol: "of an asset that the contract chooses", token: null },
    ]);
  });

  test("behavior: who else gains, and from whom it is taken, is said, and is no flow of the account", () => {
    const { sentence, out, in: incoming, isUnderstood } = words(redeem(friend, stranger), sampleContext());
    expect(sentence).toContain(
      "It goes to “Friend” (0x2222…2222), which is not your account. It is taken from 0x3333…3333, which is not your account.",
    );
    expect([out, incoming, isUnderstood]).toEqual([[], [], false]);
  });

  test("behavior: a vault's own token is its shares, and its asset is not named", () => {
    const shares = transactionTo(stranger, callData("0xba087652", 7_000n, own, own));
    expect(words(shares, sampleContext()).sentence).toBe(
      "Withdraws from 0x3333…3333 what 7,000 smallest units of its shares come to. It goes to your account 0x1111…1111.",
    );
    const deposit = transactionTo(stranger, callData("0x6e553f65", 7_000n, own));
    expect(words(deposit, sampleContext()).sentence).toBe(
      "Deposits 7,000 smallest units of its asset with 0x3333…3333. It is credited to your account 0x1111…1111. Which asset it takes could not be decoded.",
    );
  });

  test("behavior: coin that goes along is said once", () => {
    const submit = transactionTo(token, callData("0xa1903eab", 0n), "0x1bc16d674ec80000");
    const { sentence, out } = words(submit, sampleContext());
    expect(sentence).toContain("Stakes 2 ETH with 0x4444…4444.");
    expect(sentence).not.toContain("Sends");
    expect(out).toMatchObject([{ amount: "2", symbol: "ETH" }]);
    const unknown = words(transactionTo(token, "0x12345678", "0x1bc16d674ec80000"), sampleContext());
    expect(unknown.sentence.match(/2 ETH/g)).toHaveLength(1);
  });

  test("behavior: a loan names the asset, and who owes it", () => {
    const borrow = transactionTo(stranger, callData("0xa415bcad", usdc, 2_500_000n, 2n, 0n, own));
    expect(words(borrow, sampleContext()).sentence).toBe(
      "Borrows 2.5 USDC from 0x3333…3333. It goes to your account 0x1111…1111. The debt is that of your account 0x1111…1111. What you owe or can lose by it could not be decoded.",
    );
  });
});
