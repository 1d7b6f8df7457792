import { encodeAbiParameters, keccak256, parseAbiParameters, stringToHex } from "viem";
import { describe, expect, test } from "vitest";
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
  weth,
} from "../samples.ts";
import { assetClasses, dataTypes } from "./raribleOrders.ts";
import { readSubject } from "./readSubject.ts";

const zero = `0x${"0".repeat(40)}`;
const native = `0x${"e".repeat(40)}`;
const ether = 10n ** 18n;
const piece = { kind: "nft", token, tokenId: 7n, amount: 1n };

function subjectOf(
  primaryType: string,
  types: Readonly<Record<string, readonly string[]>>,
  message: Readonly<Record<string, unknown>>,
) {
  return typedSubject(typedDataOf(primaryType, types, message));
}

/** Declares the fields of a message as they are written: addresses, numbers and lists of either. */
function plain(primaryType: string, message: Readonly<Record<string, unknown>>) {
  const typeOf = (value: unknown): string => {
    if (Array.isArray(value)) return `${typeOf(value[0])}[]`;
    return typeof value === "string" && value.startsWith("0x") ? "address" : "uint256";
  };
  const fields = Object.entries(message).map(([name, value]) => `${typeOf(value)} ${name}`);
  return subjectOf(primaryType, { [primaryType]: fields }, message);
}

function orderOf(subject: ReturnType<typeof subjectOf>) {
  return readSubject(subject).actions.filter(({ kind }) => kind === "order");
}

function levelOf(subject: ReturnType<typeof subjectOf>): string | undefined {
  return judge(subject, sampleContext()).codes["order-gives-all"];
}

const paid = (amount: bigint, recipient: string = own) => ({ asset: { kind: "coin", amount }, recipient });

describe("orders over single pieces, named by their side", () => {
  const sell = (price: bigint, changes = {}) =>
    plain("NFTSellOrder", {
      ...{ maker: own, taker: zero, expiry: 1_800_000_000, nonce: 1, erc20Token: native },
      ...{ erc20TokenAmount: String(price), nft: token, nftId: 7, ...changes },
    });

  test("default: a sale says both sides, and for next to nothing it is danger [H12]", () => {
    expect(orderOf(sell(ether))).toMatchObject([
      { maker: own, gives: [piece], gets: [paid(ether)], endsAt: 1_800_000_000n, isComplete: true },
    ]);
    expect([levelOf(sell(ether)), levelOf(sell(1n))]).toEqual(["caution", "danger"]);
  });

  test("behavior: an offer to buy pays and gets the piece", () => {
    const buy = plain("ERC1155BuyOrder", {
      ...{ maker: own, taker: zero, expiry: 1, nonce: 1, erc20Token: weth, erc20TokenAmount: "900" },
      ...{ erc1155Token: token, erc1155TokenId: 7, erc1155TokenAmount: 3 },
    });

    expect(orderOf(buy)).toMatchObject([
      {
        gives: [{ kind: "erc20", token: weth, amount: 900n }],
        gets: [{ asset: { ...piece, amount: 3n }, recipient: own }],
      },
    ]);
  });
});

const rarible = {
  Order: [
    "address maker",
    "Asset makeAsset",
    "address taker",
    "Asset takeAsset",
    "uint256 salt",
    "uint256 start",
    "uint256 end",
    "bytes4 dataType",
    "bytes data",
  ],
  Asset: ["AssetType assetType", "uint256 value"],
  AssetType: ["bytes4 assetClass", "bytes data"],
};
const encode = (types: string, ...values: readonly unknown[]) =>
  encodeAbiParameters(parseAbiParameters(types) as Parameters<typeof encodeAbiParameters>[0], values);
const asset = (assetClass: string, value: bigint, data = "0x") => ({
  assetType: { assetClass, data },
  value: String(value),
});
const nftAsset = asset(assetClasses.ERC721, 1n, encode("address, uint256", token, 7n));

