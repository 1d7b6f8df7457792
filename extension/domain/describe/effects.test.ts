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
      "Withdraws an amount that the contract decides from 0x4444…4444, for 5 “TST” (0x4444…4444). What it gives goes to your account 0x1111…1111.",
    );
    expect(out).toEqual([{ amount: "5", symbol: "TST", token, party: null, note: null }]);
    expect(incoming).toMatchObject([{ amount: "an amount that the contract decides", token: null }]);
  });

  test("behavior: who else gains, and from whom it is taken, is said, and is no flow of the account", () => {
    const { sentence, out, in: incoming, isUnderstood } = words(redeem(friend, stranger), sampleContext());
    expect(sentence).toContain("What it gives goes to “Friend” (0x2222…2222). It takes from 0x3333…3333.");
    expect(sentence).toContain("Somebody else than the account that signs gains by it or owes it.");
    expect([out, incoming, isUnderstood]).toEqual([[], [], false]);
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
      "Borrows 2.5 USDC from 0x3333…3333. What it gives goes to your account 0x1111…1111. The debt is that of your account 0x1111…1111. What you owe or can lose by it could not be decoded.",
    );
  });
});
