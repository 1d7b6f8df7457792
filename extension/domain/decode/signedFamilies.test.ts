import { describe, expect, test } from "vitest";
import type { Address } from "../primitives.ts";
import { friend, own, stranger, token, typedDataOf, typedSubject, usdc, weth } from "../samples.ts";
import type { Asset, Deed, OrderDeed } from "./action.ts";
import { isUnlimited } from "./amounts.ts";
import { readSubject } from "./readSubject.ts";

const zero: Address = `0x${"0".repeat(40)}`;
const zeroes = zero.slice(2);

/** A form whose fields are declared as the message's values need them. */
function signed(name: string, message: Readonly<Record<string, string | bigint>>): readonly Deed[] {
  const typeOf = (value: string | bigint) => (typeof value === "bigint" ? "uint256" : "address");
  const fields = Object.entries(message).map(([field, value]) => `${typeOf(value)} ${field}`);
  const plain = Object.fromEntries(Object.entries(message).map(([field, value]) => [field, String(value)]));
  return readSubject(typedSubject(typedDataOf(name, { [name]: fields }, plain))).actions;
}

const orderOf = (...form: Parameters<typeof signed>): OrderDeed | undefined =>
  signed(...form).find((deed): deed is OrderDeed & Deed => deed.kind === "order") as OrderDeed | undefined;
const erc20 = (of: Address, amount: bigint): Asset => ({ kind: "erc20", token: of, amount });
const coin = (amount: bigint): Asset => ({ kind: "coin", amount });

/** The names that exchanges give to what goes, what comes, and how much of each. */
const pairs = [
  ["makerAsset", "makingAmount", "takerAsset", "takingAmount"],
  ["makerAsset", "makerAmount", "takerAsset", "takerAmount"],
  ["makerToken", "makerAmount", "takerToken", "takerAmount"],
  ["sellToken", "sellAmount", "buyToken", "buyAmount"],
  ["srcToken", "srcAmount", "destToken", "destAmount"],
  ["taker_token", "taker_amount", "maker_token", "maker_amount"],
  ["signerToken", "signerAmount", "senderToken", "senderAmount"],
] as const;

describe("orders of one token for another", () => {
  test.each(pairs)("default: %s and %s go, %s and %s come [H12]", (give, giveAmount, get, getAmount) => {
    const message = { [give]: usdc, [giveAmount]: 11n, [get]: weth, [getAmount]: 12n };

    expect(orderOf("Order", message)).toMatchObject({
      ...{ kind: "order", market: token, maker: own, taker: null, endsAt: null, isComplete: true },
      ...{ gives: [erc20(usdc, 11n)], gets: [{ asset: erc20(weth, 12n), recipient: own }] },
    });
    expect(orderOf("Order", { ...message, [get]: zero })?.gets).toEqual([
      { asset: coin(12n), recipient: own },
    ]);
    for (const name of Object.keys(message)) {
      const { [name]: _, ...rest } = message;
      expect(orderOf("Order", rest)).toMatchObject({ gives: [], gets: [], isComplete: false });
    }
  });

  const trade = { sellToken: usdc, sellAmount: 11n, buyToken: weth, buyAmount: 12n };

  test.each(["receiver", "recipient", "beneficiary"])(
    "behavior: %s says who gets it, zero means the maker",
    (name) => {
      const recipientOf = (who: Address) => orderOf("Order", { ...trade, [name]: who })?.gets[0]?.recipient;

      expect([recipientOf(stranger), recipientOf(zero)]).toEqual([stranger, own]);
    },
  );

  test.each(["expiry", "expiration", "deadline", "validTo", "expirationTime", "endTime"])(
    "behavior: %s is the end",
    (name) => {
      expect(orderOf("Order", { ...trade, [name]: 99n })?.endsAt).toBe(99n);
    },
  );

  test("behavior: maker, or owner, and taker are named; zero may be anybody", () => {
    expect(orderOf("Order", { ...trade, maker: friend, taker: stranger })).toMatchObject({
      ...{ maker: friend, taker: stranger },
    });
    expect(orderOf("Order", { ...trade, owner: friend, taker: zero })).toMatchObject({
      maker: friend,
      taker: null,
    });
  });

  test.each(["LimitOrder", "Listing", "OfferOf", "TradeIntent", "MakerAsk", "TakerBid"])(
    "error: %s that nobody can read is an order read in part [H12]",
    (name) => {
      expect(orderOf(name, { nonce: 1n })).toMatchObject({ gives: [], gets: [], isComplete: false });
      expect(orderOf("Note", { nonce: 1n })).toBeUndefined();
    },
  );
});

