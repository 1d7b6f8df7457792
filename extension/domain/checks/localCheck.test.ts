import { describe, expect, test } from "vitest";
import type { Deed } from "../decode/action.ts";
import type { Address } from "../primitives.ts";
import {
  friend,
  messageOf,
  own,
  permitOf,
  readingOf,
  sampleContext,
  stranger,
  subjectFrom,
  token,
  transactionTo,
  typedSubject,
} from "../samples.ts";
import { siteSubject } from "../subject/canonicalise.ts";
import { actionsOf, chainOf, codeAt, grantsOf, isFamiliar, phrasesFor, signerOf } from "./localCheck.ts";

const other: Address = `0x${"5".repeat(40)}`;
const batch = subjectFrom("wallet_sendCalls", [
  { version: "2.0.0", from: own, chainId: "0x1", atomicRequired: false, calls: [{ to: friend }] },
]);
const allow = (amount: bigint, mode: "set" | "increase" | "decrease"): Deed => ({
  ...{ kind: "allow", token, owner: own, spender: stranger, amount, most: 2n ** 256n - 1n, mode },
  ...({ endsAt: null, form: "call", isOnce: false } as const),
});

describe("localCheck", () => {
  test("default: every subject but a site has a chain and a signer", () => {
    for (const subject of [transactionTo(friend), batch, messageOf("hello"), typedSubject(permitOf())]) {
      expect([chainOf(subject), signerOf(subject)]).toEqual([1, own]);
    }
    const site = siteSubject("https://app.example");
    expect([chainOf(site), signerOf(site)]).toEqual([0, null]);
    expect(phrasesFor({ subject: batch, reading: readingOf(), context: sampleContext() }).chainId).toBe(1);
  });

  test("behavior: an allowance gives something unless it takes back or is zero", () => {
    const given = [allow(1n, "set"), allow(1n, "increase")];
    const reading = readingOf(allow(0n, "set"), allow(1n, "decrease"), ...given, { kind: "plain-text" });

    expect(grantsOf(reading)).toMatchObject(given);
    expect(actionsOf(reading, "plain-text")).toHaveLength(1);
  });

  test("behavior: what the node was not asked, or did not say, is unknown, whatever an object inherits", () => {
    const known = { [stranger]: "contract", [friend]: "none", [token]: "unknown" } as const;
    const inherited: Record<Address, "contract"> = Object.create({ [other]: "contract" });

    expect(
      [stranger, friend, token, other].map((one) => codeAt(one, sampleContext({ codeAt: known }))),
    ).toEqual(["contract", "none", "unknown", "unknown"]);
    expect(codeAt(other, sampleContext({ codeAt: inherited }))).toBe("unknown");
  });

  test("behavior: own, named and dealt with are familiar, each by itself and beside others", () => {
    const addressBook = [
      { address: token, name: "Token" },
      { address: friend, name: "Friend" },
    ];
    const context = sampleContext({ addressBook, ownAccounts: [own], recentRecipients: [stranger] });

    expect([own, friend, token, stranger, other].map((one) => isFamiliar(one, context))).toEqual([
      ...[true, true, true, true],
      false,
    ]);
  });
});
