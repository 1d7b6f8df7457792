import { describe, expect, test } from "vitest";
import type { InspectionContext } from "../context.ts";
import type { PastSpend } from "../policy/policyFacts.ts";
import type { Address } from "../primitives.ts";
import {
  callData,
  friend,
  judge,
  own,
  permitOf,
  sampleContext,
  stranger,
  token,
  transactionTo,
  typedSubject,
  usdc,
} from "../samples.ts";
import { factsNeeded } from "./factsNeeded.ts";

const most = 2n ** 256n - 1n;
const dayMs = 86_400_000;
const { now } = sampleContext();
const pay = (to: Address, amount: bigint) => transactionTo(token, callData("0xa9059cbb", to, amount));
const payCoin = (to: Address, wei: bigint) => transactionTo(to, undefined, `0x${wei.toString(16)}`);
const approve = (spender: Address, amount: bigint) =>
  transactionTo(token, callData("0x095ea7b3", spender, amount));

function past(moved: PastSpend["moved"], party: Address, changes: Partial<PastSpend> = {}): PastSpend {
  const spend = { at: now - dayMs, account: own, chain: 1, kind: "transaction", site: null } as const;
  return { ...spend, targets: [party], moved, ...changes };
}

const trusted = (changes: Partial<InspectionContext>) => sampleContext({ isClockTrusted: true, ...changes });
const found = (subject: Parameters<typeof judge>[0], context: InspectionContext) =>
  judge(subject, context)
    .inspection.findings.filter(({ code }) => code === "unusual-amount")
    .map(({ level, text }) => [level, text]);

