import fc from "fast-check";
import { concatHex, encodePacked, type Hex, pad, toHex } from "viem";
import { describe, expect, test } from "vitest";
import { describe as describeSubject } from "../describe/describe.ts";
import { movementsOf } from "../policy/movements.ts";
import {
  friend,
  judge,
  own,
  sampleContext,
  stranger,
  token,
  typedDataOf,
  typedSubject,
  usdc,
} from "../samples.ts";
import type { DelegationTerms } from "./action.ts";
import { delegationManager } from "./caveats.ts";
import { readSubject } from "./readSubject.ts";

/** The published addresses of the framework's limits, version 1.3.0. */
const enforcers = {
  erc20TransferAmount: "0xf100b0819427117EcF76Ed94B358B1A5b5C6D2Fc",
  erc20Period: "0x474e3Ae7E169e940607cC624Da8A15Eb120139aB",
  erc20Streaming: "0x56c97aE02f233B29fa03502Ecc0457266d9be00e",
  multiTokenPeriod: "0xFB2f1a9BD76d3701B730E5d69C3219D42D80eBb7",
  erc721Transfer: "0x3790e6B7233f779b09DA74C72b6e94813925b9aF",
  nativeTransferAmount: "0xF71af580b9c3078fbc2BBF16FbB8EEd82b330320",
  nativePeriod: "0x9BC0FAf4Aca5AE429F4c06aEEaC517520CB16BD9",
  nativeStreaming: "0xD10b97905a320b13a0608f7E9cC506b56747df19",
  valueLte: "0x92Bf12322527cAA612fd31a0e810472BBB106A8F",
  exactCalldata: "0x99F2e9bF15ce5eC84685604836F71aB835DBBdED",
  allowedTargets: "0x7F20f61b1f09b08D970938F6fa563634d65c4EeB",
  allowedMethods: "0x2c21fD0Cb9DC8445CB3fb0DC5E7Bb0Aca01842B5",
  timestamp: "0x1046bb45C8d673d4ea75321280DB34899413c069",
  limitedCalls: "0x04658B29F6b82ed55274221a06Fc97D318E25416",
  nonce: "0xDE4f2FAC4B3D87A1d9953Ca5FC09FCa7F366254f",
} as const;
type Caveat = readonly [keyof typeof enforcers | Hex, Hex];
const day = 86_400n;
const end = 1_800_000_000n;
const until: Caveat = ["timestamp", concatHex([toHex(0n, { size: 16 }), toHex(end, { size: 16 })])];

function delegationOf(caveats: readonly Caveat[], changes: Record<string, unknown> = {}, domain = {}) {
  return typedDataOf(
    "Delegation",
    {
      Delegation: [
        "address delegate",
        "address delegator",
        "bytes32 authority",
        "Caveat[] caveats",
        "uint256 salt",
      ],
      Caveat: ["address enforcer", "bytes terms"],
    },
    {
      ...{ delegate: stranger, delegator: own, authority: `0x${"f".repeat(64)}`, salt: 0 },
      caveats: caveats.map(([name, terms]) => ({
        enforcer: name in enforcers ? enforcers[name as keyof typeof enforcers] : name,
        terms,
      })),
      ...changes,
    },
    { name: "DelegationManager", verifyingContract: delegationManager, ...domain },
  );
}

function termsOf(caveats: readonly Caveat[], changes = {}, domain = {}): DelegationTerms | undefined {
  const [action] = readSubject(typedSubject(delegationOf(caveats, changes, domain))).actions;
  return action?.kind === "delegation" ? action.terms : undefined;
}

function sentenceOf(caveats: readonly Caveat[], changes = {}, domain = {}): string {
  return describeSubject(typedSubject(delegationOf(caveats, changes, domain)), sampleContext()).sentence;
}

const period = (asset: Hex, amount: bigint, seconds: bigint, from: bigint) =>
  encodePacked(["address", "uint256", "uint256", "uint256"], [asset, amount, seconds, from]);
const words = (...values: bigint[]) => concatHex(values.map((value) => toHex(value, { size: 32 })));

