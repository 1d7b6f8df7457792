import { encodeAbiParameters, parseAbiParameters } from "viem";
import { describe, expect, test } from "vitest";
import { flowsOf } from "../describe/flows.ts";
import { judge, own, sampleContext, stranger, token, transactionTo, usdc, weth } from "../samples.ts";
import { readSubject } from "./readSubject.ts";
import { seaportCalls } from "./seaportCalls.ts";

const market = "0x0000000000000068f116a894984e2db1123eb395";
const zero = `0x${"0".repeat(40)}`;
const zeroKey = `0x${"0".repeat(64)}`;
const ether = 10n ** 18n;
const nft = { kind: "nft", token, tokenId: 7n, amount: 1n };

const item = (kind: number, contract: string, start: bigint, end = start, id = 0n) => ({
  kind,
  token: contract,
  id,
  start,
  end,
});
const piece = (kind = 2) => item(kind, token, 1n, 1n, 7n);
const money = (amount: bigint, end = amount) => item(1, weth, amount, end);
const coin = (amount: bigint) => item(0, zero, amount);

interface Sides {
  offerer?: string;
  offer: readonly object[];
  consideration: readonly object[];
}

function order({ offerer = stranger, offer, consideration }: Sides, part = [1n, 1n]) {
  return {
    parameters: {
      ...{ offerer, zone: zero, offer, orderType: 0, startTime: 0n, endTime: 77n },
      consideration: consideration.map((one) => ({ recipient: stranger, ...one })),
      ...{ zoneHash: zeroKey, salt: 0n, conduitKey: zeroKey, total: 0n },
    },
    ...{ numerator: part[0], denominator: part[1], signature: "0x", extraData: "0x" },
  };
}

function call(selector: `0x${string}`, values: readonly unknown[], value = "0x0") {
  const known = seaportCalls.get(selector);
  const types = parseAbiParameters(known?.parameters ?? "") as Parameters<typeof encodeAbiParameters>[0];
  return transactionTo(market, selector + encodeAbiParameters(types, values).slice(2), value);
}

function orders(subject: ReturnType<typeof call>) {
  return readSubject(subject).actions.filter(({ kind }) => kind === "order");
}

const whole = {
  ...{ kind: "order", market, name: "Seaport", maker: own, taker: null, endsAt: 77n, isComplete: true },
  ...{ isFill: true, call: 0, depth: 0, flags: [] },
};
const levelOf = (subject: ReturnType<typeof call>) => judge(subject).codes["order-gives-all"];
const fulfil = (sides: Sides) => call("0xb3a34c4c", [order(sides), zeroKey]);
const advanced = (sides: Sides, to = zero, part = [1n, 1n]) =>
  call("0xe7acab24", [order(sides, part), [], zeroKey, to]);

