import { encodeFunctionData, parseAbi } from "viem";
import { describe, expect, test } from "vitest";
import {
  callData,
  friend,
  judge,
  own,
  stranger,
  token,
  typedDataOf,
  typedSubject,
  usdc,
  weth,
} from "../samples.ts";
import type { OrderDeed } from "./action.ts";
import { readSubject } from "./readSubject.ts";

const zero = `0x${"0".repeat(40)}`;
const ether = 10n ** 18n;
type Types = Readonly<Record<string, readonly string[]>>;

function subjectOf(primaryType: string, types: Types, message: unknown) {
  return typedSubject(typedDataOf(primaryType, types, message));
}

function ordersOf(subject: ReturnType<typeof subjectOf>): readonly OrderDeed[] {
  return readSubject(subject).actions.filter((action) => action.kind === "order");
}

const item = [
  "uint8 itemType",
  "address token",
  "uint256 identifierOrCriteria",
  "uint256 startAmount",
  "uint256 endAmount",
];
const seaport: Types = {
  OrderComponents: [
    "address offerer",
    "OfferItem[] offer",
    "ConsiderationItem[] consideration",
    "uint256 endTime",
  ],
  OfferItem: item,
  ConsiderationItem: [...item, "address recipient"],
};
const coin = (amount: bigint, recipient: string) => ({
  itemType: 0,
  token: zero,
  identifierOrCriteria: 0,
  startAmount: String(amount),
  endAmount: String(amount),
  recipient,
});
const leaf = (price: bigint, id = 7) => ({
  offerer: own,
  offer: [{ itemType: 2, token, identifierOrCriteria: id, startAmount: 1, endAmount: 1 }],
  consideration: price === 0n ? [] : [coin(price, own)],
  endTime: 1_800_000_000,
});
const filler = { offerer: zero, offer: [], consideration: [], endTime: 0 };
const bulk = (tree: unknown, height = 2) =>
  subjectOf(
    "BulkOrder",
    { BulkOrder: [`OrderComponents${"[2]".repeat(height)} tree`], ...seaport },
    { tree },
  );

describe("a tree of orders", () => {
  test("default: every order of it is read, and what only fills it up is left out [H11]", () => {
    const subject = bulk([
      [leaf(ether, 1), leaf(ether, 2)],
      [leaf(ether, 3), filler],
    ]);

    expect(ordersOf(subject).map(({ gives }) => gives)).toEqual(
      [1n, 2n, 3n].map((tokenId) => [{ kind: "nft", token, tokenId, amount: 1n }]),
    );
    expect(judge(subject).codes["order-gives-all"]).toBe("caution");
  });

  test.each([0, 1, 2, 3])(
    "behavior: one order for nothing at place %i makes the whole danger [H11]",
    (bad) => {
      const [a, b, c, d] = [0, 1, 2, 3].map((place) => leaf(place === bad ? 0n : ether));
      const { codes, decision } = judge(
        bulk([
          [a, b],
          [c, d],
        ]),
      );

      expect([codes["order-gives-all"], decision.outcome]).toEqual(["danger", "hold"]);
    },
  );

  test("behavior: a tree of nothing but filling, or too large to show, is not understood [H11]", () => {
    const wide = subjectOf(
      "BulkOrder",
      { BulkOrder: ["OrderComponents[] tree"], ...seaport },
      { tree: Array.from({ length: 65 }, () => leaf(ether)) },
    );

    for (const subject of [bulk([filler, filler], 1), wide]) {
      expect(readSubject(subject).isUnderstood).toBe(false);
      expect(judge(subject).codes["order-gives-all"]).toBe("danger");
    }
  });
});

const blurTypes: Types = {
  Order: [
    "address trader",
    "uint8 side",
    "address collection",
    "uint256 tokenId",
    "uint256 amount",
    "address paymentToken",
    "uint256 price",
    "Fee[] fees",
  ],
  Fee: ["uint16 rate", "address recipient"],
};
const blur = (price: bigint, changes: object = {}) =>
  subjectOf("Order", blurTypes, {
    trader: own,
    side: 1,
    collection: token,
    tokenId: 7,
    amount: 1,
    paymentToken: zero,
    price: String(price),
    fees: [],
    ...changes,
  });