describe("an ERC-7710 delegation", () => {
  test.each<[string, readonly Caveat[], string]>([
    [
      "a sum",
      [["erc20TransferAmount", encodePacked(["address", "uint256"], [usdc, 5_000_000n])], until],
      "move from your account 0x1111…1111 up to 5 USDC in all, until 2027-01-15 08:00 UTC.",
    ],
    [
      "an amount for each period",
      [["erc20Period", period(usdc, 10_000_000n, day, end - 30n * day)], until],
      "move from your account 0x1111…1111 up to 10 USDC every day, until 2027-01-15 08:00 UTC.",
    ],
    [
      "a stream",
      [
        [
          "erc20Streaming",
          encodePacked(
            ["address", "uint256", "uint256", "uint256", "uint256"],
            [usdc, 0n, 9_000_000n, 1n, end - day],
          ),
        ],
      ],
      "up to 9 USDC in all, 0.000001 USDC more each second, with no end date.",
    ],
    [
      "several tokens and the coin",
      [
        [
          "multiTokenPeriod",
          concatHex([
            period(usdc, 1_000_000n, 7n * day, 1n),
            period(`0x${"0".repeat(40)}`, 10n ** 18n, 3600n, 1n),
          ]),
        ],
      ],
      "up to 1 USDC every 7 days and up to 1 ETH every hour, with no end date.",
    ],
    ["one NFT", [["erc721Transfer", encodePacked(["address", "uint256"], [token, 7n])]], "NFT number 7 of"],
    [
      "the coin, once, without calls",
      [
        ["nativeTransferAmount", words(10n ** 17n)],
        ["exactCalldata", "0x"],
        ["limitedCalls", words(1n)],
      ],
      "move from your account 0x1111…1111 up to 0.1 ETH in all, once, with no end date.",
    ],
    [
      "named contracts and functions",
      [
        ["allowedTargets", concatHex([friend, token])],
        ["allowedMethods", "0xa9059cbb"],
        ["valueLte", words(0n)],
        ["limitedCalls", words(3n)],
      ],
      "by calls to “Friend” (0x2222…2222) and 0x4444…4444 by the functions 0xa9059cbb, paying up to 0 ETH with each call, at most 3 times, with no end date.",
    ],
    ["no limit", [], "Lets 0x3333…3333 act in the name of your account 0x1111…1111, with no end date."],
  ])("default: %s is said with amount and end [BY7]", (_, caveats, words) => {
    expect(sentenceOf(caveats)).toContain(words);
  });

  test.each<[string, Parameters<typeof termsOf>, string]>([
    [
      "a limit by a contract that nobody knows",
      [[[stranger, "0x1234"], until]],
      "One limit is not known and counts as none.",
    ],
    [
      "terms that its contract cannot read",
      [[["erc20TransferAmount", "0x12"]]],
      "One limit is not known and counts as none.",
    ],
    [
      "known limits under another manager",
      [
        [["erc20TransferAmount", encodePacked(["address", "uint256"], [usdc, 1n])], until],
        {},
        { verifyingContract: stranger },
      ],
      "2 limits are not known and count as none.",
    ],
    [
      "power that was passed on",
      [[], { authority: pad("0x12", { size: 32 }) }],
      "It passes on what another account had allowed.",
    ],
  ])("behavior: %s limits nothing, and it is said", (_, args, words) => {
    expect(termsOf(...args)?.isOnlySpending).toBe(false);
    expect(sentenceOf(...args)).toContain(words);
  });

  test.each<[string, readonly Caveat[], Record<string, unknown>, string]>([
    ["everything, for ever", [], {}, "critical"],
    ["everything, with an end", [until], {}, "danger"],
    [
      "everything for anybody, with an end",
      [until],
      { delegate: `0x${"a11".padStart(40, "0")}` },
      "critical",
    ],
    [
      "a sum of one token",
      [["erc20TransferAmount", encodePacked(["address", "uint256"], [usdc, 1n])]],
      {},
      "danger",
    ],
  ])("default: %s is never signed without a halt [I08] [BY7]", (_, caveats, changes, level) => {
    const { codes, decision } = judge(typedSubject(delegationOf(caveats, changes)));

    expect(codes["account-delegation"]).toBe(level);
    expect(decision.outcome).toBe(level === "critical" ? "block" : "hold");
  });

  test("default: whose power it is, of whom, to whom, and that it was passed on, is read from its fields", () => {
    const read = (caveats: readonly Caveat[], changes = {}) =>
      readSubject(typedSubject(delegationOf(caveats, changes))).actions;
    const terms: DelegationTerms = {
      ...{ account: own, isPassedOn: false, isForAnybody: false, spends: [], isOnlySpending: false },
      ...{ targets: null, methods: null, uses: null, startsAt: null, endsAt: end, unknownLimits: 0 },
    };
    const deed = { kind: "delegation", what: "account", to: stranger, call: 0, depth: 0, flags: [] };

    expect(read([until])).toEqual([{ ...deed, terms }]);
    expect(read([until], { authority: pad("0x12", { size: 32 }) })).toEqual([
      { ...deed, terms: { ...terms, isPassedOn: true } },
    ]);
    expect(read([until], { delegate: `0x${"a11".padStart(40, "0")}` })).toEqual([
      { ...deed, to: null, terms: { ...terms, isForAnybody: true } },
    ]);
  });

  test("error: limits that are no list are one that is not known", () => {
    const form = typedDataOf(
      "Delegation",
      { Delegation: ["address delegate", "address delegator", "bytes32 authority", "bytes caveats"] },
      { delegate: stranger, delegator: own, authority: `0x${"f".repeat(64)}`, caveats: "0x" },
      { verifyingContract: delegationManager },
    );

    expect(readSubject(typedSubject(form)).actions).toMatchObject([
      { kind: "delegation", to: stranger, terms: { unknownLimits: 1, isPassedOn: false } },
    ]);
  });

  test("behavior: anybody is said to be anybody", () => {
    expect(sentenceOf([], { delegate: `0x${"a11".padStart(40, "0")}` })).toMatch(/^Lets anybody act/);
  });

  test("behavior: rules about sums see what may leave until the end [BY7]", () => {
    const movements = (caveats: readonly Caveat[]) =>
      movementsOf(readSubject(typedSubject(delegationOf(caveats)))).filter(({ isSum }) => isSum);
    const monthly: Caveat = ["erc20Period", period(usdc, 10n, day, end - 30n * day)];

    expect(movements([monthly, until])).toEqual([{ token: usdc, amount: 300n, isSum: true }]);
    expect(movements([monthly])).toEqual([{ token: usdc, amount: null, isSum: true }]);
    expect(movements([until])).toEqual([{ token: "native", amount: null, isSum: true }]);
  });

  test("behavior: all limits hold together: the narrower one counts", () => {
    const later: Caveat = ["timestamp", concatHex([toHex(5n, { size: 16 }), toHex(end + 1n, { size: 16 })])];
    const terms = termsOf([
      until,
      later,
      ["limitedCalls", words(2n)],
      ["limitedCalls", words(9n)],
      ["allowedTargets", concatHex([friend, token])],
      ["allowedTargets", concatHex([token, stranger])],
      ["nonce", words(1n)],
    ]);

    expect(terms).toMatchObject({ startsAt: 5n, endsAt: end, uses: 2n, targets: [token], unknownLimits: 0 });
  });

  test("behavior: a period that has begun counts whole", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (seconds, length) => {
        const terms = termsOf([
          ["erc20Period", period(usdc, 1n, BigInt(seconds), end - BigInt(length))],
          until,
        ]);
        // The contract counts the periods that seconds before the end lie in.
        const used = new Set(Array.from({ length }, (_, second) => Math.floor(second / seconds)));
        const [movement] = movementsOf({
          actions: [
            {
              kind: "delegation",
              what: "account",
              to: stranger,
              call: 0,
              depth: 0,
              flags: [],
              ...(terms === undefined ? {} : { terms }),
            },
          ],
          isUnderstood: true,
        });

        expect(movement?.amount).toBe(BigInt(used.size));
      }),
      { numRuns: 200, seed: 77_100 },
    );
  });

  test("error: whatever stands in the terms, it is read or counted as no limit", () => {
    const names = Object.keys(enforcers) as (keyof typeof enforcers)[];
    const caveat = fc.tuple(
      fc.constantFrom(...names),
      fc.uint8Array({ maxLength: 240 }).map((bytes): Hex => toHex(bytes)),
    );
    fc.assert(
      fc.property(fc.array(caveat, { maxLength: 6 }), (caveats) => {
        const { decision } = judge(typedSubject(delegationOf(caveats)));

        expect(["hold", "block"]).toContain(decision.outcome);
        expect(sentenceOf(caveats).length).toBeLessThan(1200);
      }),
      { numRuns: 300, seed: 77_101 },
    );
  });
});