function raribleOrder(changes: Readonly<Record<string, unknown>> = {}) {
  return subjectOf("Order", rarible, {
    ...{ maker: own, makeAsset: nftAsset, taker: zero, takeAsset: asset(assetClasses.ETH, ether) },
    ...{ salt: 1, start: 0, end: 0, dataType: "0xffffffff", data: "0x", ...changes },
  });
}

describe("readRaribleOrder", () => {
  test("default: classes and kinds are the first bytes of the hashes of their names", () => {
    const first = (name: string) => keccak256(stringToHex(name)).slice(0, 10);

    for (const [name, id] of Object.entries(assetClasses)) expect([name, id]).toEqual([name, first(name)]);
    for (const [name, [id]] of Object.entries(dataTypes)) expect([name, id]).toEqual([name, first(name)]);
  });

  test("default: a sale says both sides [H12]", () => {
    expect(orderOf(raribleOrder())).toMatchObject([
      { name: "Rarible", maker: own, gives: [piece], gets: [paid(ether)], endsAt: null, isComplete: true },
    ]);
    expect(levelOf(raribleOrder())).toBe("caution");
    expect(levelOf(raribleOrder({ takeAsset: asset(assetClasses.ETH, 1n) }))).toBe("danger");
  });

  test("behavior: a bid gives tokens and gets the piece, by its edition", () => {
    const makeAsset = asset(assetClasses.ERC20, 5n, encode("address", usdc));
    const takeAsset = asset(assetClasses.ERC1155, 2n, encode("address, uint256", token, 7n));

    expect(orderOf(raribleOrder({ makeAsset, takeAsset }))).toMatchObject([
      {
        gives: [{ kind: "erc20", token: usdc, amount: 5n }],
        gets: [{ asset: { ...piece, amount: 2n }, recipient: own }],
      },
    ]);
  });

  test("behavior: shares and fees of what is paid are read from the extra data [H12]", () => {
    const [kind, parameters] = dataTypes.V2;
    const data = (payouts: readonly unknown[]) =>
      encode(parameters, { payouts, fees: [{ account: friend, value: 250n }], isMakeFill: true });
    const half = [
      { account: own, value: 5_000n },
      { account: stranger, value: 5_000n },
    ];
    const net = (ether * 9_750n) / 10_000n;

    expect(orderOf(raribleOrder({ dataType: kind, data: data(half) }))).toMatchObject([
      { gets: [paid(net / 2n), paid(net / 2n, stranger)], isComplete: true },
    ]);
    expect(orderOf(raribleOrder({ dataType: kind, data: data([]) }))).toMatchObject([{ gets: [paid(net)] }]);
    const stolen = data([{ account: stranger, value: 10_000n }]);
    expect(levelOf(raribleOrder({ dataType: kind, data: stolen }))).toBe("danger");
  });

  test("behavior: fees of all that is paid leave nothing", () => {
    const [dataType, parameters] = dataTypes.V1;
    const data = encode(parameters, { payouts: [], fees: [{ account: stranger, value: 12_000n }] });

    expect(levelOf(raribleOrder({ dataType, data }))).toBe("danger");
  });

  test.each([
    ["extra data of another kind", { dataType: "0x12345678", data: "0x" }],
    ["extra data beside none", { data: "0x00" }],
    ["extra data cut short", { dataType: dataTypes.V1[0], data: "0x00" }],
    ["an asset of another class", { takeAsset: asset("0x12345678", ether) }],
    ["a collection cut short", { makeAsset: asset(assetClasses.ERC721, 1n, "0x00") }],
    ["a token cut short", { takeAsset: asset(assetClasses.ERC20, ether, "0x00") }],
  ])("error: an order with %s is read in part, which is a gap [H12]", (_, changes) => {
    const subject = raribleOrder(changes);

    expect(orderOf(subject)).toMatchObject([{ isComplete: false }]);
    expect(judge(subject).inspection.gaps).toMatchObject([{ reason: "undecodable" }]);
  });
});