const looksTypes: Types = {
  MakerOrder: [
    "bool isOrderAsk",
    "address signer",
    "address collection",
    "uint256 price",
    "uint256 tokenId",
    "uint256 amount",
    "address currency",
    "uint256 minPercentageToAsk",
  ],
};
const looks = (price: bigint, changes: object = {}) =>
  subjectOf("MakerOrder", looksTypes, {
    isOrderAsk: true,
    signer: own,
    collection: token,
    price: String(price),
    tokenId: 7,
    amount: 1,
    currency: weth,
    minPercentageToAsk: 9_800,
    ...changes,
  });

const looksListTypes: Types = {
  Maker: [
    "uint8 quoteType",
    "address collection",
    "address currency",
    "address signer",
    "uint256 price",
    "uint256[] itemIds",
    "uint256[] amounts",
  ],
};
const looksList = (price: bigint, changes: object = {}) =>
  subjectOf("Maker", looksListTypes, {
    quoteType: 1,
    collection: token,
    currency: zero,
    signer: own,
    price: String(price),
    itemIds: [7],
    amounts: [1],
    ...changes,
  });

const wyvernTypes: Types = {
  Order: [
    "address maker",
    "uint8 side",
    "uint256 basePrice",
    "address target",
    "bytes calldata",
    "address paymentToken",
  ],
};
const wyvern = (price: bigint, changes: object = {}) =>
  subjectOf("Order", wyvernTypes, {
    maker: own,
    side: 1,
    basePrice: String(price),
    target: token,
    calldata: callData("0x23b872dd", own, 0n, 7n),
    paymentToken: zero,
    ...changes,
  });

describe("orders of single markets", () => {
  const nft = { kind: "nft", token, tokenId: 7n, amount: 1n };
  const ethers = (amount: bigint) => ({ asset: { kind: "coin", amount }, recipient: own });

  test.each([
    ["Blur", blur(ether), ethers(ether)],
    [
      "Blur with fees",
      blur(ether, { fees: [{ rate: 500, recipient: stranger }] }),
      ethers((ether * 95n) / 100n),
    ],
    [
      "LooksRare",
      looks(ether),
      { asset: { kind: "erc20", token: weth, amount: (ether * 98n) / 100n }, recipient: own },
    ],
    ["LooksRare of the second kind", looksList(ether), ethers(ether)],
    ["Wyvern", wyvern(ether), ethers(ether)],
  ])("default: a sale on %s says both sides and is a caution [H12]", (_, subject, gets) => {
    expect(ordersOf(subject)).toMatchObject([{ maker: own, gives: [nft], gets: [gets], isComplete: true }]);
    expect(judge(subject).codes["order-gives-all"]).toBe("caution");
  });

  test.each([
    ["Blur", blur(1n)],
    ["Blur with everything as a fee", blur(ether, { fees: [{ rate: 10_000, recipient: stranger }] })],
    [
      "Blur with more than everything as fees",
      blur(ether, { fees: [{ rate: 60_000, recipient: stranger }] }),
    ],
    ["LooksRare", looks(1n)],
    ["LooksRare that keeps nothing", looks(ether, { minPercentageToAsk: 0 })],
    ["LooksRare of the second kind", looksList(1n)],
    ["Wyvern", wyvern(0n)],
  ])("behavior: a sale for next to nothing on %s is held [H12]", (_, subject) => {
    const { codes, decision } = judge(subject);

    expect([codes["order-gives-all"], decision.outcome]).toEqual(["danger", "hold"]);
  });

  test.each([
    ["Blur", blur(ether, { side: 0, paymentToken: weth })],
    ["LooksRare", looks(ether, { isOrderAsk: false })],
    ["LooksRare of the second kind", looksList(ether, { quoteType: 0, currency: weth })],
  ])("behavior: an offer to buy on %s pays and gets the piece [H12]", (_, subject) => {
    expect(ordersOf(subject)).toMatchObject([
      { gives: [{ kind: "erc20", token: weth, amount: ether }], gets: [{ asset: nft, recipient: own }] },
    ]);
  });

  test.each([
    ["several pieces", looksList(ether, { itemIds: [7, 8] })],
    ["a call that is no transfer", wyvern(ether, { calldata: "0x12345678" })],
    ["a transfer between others", wyvern(ether, { calldata: callData("0x23b872dd", stranger, friend, 7n) })],
    ["a call cut short", wyvern(ether, { calldata: "0x23b872dd00" })],
  ])("behavior: an order over %s is read in part, which is a gap [H12]", (_, subject) => {
    expect(judge(subject).inspection.gaps).toMatchObject([{ reason: "undecodable" }]);
  });

  test.each([
    ["Root", "bytes32 root", { root: `0x${"1".repeat(64)}` }],
    ["SafeMessage", "bytes message", { message: `0x${"1".repeat(64)}` }],
  ])("behavior: a %s is a hash of what is not shown, and held [H12] [H02]", (name, field, message) => {
    const { codes, decision } = judge(subjectOf(name, { [name]: [field] }, message));

    expect([codes["opaque-message"], decision.outcome]).toEqual(["danger", "hold"]);
  });
});