describe("taking an order", () => {
  test("default: what it asks for is given at once, and what it offers is received [H11]", () => {
    const subject = fulfil({ offer: [money(ether)], consideration: [piece()] });

    expect(orders(subject)).toMatchObject([
      {
        ...{ market, maker: own, taker: null, endsAt: 77n, isComplete: true, isFill: true },
        ...{ gives: [nft], gets: [{ asset: { kind: "erc20", token: weth, amount: ether }, recipient: own }] },
      },
    ]);
    const { inspection, codes, decision } = judge(subject);
    expect([codes["order-gives-all"], decision.outcome]).toEqual(["caution", "allow"]);
    expect(inspection.findings.find(({ code }) => code === "order-gives-all")?.text).toMatch(
      /^Takes an order: you give .+ and receive 1 WETH, at once\.$/,
    );
    const { actions } = readSubject(subject);
    const flows = flowsOf(actions, own, { chainId: 1, context: sampleContext() });
    expect([flows.out, flows.in].map((list) => list.map(({ note }) => note))).toEqual([[null], [null]]);
  });

  test.each([
    ["nothing", { offer: [], consideration: [piece()] }],
    ["next to nothing", { offer: [money(1n)], consideration: [piece()] }],
    ["what shrinks to nothing", { offer: [money(ether, 0n)], consideration: [piece()] }],
    ["what it pays to others again", { offer: [money(ether)], consideration: [piece(), money(ether)] }],
  ])("behavior: a piece for %s is held [H11]", (_, sides) => {
    const { codes, decision } = judge(fulfil(sides));

    expect([codes["order-gives-all"], decision.outcome]).toEqual(["danger", "hold"]);
  });

  test("behavior: fees come off what is received, and the worse end of an amount counts", () => {
    const sides = { offer: [money(ether, ether / 2n)], consideration: [piece(), money(5n, 9n)] };

    expect(orders(fulfil(sides))).toMatchObject([
      { gives: [nft], gets: [{ asset: { amount: ether / 2n - 9n } }] },
    ]);
  });

  test.each([
    [3n, 9n],
    [9n, 3n],
  ])("behavior: of an amount from %i to %i the most goes and the least comes", (start, end) => {
    const amounts = [{ asset: { kind: "erc20", token: weth, amount: 3n }, recipient: own }];
    const given = { kind: "erc20", token: usdc, amount: 9n };
    const taking = { offer: [money(start, end)], consideration: [item(1, usdc, start, end)] };
    const making = {
      ...{ offerer: own, offer: [item(1, usdc, start, end)] },
      consideration: [{ ...money(start, end), recipient: own }],
    };

    expect(orders(fulfil(taking))).toMatchObject([{ gives: [given], gets: amounts }]);
    expect(orders(call("0x88147732", [[order(making)]]))).toMatchObject([{ gives: [given], gets: amounts }]);
  });

  test("behavior: coin goes with the call and is not counted twice", () => {
    const subject = call(
      "0xb3a34c4c",
      [order({ offer: [piece()], consideration: [coin(ether)] }), zeroKey],
      "0xde0b6b3a7640000",
    );

    expect(readSubject(subject).actions).toMatchObject([
      { kind: "order", gives: [], gets: [{ asset: nft, recipient: own }] },
      { kind: "send", asset: { kind: "coin", amount: ether }, to: market },
    ]);
    expect(
      judge(subject)
        .inspection.findings.map(({ text }) => text)
        .join(),
    ).toContain("the coin sent with it");
  });

  test("behavior: what is received by somebody else is danger, and the zero address is the caller", () => {
    const sides = { offer: [piece()], consideration: [money(ether)] };

    expect([levelOf(advanced(sides)), levelOf(advanced(sides, own))]).toEqual(["caution", "caution"]);
    expect(levelOf(advanced(sides, stranger))).toBe("danger");
  });

  test("behavior: a part of an order moves that part; a part that cannot be is not understood", () => {
    const sides = { offer: [money(10n * ether)], consideration: [item(3, token, 10n, 10n, 7n)] };

    expect(orders(advanced(sides, zero, [1n, 5n]))).toMatchObject([
      { gives: [{ ...nft, amount: 2n }], gets: [{ asset: { amount: 2n * ether } }] },
    ]);
    expect(orders(advanced(sides, zero, [3n, 5n]))).toMatchObject([
      { gives: [{ ...nft, amount: 6n }], gets: [{ asset: { amount: 6n * ether } }] },
    ]);
    for (const part of [
      [1n, 0n],
      [2n, 1n],
    ]) {
      expect(readSubject(advanced(sides, zero, part)).isUnderstood).toBe(false);
    }
  });

  test("behavior: any piece that fits is one without a number; an unknown kind is not understood", () => {
    expect(orders(fulfil({ offer: [money(ether)], consideration: [piece(4)] }))).toMatchObject([
      { gives: [{ ...nft, tokenId: null }] },
    ]);
    for (const sides of [
      { offer: [money(ether)], consideration: [piece(6)] },
      { offer: [piece(6)], consideration: [money(ether)] },
    ]) {
      expect(readSubject(fulfil(sides)).isUnderstood).toBe(false);
      expect(readSubject(advanced(sides, stranger)).isUnderstood).toBe(false);
    }
    expect(orders(fulfil({ offer: [money(ether)], consideration: [piece(5)] }))).toMatchObject([
      { gives: [{ ...nft, tokenId: null }] },
    ]);
  });

  test("default: an order is read whole, token for token", () => {
    const sides = { offer: [money(9n)], consideration: [item(1, usdc, 5n)] };
    const gets = [{ asset: { kind: "erc20", token: weth, amount: 9n }, recipient: own }];

    expect(orders(fulfil(sides))).toEqual([
      { ...whole, gives: [{ kind: "erc20", token: usdc, amount: 5n }], gets },
    ]);
  });

  test("behavior: what goes both ways is only taken off where both are the caller's, and of one token", () => {
    const erc20 = (amount: bigint) => ({ kind: "erc20", token: weth, amount }) as const;
    const both = { offer: [money(9n)], consideration: [money(5n)] };
    const to = (recipient: string, amount: bigint) => ({ asset: erc20(amount), recipient });

    expect(orders(advanced(both))).toEqual([{ ...whole, gives: [], gets: [to(own, 4n)] }]);
    expect(orders(advanced(both, stranger))).toEqual([
      { ...whole, gives: [erc20(5n)], gets: [to(stranger, 9n)] },
    ]);
    const same = { offer: [money(5n)], consideration: [money(5n)] };
    expect(orders(advanced(same))).toEqual([{ ...whole, gives: [], gets: [] }]);
    // One contract may be both a token and a collection.
    const hybrid = { offer: [item(1, token, 3n)], consideration: [piece()] };
    expect(orders(fulfil(hybrid))).toEqual([
      { ...whole, gives: [nft], gets: [{ asset: { kind: "erc20", token, amount: 3n }, recipient: own }] },
    ]);
  });

  test("behavior: of several orders the worst counts", () => {
    const fair = order({ offer: [money(ether)], consideration: [piece()] });
    const bad = order({ offer: [], consideration: [piece()] });

    expect(levelOf(call("0xed98a574", [[fair, fair], [], [], zeroKey, 2n]))).toBe("caution");
    expect(levelOf(call("0xed98a574", [[fair, bad], [], [], zeroKey, 2n]))).toBe("danger");
    const odd = order({ offer: [money(ether)], consideration: [piece(6)] });
    expect(readSubject(call("0xed98a574", [[fair, odd], [], [], zeroKey, 2n])).isUnderstood).toBe(false);
    expect(levelOf(call("0x87201b41", [[fair], [], [], [], zeroKey, stranger, 2n]))).toBe("danger");
  });
});

