import { concatHex, encodePacked, type Hex, toHex } from "viem";
import { describe, expect, test } from "vitest";
import type { Address } from "../primitives.ts";
import { friend, own, stranger, token, usdc } from "../samples.ts";
import type { DelegatedSpend, DelegationTerms } from "./action.ts";
import { withLimit } from "./caveats.ts";
import { mostSpent } from "./delegationTerms.ts";

/** By the published addresses of the framework's limits, version 1.3.0. */
const erc20Amount: Address = "0xf100b0819427117ecf76ed94b358b1a5b5c6d2fc";
const erc20Period: Address = "0x474e3ae7e169e940607cc624da8a15eb120139ab";
const erc20Streaming: Address = "0x56c97ae02f233b29fa03502ecc0457266d9be00e";
const multiPeriod: Address = "0xfb2f1a9bd76d3701b730e5d69c3219d42d80ebb7";
const erc721: Address = "0x3790e6b7233f779b09da74c72b6e94813925b9af";
const coinAmount: Address = "0xf71af580b9c3078fbc2bbf16fbb8eed82b330320";
const coinPeriod: Address = "0x9bc0faf4aca5ae429f4c06aeeac517520cb16bd9";
const coinStreaming: Address = "0xd10b97905a320b13a0608f7e9cc506b56747df19";
const valueLte: Address = "0x92bf12322527caa612fd31a0e810472bbb106a8f";
const exactCalldata: Address = "0x99f2e9bf15ce5ec84685604836f71ab835dbbded";
const targets: Address = "0x7f20f61b1f09b08d970938f6fa563634d65c4eeb";
const methods: Address = "0x2c21fd0cb9dc8445cb3fb0dc5e7bb0aca01842b5";
const timestamp: Address = "0x1046bb45c8d673d4ea75321280db34899413c069";
const limitedCalls: Address = "0x04658b29f6b82ed55274221a06fc97d318e25416";
const harmless: readonly Address[] = [
  "0xde4f2fac4b3d87a1d9953ca5fc09fca7f366254f",
  "0xc8b5d93463c893401094cc70e66a206fb5987997",
  "0xe144b0b2618071b4e56f746313528a669c7e65c5",
];

const nobody: Address = `0x${"0".repeat(40)}`;
const nothing: DelegationTerms = {
  ...{ account: own, isPassedOn: false, isForAnybody: false, spends: [], isOnlySpending: false },
  ...{ targets: null, methods: null, uses: null, startsAt: null, endsAt: null, unknownLimits: 0 },
};
const words = (...values: bigint[]) => concatHex(values.map((value) => toHex(value, { size: 32 })));
const packed = (asset: Address, ...values: bigint[]) =>
  concatHex([encodePacked(["address"], [asset]), ...values.map((value) => toHex(value, { size: 32 }))]);
/** A number with something at both of its ends. */
const wide = (value: bigint) => (value << 248n) + value;
const span = (after: bigint, before: bigint) =>
  concatHex([toHex(after, { size: 16 }), toHex(before, { size: 16 })]);
const erc20 = (amount: bigint) => ({ kind: "erc20", token: usdc, amount }) as const;
const coin = (amount: bigint) => ({ kind: "coin", amount }) as const;

type Row = readonly [
  what: string,
  limit: Address,
  terms: Hex,
  spends: readonly DelegatedSpend[],
  isOnlySpending: boolean,
];

// Each number is another, and begins at its first byte, so that no place can stand for the next one.
const rows: readonly Row[] = [
  [
    "a sum of a token",
    erc20Amount,
    packed(usdc, wide(11n)),
    [{ asset: erc20(wide(11n)), every: { kind: "once" } }],
    true,
  ],
  [
    "a token by the period",
    erc20Period,
    packed(usdc, wide(11n), wide(12n), wide(13n)),
    [{ asset: erc20(wide(11n)), every: { kind: "period", seconds: wide(12n), from: wide(13n) } }],
    true,
  ],
  [
    "a stream of a token",
    erc20Streaming,
    packed(usdc, wide(11n), wide(12n), wide(13n), wide(14n)),
    [{ asset: erc20(wide(12n)), every: { kind: "second", amount: wide(13n), from: wide(14n) } }],
    true,
  ],
  [
    "tokens and coin by the period",
    multiPeriod,
    concatHex([
      packed(usdc, wide(11n), wide(12n), wide(13n)),
      packed(nobody, wide(21n), wide(22n), wide(23n)),
    ]),
    [
      { asset: erc20(wide(11n)), every: { kind: "period", seconds: wide(12n), from: wide(13n) } },
      { asset: coin(wide(21n)), every: { kind: "period", seconds: wide(22n), from: wide(23n) } },
    ],
    true,
  ],
  [
    "a piece",
    erc721,
    packed(usdc, wide(11n)),
    [{ asset: { kind: "nft", token: usdc, tokenId: wide(11n), amount: 1n }, every: { kind: "once" } }],
    true,
  ],
  [
    "a sum of coin",
    coinAmount,
    words(wide(11n)),
    [{ asset: coin(wide(11n)), every: { kind: "once" } }],
    false,
  ],
  [
    "coin by the period",
    coinPeriod,
    words(wide(11n), wide(12n), wide(13n)),
    [{ asset: coin(wide(11n)), every: { kind: "period", seconds: wide(12n), from: wide(13n) } }],
    false,
  ],
  [
    "a stream of coin",
    coinStreaming,
    words(wide(11n), wide(12n), wide(13n), wide(14n)),
    [{ asset: coin(wide(12n)), every: { kind: "second", amount: wide(13n), from: wide(14n) } }],
    false,
  ],
  [
    "coin with each call",
    valueLte,
    words(wide(11n)),
    [{ asset: coin(wide(11n)), every: { kind: "call" } }],
    false,
  ],
];