const permitFields = ["TokenPermissions permitted", "address spender", "uint256 nonce", "uint256 deadline"];
const witnessTypes = (witness: readonly string[]): Types => ({
  PermitWitnessTransferFrom: [...permitFields, "Witness witness"],
  TokenPermissions: ["address token", "uint256 amount"],
  Witness: witness,
  Input: ["address token", "uint256 startAmount", "uint256 maxAmount"],
  Output: ["address token", "uint256 startAmount", "uint256 endAmount", "address recipient"],
});
const output = (recipient: string) => ({ token: weth, startAmount: "900", endAmount: "800", recipient });
const signed = (witness: readonly string[], value: object) =>
  subjectOf("PermitWitnessTransferFrom", witnessTypes(witness), {
    permitted: { token: usdc, amount: 5 },
    spender: stranger,
    nonce: 0,
    deadline: 1_790_000_100,
    witness: value,
  });

describe("an order carried by a transfer of Permit2", () => {
  const flat = [
    "address inputToken",
    "uint256 inputStartAmount",
    "uint256 inputEndAmount",
    "Output[] outputs",
  ];
  const flatValue = { inputToken: usdc, inputStartAmount: 4, inputEndAmount: 5 };

  test.each([
    ["its own fields", signed(flat, { ...flatValue, outputs: [output(own)] })],
    [
      "a struct",
      signed(["Input baseInput", "Output[] baseOutputs"], {
        baseInput: { token: usdc, startAmount: 4, maxAmount: 5 },
        baseOutputs: [output(own)],
      }),
    ],
  ])("default: input by %s and the least that comes out are read [H10] [H12]", (_, subject) => {
    expect(ordersOf(subject)).toMatchObject([
      {
        name: "UniswapX",
        gives: [{ kind: "erc20", token: usdc, amount: 5n }],
        gets: [{ asset: { kind: "erc20", token: weth, amount: 800n }, recipient: own }],
        isComplete: true,
      },
    ]);
    expect(readSubject(subject).actions.map(({ kind }) => kind)).toEqual(["allow", "order"]);
  });

  test("behavior: what goes to somebody else is danger [H12]", () => {
    expect(judge(signed(flat, { ...flatValue, outputs: [output(stranger)] })).codes["order-gives-all"]).toBe(
      "danger",
    );
  });

  test("behavior: a witness whose input is not known is read in part", () => {
    const subject = signed(["Output[] outputs"], { outputs: [output(own)] });

    expect(ordersOf(subject)).toMatchObject([{ gives: [], isComplete: false }]);
  });
});

describe("a user operation", () => {
  test("behavior: what it makes the account do is shown beside the hold [I09]", () => {
    const abi = parseAbi(["function execute(address to, uint256 value, bytes data)"]);
    const grant = callData("0x095ea7b3", stranger, 2n ** 256n - 1n) as `0x${string}`;
    const operation = subjectOf(
      "PackedUserOperation",
      { PackedUserOperation: ["address sender", "uint256 nonce", "bytes initCode", "bytes callData"] },
      {
        sender: own,
        nonce: 0,
        initCode: "0x",
        callData: encodeFunctionData({ abi, args: [usdc, 0n, grant] }),
      },
    );

    expect(judge(operation).codes).toMatchObject({
      "opaque-message": "danger",
      "permit-signature": "danger",
    });
    expect(readSubject(operation).actions).toMatchObject([
      { kind: "opaque" },
      { kind: "allow", token: usdc, owner: own, spender: stranger, form: "signature" },
    ]);
  });
});