describe("the short form", () => {
  const basic = (kind: number, changes: object = {}, value = "0x0") =>
    call(
      "0xfb0f3ee1",
      [
        {
          ...{ considerationToken: token, considerationId: 7n, considerationAmount: 1n },
          ...{ offerer: stranger, zone: zero, offerToken: weth, offerId: 0n, offerAmount: ether },
          ...{ kind, startTime: 0n, endTime: 77n, zoneHash: zeroKey, salt: 0n, offererKey: zeroKey },
          ...{ fulfillerKey: zeroKey, total: 0n, others: [], signature: "0x", ...changes },
        },
      ],
      value,
    );
  const forSale = { considerationToken: usdc, considerationId: 0n, considerationAmount: 5_000_000n };
  const offered = { offerToken: token, offerId: 7n, offerAmount: 1n };

  test.each([[16], [20]])("default: kind %i gives a piece for money without its fees [H11]", (kind) => {
    const others = [{ amount: ether / 4n, recipient: stranger }];

    expect(orders(basic(kind, { others }))).toMatchObject([
      {
        gives: [nft],
        gets: [{ asset: { kind: "erc20", token: weth, amount: (3n * ether) / 4n }, recipient: own }],
      },
    ]);
    expect(levelOf(basic(kind, { others }))).toBe("caution");
    expect(levelOf(basic(kind, { others: [{ amount: 2n * ether, recipient: stranger }] }))).toBe("danger");
    for (const amount of [ether, 2n * ether]) {
      expect(orders(basic(kind, { others: [{ amount, recipient: stranger }] }))).toMatchObject([
        { gets: [{ asset: { amount: 0n } }] },
      ]);
    }
  });

  test.each([
    [0, "coin", "piece"],
    [4, "coin", "piece"],
    [8, "token", "piece"],
    [12, "token", "piece"],
    [16, "piece", "token"],
    [20, "piece", "token"],
  ])("default: each of the four kinds from %i on asks for %s and offers %s", (first, asked, comes) => {
    const things: Readonly<Record<string, object>> = {
      coin: { kind: "coin", amount: 1n },
      token: { kind: "erc20", token: usdc, amount: 1n },
      piece: { ...nft, token: usdc },
    };
    const form = {
      considerationToken: usdc,
      considerationAmount: 1n,
      offerToken: usdc,
      offerId: 7n,
      offerAmount: 1n,
    };

    for (const kind of [first, first + 3]) {
      expect(orders(basic(kind, form))).toEqual([
        {
          ...whole,
          gives: asked === "coin" ? [] : [things[asked]],
          gets: [{ asset: things[comes], recipient: own }],
        },
      ]);
    }
  });

  test.each([[8], [12]])("default: kind %i pays money and its fees for a piece", (kind) => {
    const others = [{ amount: 1_000_000n, recipient: stranger }];

    expect(orders(basic(kind, { ...forSale, ...offered, others }))).toMatchObject([
      { gives: [{ kind: "erc20", token: usdc, amount: 6_000_000n }], gets: [{ asset: nft }] },
    ]);
  });

  test("behavior: kinds for coin give no more than the call carries, and beyond the last one nothing is understood", () => {
    expect(orders(basic(0, { ...forSale, ...offered }, "0x1"))).toMatchObject([{ gives: [] }]);
    expect(orders(basic(4, { ...forSale, ...offered }, "0x1"))).toMatchObject([{ gives: [] }]);
    expect(readSubject(basic(24)).isUnderstood).toBe(false);
  });
});

