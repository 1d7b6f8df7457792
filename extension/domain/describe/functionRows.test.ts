import { encodeFunctionData, parseAbi } from "viem/utils";
import { describe, expect, test } from "vitest";
import type { InspectionContext } from "../context.ts";
import { functionsOf } from "../contractInterface.ts";
import type { Address } from "../primitives.ts";
import {
  friend,
  judge,
  own,
  sampleContext,
  stranger,
  subjectFrom,
  token,
  transactionTo,
} from "../samples.ts";
import { describe as describeSubject } from "./describe.ts";
import { guessOf } from "./selectors.ts";

const abi = [
  {
    type: "function",
    name: "fill",
    inputs: [
      {
        name: "order",
        type: "tuple",
        components: [
          { name: "maker", type: "address" },
          { name: "shares", type: "uint16[]" },
        ],
      },
      { name: "", type: "bytes" },
    ],
  },
];
const asked = Date.UTC(2026, 8, 1);
const published = (of: Address = stranger, functions = functionsOf(abi) ?? {}) => ({
  [stranger]: { source: "sources.example", askedAt: asked, of, functions },
});
const data = encodeFunctionData({
  abi: parseAbi([
    "struct Order { address maker; uint16[] shares; }",
    "function fill(Order order, bytes sig)",
  ]),
  args: [{ maker: friend, shares: [7, 9] }, "0xbeef"],
});
const rowsOf = (calldata: string, changes: Partial<InspectionContext>) =>
  describeSubject(transactionTo(stranger, calldata), sampleContext(changes)).rows;
const named = (calldata: string, changes: Partial<InspectionContext>) =>
  rowsOf(calldata, changes)
    .filter(({ label, under = "" }) => /source|guess/.test(`${under} ${label}`))
    .map(({ label, value, under }) => `${under === undefined ? "" : `${under} > `}${label}: ${value}`);

const heading = "By verified source, as “sources.example” says, asked on 2026-09-01";

describe("a verified source", () => {
  test("default: names the function and each argument, under whose word that is, after what was decoded", () => {
    expect(named(data, { interfaces: published() })).toEqual([
      `${heading} > Function: fill((address,uint16[]) order, bytes)`,
      `${heading} > order · maker: ${friend}`,
      `${heading} > order · shares 1: 7`,
      `${heading} > order · shares 2: 9`,
      `${heading} > Argument 2: 0xbeef`,
    ]);
    expect(rowsOf(data, { interfaces: published() })[0]?.under).toBeUndefined();
  });

  test("behavior: of a proxy it is said whose code is meant", () => {
    expect(named(data, { interfaces: published(token) })[0]).toContain(
      `${heading}, of the code behind it at ${token} > Function: `,
    );
  });

  test.each([
    ["behind the arguments", `${data}00`],
    ["missing", data.slice(0, -2)],
    ["dirty", data.replace("0000000000000000000000002222", "0000000000000000000000012222")],
  ])("error: bytes %s are said, and no argument is shown", (_, calldata) => {
    expect(named(calldata, { interfaces: published() }).slice(1)).toEqual([
      "Verified source, a warning: The bytes of this call are not exactly what this function takes.",
    ]);
  });

  test("behavior: long lists say how much they leave out", () => {
    const long = encodeFunctionData({
      abi: parseAbi([
        "struct Order { address maker; uint16[] shares; }",
        "function fill(Order order, bytes sig)",
      ]),
      args: [{ maker: friend, shares: Array.from({ length: 90 }, () => 1) }, "0x"],
    });

    expect(named(long, { interfaces: published() })).toContain(`${heading} > order · shares, more: 80 more`);
  });

  test("behavior: each call of a batch has its own", () => {
    const calls = [
      { to: friend, value: "0x1" },
      { to: stranger, data },
    ];
    const batch = { version: "2.0.0", from: own, chainId: "0x1", atomicRequired: false, calls };
    const { rows } = describeSubject(
      subjectFrom("wallet_sendCalls", [batch]),
      sampleContext({ interfaces: published() }),
    );

    const found = rows.filter(({ under }) => under === `Call 2: ${heading}`);
    expect(found.filter(({ label }) => label === "Function")).toHaveLength(1);
  });
});

describe("a guess", () => {
  test("default: a known selector is named as a guess", () => {
    expect(named("0x4e71d92d", {})).toEqual([
      "Function, a guess: claim()? By this wallet's table, from the first four bytes alone: any contract may mean another thing by them.",
    ]);
  });

  test("behavior: what a service says is named with its host, and all of it", () => {
    const guesses = {
      "0x12345678": { signatures: ["one()", "two(uint8)"], source: "words.example" },
    } as const;

    expect(named("0x12345678", { guesses })[0]).toMatch(
      /^Function, a guess: one\(\) or two\(uint8\)\? By “words/,
    );
  });

  test("behavior: a verified source leaves no guess beside it", () => {
    expect(named(data, { interfaces: published() }).join()).not.toContain("guess");
  });

  test("behavior: of an unknown selector, and of what calls nothing, nothing is said", () => {
    expect(named("0xfefefefe", {})).toEqual([]);
    expect(named("0x", {})).toEqual([]);
  });

  test("behavior: the table knows what the wallet decodes", () => {
    expect(guessOf("0x095ea7b3")?.signatures).toEqual(["approve(address,uint256)"]);
    expect(guessOf("0xac9650d8")?.signatures).toEqual(["multicall(bytes[])"]);
  });
});

describe("never an input", () => {
  test("behavior: whatever a source or a guess says, findings, gaps and decision are the same", () => {
    const harmless = functionsOf([{ type: "function", name: "claimReward", inputs: [] }]) ?? {};
    const functions = {
      ...functionsOf(abi),
      "0xa22cb465": Object.values(harmless)[0] ?? { name: "x", inputs: [] },
    };
    const guesses = { "0x12345678": { signatures: ["harmless()"], source: "words.example" } } as const;
    for (const calldata of [
      data,
      "0x12345678",
      `0xa22cb465${friend.slice(2).padStart(64, "0")}${"1".padStart(64, "0")}`,
    ]) {
      const subject = transactionTo(stranger, calldata);
      const plain = judge(subject, sampleContext());

      expect(judge(subject, sampleContext({ interfaces: published(stranger, functions), guesses }))).toEqual(
        plain,
      );
      expect(
        describeSubject(subject, sampleContext({ interfaces: published(stranger, functions), guesses })),
      ).toMatchObject({ ...describeSubject(subject, sampleContext()), rows: expect.any(Array) });
    }
  });
});