describe("the limits of a delegation", () => {
  test.each(rows)(
    "default: %s is read as its contract reads it [I08]",
    (_, limit, terms, spends, isOnlySpending) => {
      expect(withLimit(nothing, limit, terms)).toEqual({ ...nothing, spends, isOnlySpending });
      // What an earlier limit says stays.
      const [earlier] = rows[0]?.[3] ?? [];
      const before = { ...nothing, spends: earlier === undefined ? [] : [earlier] };
      expect(withLimit(before, limit, terms).spends).toEqual([...before.spends, ...spends]);
    },
  );

  test.each(rows)(
    "error: %s with a byte too few or too many limits nothing, and is counted",
    (_, limit, terms) => {
      for (const wrong of [terms.slice(0, -2) as Hex, `${terms}00` as Hex, "0x" as Hex]) {
        expect(withLimit(nothing, limit, wrong)).toEqual({ ...nothing, unknownLimits: 1 });
      }
    },
  );

  test("behavior: without data a call can only pay; with other data it is no limit of what is paid", () => {
    expect(withLimit(nothing, exactCalldata, "0x").isOnlySpending).toBe(true);
    expect(withLimit(nothing, exactCalldata, "0x1234")).toEqual(nothing);
  });

  test("behavior: contracts and functions are lists, and two lists leave what is in both", () => {
    const first = withLimit(nothing, targets, concatHex([friend, token]));
    const both = withLimit(first, targets, concatHex([token, stranger]));
    const called = withLimit(both, methods, "0xa9059cbb095ea7b3");

    expect([first.targets, both.targets, called.methods]).toEqual([
      [friend, token],
      [token],
      ["0xa9059cbb", "0x095ea7b3"],
    ]);
    expect(withLimit(called, methods, "0x095ea7b3").methods).toEqual(["0x095ea7b3"]);
    for (const [limit, terms] of [
      [targets, "0x1234"],
      [methods, "0x1234"],
      [targets, "0x"],
      [methods, "0x"],
    ] as const) {
      expect(withLimit(nothing, limit, terms)).toEqual({ ...nothing, unknownLimits: 1 });
    }
  });

  test("behavior: of beginnings the later, of ends and of uses the least, and zero is no end", () => {
    const once = withLimit(nothing, timestamp, span(5n, 100n));
    const spans = (...list: (readonly [bigint, bigint])[]) =>
      list.reduce((so, [after, before]) => withLimit(so, timestamp, span(after, before)), once);
    const times = ({ startsAt, endsAt }: DelegationTerms) => [startsAt, endsAt];

    expect(times(once)).toEqual([5n, 100n]);
    expect([spans([6n, 99n]), spans([4n, 101n]), spans([0n, 0n])].map(times)).toEqual([
      [6n, 99n],
      [5n, 100n],
      [5n, 100n],
    ]);
    expect(times(withLimit(nothing, timestamp, span(0n, 0n)))).toEqual([null, null]);
    const far = (1n << 127n) + 5n;
    expect(times(withLimit(nothing, timestamp, span(far, far + 1n)))).toEqual([far, far + 1n]);
    const uses = [3n, 2n, 9n].reduce((so, count) => withLimit(so, limitedCalls, words(count)), nothing);
    expect(uses).toEqual({ ...nothing, uses: 2n });
    expect(withLimit(nothing, timestamp, "0x1234").unknownLimits).toBe(1);
    expect(withLimit(nothing, limitedCalls, "0x1234").unknownLimits).toBe(1);
  });

  test("behavior: some limits take nothing away; whatever is not known is counted", () => {
    for (const limit of harmless) expect(withLimit(nothing, limit, "0x1234")).toEqual(nothing);
    const unknown = [
      withLimit(nothing, stranger, "0x"),
      withLimit(nothing, null, "0x"),
      withLimit(nothing, coinAmount, null),
    ];
    expect(unknown.map(({ unknownLimits }) => unknownLimits)).toEqual([1, 1, 1]);
    expect(withLimit({ ...nothing, unknownLimits: 4 }, stranger, "0x").unknownLimits).toBe(5);
  });

  test("behavior: what leaves at most is known where times and uses bound it", () => {
    const most = (every: DelegatedSpend["every"], changes: Partial<DelegationTerms> = {}) =>
      mostSpent({ asset: erc20(10n), every }, { ...nothing, ...changes });
    const period = { kind: "period", seconds: 60n, from: 100n } as const;
    const second = { kind: "second", amount: 3n, from: 100n } as const;

    expect([most({ kind: "once" }), most(second), most(second, { endsAt: 500n })]).toEqual([10n, 10n, 10n]);
    expect([most({ kind: "call" }), most({ kind: "call" }, { uses: 4n })]).toEqual([null, 40n]);
    expect([100n, 101n, 160n, 161n, 220n, 221n].map((endsAt) => most(period, { endsAt }))).toEqual([
      ...[0n, 10n, 10n, 20n, 20n, 30n],
    ]);
    expect(most(period)).toBeNull();
  });
});
