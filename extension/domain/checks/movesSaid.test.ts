import { describe, expect, test } from "vitest";
import type { InspectionContext } from "../context.ts";
import type { Asset, CallDeed, Deed, OrderDeed } from "../decode/action.ts";
import {
  friend,
  messageOf,
  own,
  readingOf,
  sampleContext,
  stranger,
  subjectFrom,
  token,
  transactionTo,
  usdc,
} from "../samples.ts";
import type { Difference, Watched } from "../simulation/simulation.ts";
import type { Subject } from "../subject.ts";
import { inspectLocally } from "./inspectLocally.ts";
import { movesMoreThanItSays } from "./movesMoreThanItSays.ts";

const ofToken: Watched = { kind: "token", token };
const ofCoin: Watched = { kind: "coin" };
const ofPiece: Watched = { kind: "piece", token, id: 7n };
const ofEdition: Watched = { kind: "edition", token, id: 7n };
const ofAllowance: Watched = { kind: "allowance", token, spender: stranger };
const ofOperator: Watched = { kind: "operator", token, operator: stranger };
const lost = (of: Watched, amount: bigint): Difference => ({ of, before: amount, after: 0n });
const gained = (of: Watched, before: bigint, after: bigint): Difference => ({ of, before, after });

const send = (asset: Asset, from = own): Deed => ({ kind: "send", asset, from, to: friend, actor: from });
const erc20 = (amount: bigint): Asset => ({ kind: "erc20", token, amount });
const nft = (tokenId: bigint | null, amount = 1n): Asset => ({ kind: "nft", token, tokenId, amount });
const order = (...gives: Asset[]): OrderDeed => ({
  ...{ kind: "order", market: stranger, name: "Order", maker: own, taker: null, gives, gets: [] },
  ...{ endsAt: null, isComplete: true },
});
const callWithout: CallDeed = {
  ...({ kind: "call", to: stranger, value: 0n, selector: null, signature: null, data: "0x" } as const),
  isUnderstood: true,
};
const call = (gives: NonNullable<CallDeed["effects"]>["gives"]): Deed => ({
  ...callWithout,
  effects: { purpose: "supply", gives, gets: [], debtor: null, endsAt: null, note: null },
});
const allow = (amount: bigint, mode: "set" | "increase" = "set"): Deed => ({
  ...{ kind: "allow", token, owner: own, spender: stranger, amount, most: 2n ** 256n - 1n, mode },
  ...({ endsAt: null, form: "call", isOnce: false } as const),
});
const operator = (isApproved: boolean): Deed => ({
  ...({ kind: "operator", token, operator: stranger, isApproved, form: "call" } as const),
});

interface Case {
  deeds?: readonly Deed[];
  shows: readonly Difference[];
  changes?: Partial<InspectionContext>;
  subject?: Subject;
  mostFee?: bigint;
}

function isMore({ deeds = [], shows, changes = {}, subject = transactionTo(stranger), mostFee = 0n }: Case) {
  const simulation = {
    ...({ status: "done", block: 9, second: null, code: [], changedCode: [] } as const),
    ...{ isReverted: false, mostFee, differences: shows },
  };
  const context = sampleContext({ simulation, ...changes });
  return (
    inspectLocally(subject, context, [movesMoreThanItSays], () => readingOf(...deeds)).findings.length > 0
  );
}

type Row = readonly [what: string, deeds: readonly Deed[], of: Watched, said: bigint];

// Each says of one thing that so much of it goes, and of nothing else.
const rows: readonly Row[] = [
  ["a send", [send(erc20(5n))], ofToken, 5n],
  ["two sends of the same", [send(erc20(5n)), send(erc20(6n))], ofToken, 11n],
  ["a send from another account", [send(erc20(5n), friend)], ofToken, 0n],
  ["a send of a piece, among its collection", [send(nft(7n))], ofToken, 1n],
  ["a send of a piece, by its number", [send(nft(7n))], ofPiece, 1n],
  ["a send of another piece", [send(nft(8n))], ofPiece, 0n],
  ["a send of an edition", [send(nft(7n, 3n))], ofEdition, 3n],
  ["a send of any piece, by no number", [send(nft(null))], ofPiece, 0n],
  ["a send of coin, which the value says", [send({ kind: "coin", amount: 5n })], ofCoin, 0n],
  ["an unwrapping", [{ kind: "unwrap", token, amount: 5n }], ofToken, 5n],
  ["a wrapping, which takes coin", [{ kind: "wrap", token, amount: 5n }], ofToken, 0n],
  ["an order", [order(erc20(5n), nft(7n))], ofToken, 6n],
  ["an order of coin and a piece", [order({ kind: "coin", amount: 5n }, nft(7n))], ofPiece, 1n],
  ["a call that takes", [call([{ token, amount: 5n, owner: own }])], ofToken, 5n],
  ["a call that takes from another", [call([{ token, amount: 5n, owner: friend }])], ofToken, 0n],
  ["a call that takes coin", [call([{ token: "coin", amount: 5n, owner: own }])], ofCoin, 0n],
  ["a call that takes what only it knows", [call([{ token: null, amount: 5n, owner: own }])], ofToken, 0n],
  ["a call that takes another token", [call([{ token: usdc, amount: 5n, owner: own }])], ofToken, 0n],
  ["a call without effects", [callWithout], ofToken, 0n],
];

