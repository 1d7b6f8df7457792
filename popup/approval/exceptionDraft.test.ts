import { parse } from "valibot";
import { describe, expect, test } from "vitest";
import { overrideDraft } from "../../extension/messages/table.policy.ts";
import type { ExceptionOffer } from "../../extension/messages/views.policy.ts";
import { narrowestForm, ownAmountOf, readForm } from "./exceptionDraft.ts";

const contract = `0x${"9".repeat(40)}` as const;
const token = `0x${"a".repeat(40)}` as const;
const subjectHash = `0x${"5".repeat(64)}` as const;
const usdc = { token, symbol: "USDC", decimals: 6, amount: "500000000" };
const offer: ExceptionOffer = {
  scopes: [
    { what: { kind: "request", subjectHash }, text: "This exact request" },
    { what: { kind: "contract", chain: 1, contract }, text: "This contract" },
  ],
  targets: [
    { which: { kind: "rule", rule: "Small only" }, text: "Your rule", delaySeconds: 0, factor: null },
    { which: { kind: "all" }, text: "All", delaySeconds: 86_400, factor: null },
  ],
  moved: [usdc],
};
const filled = { ...narrowestForm(offer), reason: "My own second account" };

describe("the preset", () => {
  test("default: is the narrowest of everything [BY9]", () => {
    expect(narrowestForm(offer)).toEqual({
      what: 0,
      forAllAccounts: false,
      which: 0,
      how: "once",
      limited: 0,
      amount: "500",
      reason: "",
    });
  });

  test.each([
    ["not known", null],
    ["as good as any", (2n ** 256n - 1n).toString()],
    ["nothing", "0"],
  ])("behavior: an amount that is %s fills in no limit", (_name, amount) => {
    expect(ownAmountOf({ ...usdc, amount })).toBeNull();
    expect(narrowestForm({ ...offer, moved: [{ ...usdc, amount }] }).limited).toBeNull();
  });

  test("behavior: with two tokens no limit is preset, because it would leave the request outside", () => {
    expect(narrowestForm({ ...offer, moved: [usdc, usdc] }).limited).toBeNull();
  });
});

describe("reading the form", () => {
  test("default: gives a draft that the message accepts", () => {
    const reading = readForm(filled, offer, "request-1");
    expect(reading).toMatchObject({ status: "complete", draft: { limit: { token, amount: "500000000" } } });
    if (reading.status === "complete") expect(parse(overrideDraft, reading.draft)).toEqual(reading.draft);
  });

  test("behavior: without decimals the amount is read in smallest units", () => {
    const raw = { ...offer, moved: [{ ...usdc, decimals: null, symbol: null }] };
    const reading = readForm({ ...filled, amount: "12" }, raw, "request-1");
    expect(reading).toMatchObject({ draft: { limit: { amount: "12" } } });
  });

  test.each(["", "0", "1.0000001", "-1", "much", "9".repeat(78)])(
    "error: the amount “%s” is not readable",
    (amount) => {
      expect(readForm({ ...filled, amount }, offer, "request-1")).toEqual({
        status: "incomplete",
        amount: true,
        reason: false,
      });
    },
  );

  test("error: a reason of blanks is none", () => {
    expect(readForm({ ...filled, reason: "  " }, offer, "request-1")).toMatchObject({ reason: true });
  });

  test("error: a place that the offer no longer has makes no draft", () => {
    expect(readForm({ ...filled, what: 7 }, offer, "request-1").status).toBe("incomplete");
  });
});