describe("orders of the processor that markets pay through", () => {
  const sale = { tokenAddress: token, tokenId: 7n, itemPrice: 1000n, paymentMethod: usdc };
  const cuts = { marketplaceFeeNumerator: 250n, maxRoyaltyFeeNumerator: 500n };
  const piece = (amount = 1n): Asset => ({ kind: "nft", token, tokenId: 7n, amount });

  test("default: who sells gives the piece and gets the price without what others take", () => {
    expect(orderOf("SaleApproval", { ...sale, ...cuts, seller: friend })).toMatchObject({
      ...{ name: "Payment Processor", maker: friend, gives: [piece()] },
      gets: [{ asset: erc20(usdc, 925n), recipient: friend }],
    });
    const low = { tokenAddress: token, tokenId: 7n, amount: 3n, minPrice: 1000n, coin: zero, signer: friend };
    expect(orderOf("CollectionSale", low)).toMatchObject({
      ...{ maker: friend, gives: [piece(3n)], gets: [{ asset: coin(1000n), recipient: friend }] },
    });
  });

  test("default: who buys gives the price and gets the piece, or somebody for them", () => {
    expect(orderOf("ItemOfferApproval", { ...sale, buyer: friend })).toMatchObject({
      ...{ gives: [erc20(usdc, 1000n)], gets: [{ asset: piece(), recipient: friend }] },
    });
    expect(orderOf("ItemOfferApproval", { ...sale, buyer: friend, beneficiary: stranger })?.gets).toEqual([
      { asset: piece(), recipient: stranger },
    ]);
  });

  test("behavior: who takes all, or more than all, leaves nothing", () => {
    const netOf = (cut: bigint) =>
      orderOf("SaleApproval", { ...sale, seller: own, marketplaceFeeNumerator: cut })?.gets[0]?.asset.amount;

    expect([9_999n, 10_000n, 10_001n].map(netOf)).toEqual([0n, 0n, 0n]);
    expect([0n, 9_000n].map(netOf)).toEqual([1000n, 100n]);
  });

  test.each(["tokenAddress", "itemPrice", "paymentMethod", "seller"])(
    "error: without %s it is read in part",
    (name) => {
      const { [name]: _, ...rest } = { ...sale, seller: own } as Record<string, string | bigint>;

      expect(orderOf("SaleOffer", rest)).toMatchObject({ gives: [], isComplete: false });
    },
  );
});

describe("user operations", () => {
  const typesOf = {
    initCode: "bytes",
    callData: "bytes",
    paymasterAndData: "bytes",
    accountGasLimits: "bytes32",
    gasFees: "bytes32",
  };
  const whyOf = (message: Readonly<Record<string, string>>) => {
    const typeOf = (name: string) =>
      name in typesOf
        ? typesOf[name as keyof typeof typesOf]
        : /^0x.{40}$/.test(message[name] ?? "")
          ? "address"
          : "uint256";
    const fields = Object.keys(message).map((name) => `${typeOf(name)} ${name}`);
    const subject = typedSubject(typedDataOf("UserOperation", { UserOperation: fields }, message));
    return readSubject(subject).actions.flatMap((one) => (one.kind === "opaque" ? [one.why] : []));
  };
  const first = "It is an operation that somebody else sends in the name of your account.";
  const unsaid = "How much the account pays for it is not said.";
  const base = { sender: own, callData: "0x" };
  const gas = {
    verificationGasLimit: "1",
    callGasLimit: "2",
    preVerificationGas: "3",
    maxFeePerGas: "1000000000000000000",
  };

  test("default: what it brings about is said in whole sentences [I09]", () => {
    expect(whyOf(base)).toEqual([`${first} ${unsaid}`]);
    expect(whyOf({ initCode: "0x", callData: "0x" })).toEqual([`${first} ${unsaid}`]);
    expect(whyOf({ ...base, initCode: `${stranger}00ff` })).toEqual([
      `${first} First it puts code behind the account, by ${stranger}. ${unsaid}`,
    ]);
    expect(whyOf({ ...base, factory: stranger })).toEqual([
      `${first} First it puts code behind the account, by ${stranger}. ${unsaid}`,
    ]);
    expect(whyOf({ ...base, paymasterAndData: `${stranger}00` })).toEqual([
      `${first} Its fee is paid by ${stranger}, which may take something of the account for it.`,
    ]);
  });

  test("behavior: zero is nobody, and a short field names nobody", () => {
    const one = `0x${zeroes.slice(1)}1`;

    expect(whyOf({ ...base, factory: zero, initCode: `0x${"12".repeat(19)}` })).toEqual([
      `${first} ${unsaid}`,
    ]);
    expect(whyOf({ ...base, paymaster: zero, paymasterAndData: `0x${zeroes}` })).toEqual([
      `${first} ${unsaid}`,
    ]);
    expect(whyOf({ ...base, initCode: stranger })[0]).toContain(`by ${stranger}.`);
    expect(whyOf({ ...base, factory: one })[0]).toContain(`by ${one}.`);
  });

  test("behavior: the fee is all its gas at the highest price, in either form", () => {
    const half = (high: bigint, low: bigint) =>
      `0x${high.toString(16).padStart(32, "0")}${low.toString(16).padStart(32, "0")}`;
    const packed = { accountGasLimits: half(1n, 2n), preVerificationGas: "3", gasFees: half(5n, 10n ** 18n) };

    for (const form of [gas, packed]) {
      expect(whyOf({ ...base, ...form })).toEqual([
        `${first} The account pays up to 6 of the network's coin for it.`,
      ]);
    }
    for (const name of Object.keys(gas)) {
      const { [name]: _, ...rest } = gas as Record<string, string>;
      expect(whyOf({ ...base, ...rest })).toEqual([`${first} ${unsaid}`]);
    }
  });
});

describe("amounts without limit", () => {
  test("default: the largest of 96 bits, and everything from the largest signed of 128 bits [G18]", () => {
    const most = (bits: bigint) => (1n << bits) - 1n;

    expect([most(96n), most(127n), most(127n) + 1n, most(128n), most(256n)].map(isUnlimited)).not.toContain(
      false,
    );
    expect(
      [0n, most(96n) - 1n, most(96n) + 1n, most(97n), most(126n), most(127n) - 1n].map(isUnlimited),
    ).not.toContain(true);
  });
});