describe("an order of the caller's own", () => {
  const match = (...list: readonly object[]) => call("0xa8174404", [list, []]);
  const gift = order({ offerer: own, offer: [piece()], consideration: [] });
  const sale = order({
    offerer: own,
    offer: [piece()],
    consideration: [{ ...money(ether), recipient: own }],
  });

  test("default: matched without a signature it is judged as one that is signed [H11]", () => {
    expect(orders(match(sale, order({ offer: [], consideration: [] })))).toMatchObject([
      { maker: own, gives: [nft], gets: [{ asset: { amount: ether }, recipient: own }] },
    ]);
    expect([levelOf(match(sale)), levelOf(match(gift)), levelOf(match(sale, gift))]).toEqual([
      "caution",
      "danger",
      "danger",
    ]);
  });

  test.each([
    ["matchAdvancedOrders", call("0xf2d12b12", [[gift], [], [], own])],
    ["matchAdvancedOrders of before", call("0x55944a42", [[gift], [], []])],
    ["validate, which leaves it to be taken", call("0x88147732", [[gift]])],
  ])("behavior: %s is held where it gives a piece for nothing [H11]", (_, subject) => {
    expect(levelOf(subject)).toBe("danger");
  });

  test("behavior: where none is the caller's, or one cannot be read, the call is not understood", () => {
    const foreign = order({ offer: [piece()], consideration: [] });
    const odd = order({ offerer: own, offer: [piece(6)], consideration: [] });

    expect(readSubject(match(foreign)).isUnderstood).toBe(false);
    expect(readSubject(match(odd)).isUnderstood).toBe(false);
    expect(readSubject(match(gift, odd)).isUnderstood).toBe(false);
    const oddly = order({ offerer: own, offer: [piece()], consideration: [piece(6)] });
    expect(readSubject(match(oddly)).isUnderstood).toBe(false);
  });
});