describe("what a request says that it moves", () => {
  test.each(rows)("default: %s says exactly so much", (_, deeds, of, said) => {
    expect(isMore({ deeds, shows: [lost(of, said + 1n)] })).toBe(true);
    expect(isMore({ deeds, shows: [lost(of, said)] })).toBe(false);
  });

  test("behavior: a signature says that no coin goes", () => {
    const subject = messageOf("hello");

    expect([isMore({ subject, shows: [lost(ofCoin, 1n)] }), isMore({ subject, shows: [] })]).toEqual([
      true,
      false,
    ]);
  });

  test("behavior: as much as it turns out is any amount, beside whatever else is said", () => {
    const any = call([{ token, amount: null, owner: own }]);

    for (const deeds of [[any], [any, send(erc20(1n))], [send(erc20(1n)), any, any]]) {
      expect(isMore({ deeds, shows: [lost(ofToken, 10n ** 30n)] })).toBe(false);
    }
    expect(isMore({ deeds: [any], shows: [lost({ kind: "token", token: usdc }, 1n)] })).toBe(true);
  });

  test("behavior: coin is said by the values of all calls, by what the wallet moves itself and by the fee", () => {
    const calls = [
      { to: friend, value: "0x2" },
      { to: stranger, value: "0x3" },
    ];
    const base = { version: "2.0.0", from: own, chainId: "0x1", atomicRequired: false };
    const subject = subjectFrom("wallet_sendCalls", [{ ...base, calls }]);
    const changes = {
      ownMoves: [
        { token: "native", amount: 10n },
        { token, amount: 100n },
      ],
    } as const;

    expect(isMore({ subject, shows: [lost(ofCoin, 5n)] })).toBe(false);
    expect(isMore({ subject, shows: [lost(ofCoin, 6n)] })).toBe(true);
    expect(isMore({ subject, mostFee: 1n, shows: [lost(ofCoin, 6n)] })).toBe(false);
    expect(isMore({ subject, changes, shows: [lost(ofCoin, 15n)] })).toBe(false);
    expect(isMore({ subject, changes, shows: [lost(ofCoin, 16n)] })).toBe(true);
    expect(isMore({ subject, changes, shows: [lost(ofToken, 100n)] })).toBe(false);
    expect(isMore({ subject, changes, shows: [lost(ofToken, 101n)] })).toBe(true);
  });

  test("behavior: an allowance is said up to its amount, and on top of what stood where it is raised", () => {
    const shows = (before: bigint, after: bigint) => [gained(ofAllowance, before, after)];

    expect(isMore({ deeds: [allow(5n)], shows: shows(0n, 5n) })).toBe(false);
    expect(isMore({ deeds: [allow(5n)], shows: shows(3n, 6n) })).toBe(true);
    expect(isMore({ deeds: [allow(5n, "increase")], shows: shows(3n, 8n) })).toBe(false);
    expect(isMore({ deeds: [allow(5n, "increase")], shows: shows(3n, 9n) })).toBe(true);
    // Another difference's beginning is none of this one's.
    expect(isMore({ deeds: [allow(5n, "increase")], shows: [lost(ofToken, 0n), ...shows(0n, 6n)] })).toBe(
      true,
    );
    expect(isMore({ shows: shows(5n, 4n) })).toBe(false);
    expect(isMore({ shows: shows(5n, 5n) })).toBe(false);
  });

  test("behavior: what comes back excuses nothing where the whole request is understood", () => {
    const differences = [lost(ofToken, 5n), gained(ofCoin, 0n, 9n)];
    const simulation = {
      ...({ status: "done", block: 9, second: null, code: [], changedCode: [] } as const),
      ...{ isReverted: false, mostFee: 0n, differences },
    };
    const levelOf = (isUnderstood: boolean) =>
      inspectLocally(transactionTo(stranger), sampleContext({ simulation }), [movesMoreThanItSays], () => ({
        ...{ actions: [], isUnderstood },
      })).findings[0]?.level;

    expect([levelOf(true), levelOf(false)]).toEqual(["danger", "caution"]);
  });

  test("behavior: an operator is said where it is set, and not where it is removed", () => {
    const shows = [gained(ofOperator, 0n, 1n)];

    expect(isMore({ deeds: [operator(true)], shows })).toBe(false);
    expect(isMore({ deeds: [operator(false)], shows })).toBe(true);
    expect(
      isMore({ deeds: [operator(true)], shows: [gained({ ...ofOperator, operator: friend }, 0n, 1n)] }),
    ).toBe(true);
  });

  test("behavior: what leaves and what is allowed are two findings, each of its own", () => {
    const differences = [lost(ofToken, 5n), lost(ofCoin, 5n), gained(ofAllowance, 0n, 5n)];
    const simulation = {
      ...({ status: "done", block: 9, second: null, code: [], changedCode: [] } as const),
      ...{ isReverted: false, mostFee: 0n, differences },
    };
    const { findings } = inspectLocally(
      transactionTo(stranger),
      sampleContext({ simulation }),
      [movesMoreThanItSays],
      () => readingOf(),
    );

    expect(findings.map(({ text }) => text)).toEqual([
      "Simulated, 0.0005 TST and 1 more leaves your account, which is more than the request says.",
      "Simulated, 0.0005 TST can be taken afterwards by 0x3333…3333, which the request does not say.",
    ]);
  });
});