describe("unusualAmount", () => {
  test("default: nearly all to somebody new is caution, and is said with both amounts", () => {
    expect(found(pay(stranger, 90n), sampleContext({ balances: { [token]: 100n, native: 0n } }))).toEqual([
      [
        "caution",
        "Sends 0x3333…3333 nearly all you hold: 0.009 “TST” (0x4444…4444) of 0.01 “TST” (0x4444…4444).",
      ],
    ]);
  });

  test("behavior: nine tenths is the bound, and more than there is will fail anyway", () => {
    const context = sampleContext({ balances: { [token]: 1000n, native: 1000n } });

    expect(found(pay(stranger, 899n), context)).toEqual([]);
    expect(found(pay(stranger, 1000n), context)).toHaveLength(1);
    expect(found(pay(stranger, 1001n), context)).toEqual([]);
    expect(found(payCoin(stranger, 900n), context)).toMatchObject([["caution", expect.anything()]]);
    expect(found(pay(stranger, 1n), sampleContext({ balances: { [token]: 0n, native: 0n } }))).toEqual([]);
  });

  test("behavior: all of very little is all, nothing of nothing is not, and a piece of a collection is no amount", () => {
    const holding = (amount: bigint) => sampleContext({ balances: { [token]: amount, native: amount } });
    const piece = transactionTo(token, callData("0x42842e0e", own, stranger, 1n));

    expect(found(pay(stranger, 1n), holding(1n))).toHaveLength(1);
    expect(found(pay(stranger, 0n), holding(0n))).toEqual([]);
    expect(found(piece, holding(1n))).toEqual([]);
  });

  test("behavior: amounts of coin have the network's name for it, and what rests on the chain has its block", () => {
    const wei = 10n ** 18n;
    const context = trusted({
      balances: { native: 3n * wei },
      readAt: { block: 9, at: now - 12_000 },
      pastSpends: [past({ native: wei / 10n }, friend)],
      coinSymbol: "POL",
    });
    const { findings } = judge(payCoin(friend, 3n * wei), context).inspection;

    expect(findings.filter(({ code }) => code === "unusual-amount")).toMatchObject([
      {
        level: "caution",
        text: "3 POL for “Friend” (0x2222…2222) is over ten times the most you signed for with them in 30 days, 0.1 POL.",
        remedy: "Check the number of zeros, and that this is what you meant.",
        about: { address: friend, call: 0 },
      },
      {
        level: "none",
        text: "Sends “Friend” (0x2222…2222) nearly all you hold: 3 POL of 3 POL.",
        about: { address: friend, call: 0 },
        block: 9,
      },
    ]);
    expect(found(payCoin(friend, 3n * wei), trusted({ balances: { native: 3n * wei } }))).toEqual([
      ["none", "Sends “Friend” (0x2222…2222) nearly all you hold: 3 ETH of 3 ETH."],
    ]);
  });

  test("behavior: to somebody known it is only said, and to an own account not even that", () => {
    const context = sampleContext({ balances: { [token]: 100n, native: 0n }, ownAccounts: [own, stranger] });

    expect(found(pay(friend, 100n), context)).toMatchObject([["none", expect.anything()]]);
    expect(found(pay(stranger, 100n), context)).toEqual([]);
  });

  test("behavior: far more than ever with somebody is caution", () => {
    const context = trusted({
      pastSpends: [past({ [token]: 7n }, friend), past({ [token]: 900n }, stranger)],
    });

    expect(found(pay(friend, 70n), context)).toEqual([]);
    expect(found(pay(friend, 71n), context)).toEqual([
      [
        "caution",
        "0.0071 “TST” (0x4444…4444) for “Friend” (0x2222…2222) is over ten times the most you signed for with them in 30 days, 0.0007 “TST” (0x4444…4444).",
      ],
    ]);
  });

  test("behavior: the largest of 30 days counts, whatever came after it and whatever had no size", () => {
    const monthAgo = now - 30 * dayMs;
    const spends = (at: number) => [
      past({ [token]: 7n }, friend, { at }),
      past({ [token]: 1n }, friend),
      past({ [token]: most }, friend),
      past({ [token]: null }, friend),
    ];

    expect(found(pay(friend, 70n), trusted({ pastSpends: spends(monthAgo) }))).toEqual([]);
    expect(found(pay(friend, 71n), trusted({ pastSpends: spends(monthAgo) }))).toHaveLength(1);
    expect(found(pay(friend, 11n), trusted({ pastSpends: spends(monthAgo - 1) }))).toHaveLength(1);
  });

  test("behavior: somebody new is measured by what was signed with anybody, from the third on", () => {
    const one = past({ native: 5n }, friend);
    const context = (count: number) => trusted({ pastSpends: Array.from({ length: count }, () => one) });

    expect(found(payCoin(stranger, 51n), context(3))).toMatchObject([
      ["caution", expect.stringContaining("signed for with anybody in 30 days")],
    ]);
    expect(found(payCoin(stranger, 50n), context(3))).toEqual([]);
    expect(found(payCoin(stranger, 51n), context(2))).toEqual([]);
    // A known party that was not paid of late has no usual size.
    const known = { ...context(3), recentRecipients: [stranger] };
    expect(found(payCoin(stranger, 51n), known)).toEqual([]);
  });

  test("behavior: nearly all, far above what is usual, to somebody new is danger and held", () => {
    const balances = { native: 100n };
    const pastSpends = [1n, 2n, 3n].map((amount) => past({ native: amount }, friend));
    const context = trusted({ balances, pastSpends });

    expect(judge(payCoin(stranger, 95n), context).decision.outcome).toBe("hold");
    expect(judge(payCoin(friend, 95n), context).decision.outcome).toBe("allow");
    expect(judge(payCoin(stranger, 30n), context).decision.outcome).toBe("allow");
  });

  test("behavior: other chains, other tokens, old ones, ones without limit and an untrusted clock do not count", () => {
    const spends = [
      past({ [token]: 1n }, friend, { chain: 10 }),
      past({ [usdc]: 1n }, friend),
      past({ [token]: 1n }, friend, { at: now - 31 * dayMs }),
      past({ [token]: null }, friend),
      past({ [token]: 0n }, friend),
      past({ [token]: most }, friend),
    ];

    expect(found(pay(friend, 1000n), trusted({ pastSpends: spends }))).toEqual([]);
    const untrusted = sampleContext({ pastSpends: [past({ [token]: 1n }, friend)] });
    expect(found(pay(friend, 1000n), untrusted)).toEqual([]);
  });

  test("behavior: an allowance that is raised is said, and is caution where it loses its limit", () => {
    const context = sampleContext({ allowances: [{ token, spender: stranger, amount: 10n }] });

    expect(found(approve(stranger, 11n), context)).toEqual([
      [
        "none",
        "Raises what 0x3333…3333 may take, from up to 0.001 “TST” (0x4444…4444), to up to 0.0011 “TST” (0x4444…4444).",
      ],
    ]);
    expect(found(approve(stranger, most), context)).toMatchObject([["caution", expect.anything()]]);
    expect(found(approve(stranger, 10n), context)).toEqual([]);
    const increase = transactionTo(token, callData("0x39509351", stranger, 5n));
    expect(found(increase, context)).toMatchObject([["none", expect.stringContaining("0.0015")]]);
  });

  test("behavior: what is raised is dated by the block, from the smallest on, and only of this account", () => {
    const allowances = [{ token, spender: stranger, amount: 1n }];
    const readAt = { block: 9, at: now };
    const { findings } = judge(approve(stranger, 2n), sampleContext({ allowances, readAt })).inspection;
    const relayed = (owner: Address) =>
      transactionTo(token, callData("0xd505accf", owner, stranger, 2n, 1_790_000_600, 27, 1, 1));

    expect(findings.find(({ code }) => code === "unusual-amount")).toMatchObject({
      block: 9,
      about: { address: stranger, call: 0 },
    });
    expect(found(relayed(own), sampleContext({ allowances }))).toHaveLength(1);
    expect(found(relayed(friend), sampleContext({ allowances }))).toEqual([]);
  });

  test("behavior: an allowance to somebody new is measured by what was signed with anybody", () => {
    const one = past({ [token]: 5n }, friend);
    const context = trusted({ pastSpends: [one, one, one] });

    expect(found(approve(stranger, 51n), context)).toMatchObject([
      ["caution", expect.stringContaining("with anybody")],
    ]);
    expect(found(approve(stranger, 51n), { ...context, recentRecipients: [stranger] })).toEqual([]);
  });

  test("behavior: a first allowance, another spender's, and one without limit before raise nothing", () => {
    const standing = (spender: Address, amount: bigint) =>
      sampleContext({ allowances: [{ token, spender, amount }] });

    expect(found(approve(stranger, 11n), standing(stranger, 0n))).toEqual([]);
    expect(found(approve(stranger, 11n), standing(friend, 10n))).toEqual([]);
    expect(found(approve(stranger, most), standing(stranger, most))).toEqual([]);
    expect(found(approve(stranger, most - 1n), standing(stranger, most - 2n))).toMatchObject([
      ["none", expect.anything()],
    ]);
  });

  test("behavior: what Permit2 keeps raises nothing that the token keeps", () => {
    const permit2 = "0x000000000022d473030f116ddee9f6b43ac78ba3";
    const approved = transactionTo(permit2, callData("0x87517c45", token, stranger, 11n, 1_790_000_600));
    const context = sampleContext({ allowances: [{ token, spender: stranger, amount: 10n }] });

    expect(judge(approved, context).codes).toMatchObject({ approval: "caution" });
    expect(found(approved, context)).toEqual([]);
    expect(factsNeeded(approved)).toMatchObject({ balances: [token], allowances: [] });
  });

  test("behavior: a bounded allowance or permit far above what is usual is caution, one without limit is said elsewhere", () => {
    const context = trusted({
      pastSpends: [past({ [token]: 7n, [usdc]: 1000n }, stranger)],
      recentRecipients: [stranger],
    });

    expect(found(approve(stranger, 71n), context)).toMatchObject([["caution", expect.anything()]]);
    expect(found(typedSubject(permitOf()), context)).toMatchObject([["caution", expect.anything()]]);
    expect(found(approve(stranger, most), context)).toEqual([]);
  });

  test("behavior: what leaves somebody else's account says nothing of this one", () => {
    const from = transactionTo(token, callData("0x23b872dd", friend, stranger, 100n));

    expect(found(from, sampleContext({ balances: { [token]: 100n, native: 0n } }))).toEqual([]);
  });
});