describe("readApprovalOrder", () => {
  const sale = (price: bigint, changes = {}) =>
    plain("SaleApproval", {
      ...{ protocol: 0, seller: own, marketplace: stranger, paymentMethod: zero, tokenAddress: token },
      ...{ tokenId: 7, amount: 1, itemPrice: String(price), expiration: 1_800_000_000 },
      ...{ marketplaceFeeNumerator: 200, maxRoyaltyFeeNumerator: 500, ...changes },
    });

  test("default: a sale pays the price without its fees [H12]", () => {
    expect(orderOf(sale(ether))).toMatchObject([
      {
        ...{ name: "Payment Processor", maker: own, gives: [piece], endsAt: 1_800_000_000n },
        gets: [paid((ether * 93n) / 100n)],
      },
    ]);
    expect([levelOf(sale(ether)), levelOf(sale(1n))]).toEqual(["caution", "danger"]);
    expect(levelOf(sale(ether, { maxRoyaltyFeeNumerator: 9_800 }))).toBe("danger");
  });

  test("behavior: a sale of somebody else's is paid to somebody else", () => {
    expect(levelOf(sale(ether, { seller: stranger }))).toBe("danger");
  });

  test("behavior: an offer gets the piece, for whom it says [H12]", () => {
    const offer = (beneficiary: string) =>
      plain("ItemOfferApproval", {
        ...{ protocol: 0, buyer: own, beneficiary, paymentMethod: weth, tokenAddress: token },
        ...{ tokenId: 7, amount: 1, itemPrice: String(ether), expiration: 1 },
      });

    expect(orderOf(offer(own))).toMatchObject([
      { gives: [{ kind: "erc20", token: weth, amount: ether }], gets: [{ asset: piece, recipient: own }] },
    ]);
    expect(levelOf(offer(stranger))).toBe("danger");
  });
});

describe("orders over tokens in other words", () => {
  const lists = (changes = {}) =>
    plain("JamOrder", {
      ...{ taker: own, receiver: own, expiry: 1_800_000_000, nonce: 1, executor: stranger },
      ...{ sellTokens: [usdc, token], buyTokens: [weth, native] },
      ...{ sellAmounts: ["5000000", "6"], buyAmounts: [String(ether), String(ether)], ...changes },
    });

  test("default: several tokens go for several others [H12]", () => {
    expect(orderOf(lists())).toMatchObject([
      {
        ...{ maker: own, taker: null, endsAt: 1_800_000_000n, isComplete: true },
        gives: [
          { kind: "erc20", token: usdc, amount: 5_000_000n },
          { kind: "erc20", token, amount: 6n },
        ],
        gets: [{ asset: { kind: "erc20", token: weth, amount: ether }, recipient: own }, paid(ether)],
      },
    ]);
    expect(levelOf(lists())).toBe("caution");
  });

  test("behavior: what goes to another receiver, or comes to nothing, is danger", () => {
    expect(levelOf(lists({ receiver: stranger }))).toBe("danger");
    expect(levelOf(lists({ buyAmounts: ["1", "1"] }))).toBe("danger");
    expect(orderOf(lists({ receiver: zero }))).toMatchObject([{ gets: [{ recipient: own }, paid(ether)] }]);
    expect(orderOf(lists({ buyAmounts: ["1"] }))).toMatchObject([{ isComplete: false }]);
  });

  test.each([
    [
      "SingleOrder",
      {
        taker_address: own,
        taker_token: usdc,
        maker_token: native,
        taker_amount: 5,
        maker_amount: 6,
        receiver: own,
      },
    ],
    [
      "OrderERC20",
      {
        signerWallet: own,
        signerToken: usdc,
        signerAmount: 5,
        senderWallet: stranger,
        senderToken: zero,
        senderAmount: 6,
      },
    ],
  ])("default: a %s names both sides in its own words [H12]", (name, message) => {
    expect(orderOf(plain(name, message))).toMatchObject([
      { gives: [{ kind: "erc20", token: usdc, amount: 5n }], gets: [paid(6n)], isComplete: true },
    ]);
  });

  test("behavior: the end of an order is read by any of its names", () => {
    const order = plain("Order", {
      ...{ sellToken: usdc, buyToken: weth, receiver: own, sellAmount: 5, buyAmount: 6, validTo: 77 },
    });

    expect(orderOf(order)).toMatchObject([{ endsAt: 77n }]);
  });
});
