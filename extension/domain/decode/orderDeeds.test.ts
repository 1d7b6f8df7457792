import { encodeAbiParameters, parseAbiParameters } from "viem";
import { describe, expect, test } from "vitest";
import { callData, friend, own, stranger, token, typedDataOf, typedSubject, usdc, weth } from "../samples.ts";
import type { Action, OrderDeed } from "./action.ts";
import { assetClasses, dataTypes } from "./raribleOrders.ts";
import { readSubject } from "./readSubject.ts";

const zero = `0x${"0".repeat(40)}`;
type Types = Readonly<Record<string, readonly string[]>>;
type Message = Readonly<Record<string, unknown>>;

const read = (name: string, types: Types, message: Message): readonly Action[] =>
  readSubject(typedSubject(typedDataOf(name, types, message))).actions;

/** The fields of the message that are kept, and their values. */
function kept(fields: readonly string[], message: Message, missing?: string): [string[], Message] {
  const names = fields.map((field) => field.split(" ")[1] ?? "").filter((name) => name !== missing);
  const declared = fields.filter((field) => names.includes(field.split(" ")[1] ?? ""));
  return [declared, Object.fromEntries(names.map((name) => [name, message[name]]))];
}

const order = (changes: Partial<OrderDeed>) => ({
  ...{ kind: "order", market: token, maker: own, taker: null, endsAt: null, isComplete: true },
  ...{ call: 0, depth: 0, flags: [], ...changes },
});
const piece = (amount = 1n, tokenId: bigint | null = 7n) =>
  ({ kind: "nft", token, tokenId, amount }) as const;
const money = (amount: bigint, of = usdc) => ({ kind: "erc20", token: of, amount }) as const;
const unknown = (primaryType: string) => [
  { kind: "unknown-signature", primaryType, call: 0, depth: 0, flags: [] },
];

const item = [
  "uint8 itemType",
  "address token",
  "uint256 identifierOrCriteria",
  "uint256 startAmount",
  "uint256 endAmount",
];
const itemOf = (itemType: number, of: string, amount: number) => ({
  ...{ itemType, token: of, identifierOrCriteria: 7, startAmount: amount, endAmount: amount },
});

interface Form {
  name: string;
  types: Types;
  fields: readonly string[];
  message: Message;
  deed: Partial<OrderDeed>;
}

const encode = (types: string, ...values: readonly unknown[]) =>
  encodeAbiParameters(parseAbiParameters(types) as Parameters<typeof encodeAbiParameters>[0], values);
const classed = (assetClass: string, value: number, data = "0x") => ({
  assetType: { assetClass, data },
  value,
});
const rarible: Types = {
  Asset: ["AssetType assetType", "uint256 value"],
  AssetType: ["bytes4 assetClass", "bytes data"],
};

const forms: readonly Form[] = [
  {
    name: "Components",
    types: { Offer: item, Asked: [...item, "address recipient"] },
    fields: ["address offerer", "Offer[] offer", "Asked[] consideration", "uint256 endTime"],
    message: {
      ...{ offerer: friend, offer: [itemOf(2, token, 1)], endTime: 99 },
      consideration: [{ ...itemOf(1, usdc, 9), recipient: stranger }],
    },
    deed: {
      ...{ name: "Seaport", maker: friend, gives: [piece()], endsAt: 99n },
      gets: [{ asset: money(9n), recipient: stranger }],
    },
  },
  {
    name: "Form",
    types: {},
    fields: [
      ...["uint8 direction", "address maker", "address taker", "uint256 expiry", "address erc20Token"],
      ...["uint256 erc20TokenAmount", "address erc721Token", "uint256 erc721TokenId"],
    ],
    message: {
      ...{ direction: 1, maker: friend, taker: stranger, expiry: 99, erc20Token: usdc },
      ...{ erc20TokenAmount: 9, erc721Token: token, erc721TokenId: 7 },
    },
    deed: {
      ...{ name: "0x", maker: friend, taker: stranger, endsAt: 99n, gives: [money(9n)] },
      gets: [{ asset: piece(), recipient: friend }],
    },
  },
  {
    name: "Sale",
    types: {},
    fields: [
      ...["address seller", "address tokenAddress", "uint256 tokenId", "uint256 amount", "uint256 itemPrice"],
      ...["address paymentMethod", "uint256 expiration"],
    ],
    message: {
      ...{ seller: friend, tokenAddress: token, tokenId: 7, amount: 3, itemPrice: 9, paymentMethod: usdc },
      expiration: 99,
    },
    deed: {
      ...{ name: "Payment Processor", maker: friend, endsAt: 99n, gives: [piece(3n)] },
      gets: [{ asset: money(9n), recipient: friend }],
    },
  },
  {
    name: "Lists",
    types: {},
    fields: ["address[] sellTokens", "uint256[] sellAmounts", "address[] buyTokens", "uint256[] buyAmounts"],
    message: { sellTokens: [usdc], sellAmounts: [9], buyTokens: [weth], buyAmounts: [8] },
    deed: { name: "Lists", gives: [money(9n)], gets: [{ asset: money(8n, weth), recipient: own }] },
  },
  {
    name: "Pair",
    types: {},
    fields: ["address sellToken", "uint256 sellAmount", "address buyToken", "uint256 buyAmount"],
    message: { sellToken: usdc, sellAmount: 9, buyToken: weth, buyAmount: 8 },
    deed: { name: "Pair", gives: [money(9n)], gets: [{ asset: money(8n, weth), recipient: own }] },
  },
  {
    name: "Exchange",
    types: rarible,
    fields: [
      ...["address maker", "Asset makeAsset", "address taker", "Asset takeAsset", "uint256 end"],
      ...["bytes4 dataType", "bytes data"],
    ],
    message: {
      ...{ maker: friend, taker: zero, end: 99, dataType: "0xffffffff", data: "0x" },
      makeAsset: classed(assetClasses.ERC721, 1, encode("address, uint256", token, 7n)),
      takeAsset: classed(assetClasses.ERC20, 9, encode("address", usdc)),
    },
    deed: {
      ...{ name: "Rarible", maker: friend, endsAt: 99n, gives: [piece()] },
      gets: [{ asset: money(9n), recipient: friend }],
    },
  },
];

describe("orders, each part of them", () => {
  test.each(forms.map((form) => [form.deed.name ?? "", form] as const))(
    "default: of %s all that is said is read, and nothing else [H11] [H12]",
    (_, { name, types, fields, message, deed }) => {
      expect(read(name, { [name]: fields, ...types }, message)).toEqual([order(deed)]);
    },
  );

  test.each([
    ["Components", ["offer", "consideration"]],
    ["Form", ["direction", "erc20Token", "erc20TokenAmount", "erc721Token"]],
    ["Sale", ["tokenAddress", "itemPrice", "paymentMethod", "seller"]],
    ["Lists", ["sellTokens", "sellAmounts", "buyTokens", "buyAmounts"]],
    ["Pair", ["sellToken", "sellAmount", "buyToken", "buyAmount"]],
    ["Exchange", ["maker", "makeAsset", "takeAsset"]],
  ])("error: a %s without one of what it needs is not known", (name, needed) => {
    const form = forms.find((one) => one.name === name);
    for (const missing of needed) {
      const [fields, message] = kept(form?.fields ?? [], form?.message ?? {}, missing);

      expect(read(name, { [name]: fields, ...form?.types }, message)).toEqual(unknown(name));
    }
  });

  test("error: lists of something that is no struct are no items", () => {
    const types = { Thing: ["uint256[] offer", "uint256[] consideration"] };

    expect(read("Thing", types, { offer: [1], consideration: [1] })).toEqual(unknown("Thing"));
  });

  test("behavior: a struct whose name begins like another's is no list of the other", () => {
    const types = { Thing: ["Item one", "ItemXX offer", "ItemXX consideration"], Item: item, ItemXX: item };
    const one = itemOf(1, usdc, 5);

    expect(read("Thing", types, { one, offer: one, consideration: one })).toEqual(unknown("Thing"));
    const tree = {
      Thing: ["Leaf one", "Leafs tree"],
      Leaf: ["Item[] offer", "Item[] consideration"],
      Item: item,
    };
    const leaf = { offer: [one], consideration: [] };
    const leafs = { ...tree, Leafs: tree.Leaf };

    expect(read("Thing", leafs, { one: leaf, tree: leaf })).toEqual(unknown("Thing"));
  });

  test("error: a tree of something that is no struct is no tree", () => {
    expect(read("Thing", { Thing: ["uint256[2] tree"] }, { tree: [1, 2] })).toEqual(unknown("Thing"));
  });
});

describe("shares and fees", () => {
  const [dataType, parameters] = dataTypes.V1;
  const shared = (fees: readonly number[], takeAsset: unknown) => {
    const list = fees.map((value) => ({ account: stranger, value: BigInt(value) }));
    const form = forms.find(({ name }) => name === "Exchange");
    const data = encode(parameters, { payouts: [], fees: list });
    const message = { ...form?.message, takeAsset, dataType, data };
    const [deed] = read("Exchange", { Exchange: form?.fields ?? [], ...rarible }, message);
    return deed?.kind === "order" ? deed.gets : [];
  };
  const coin = classed(assetClasses.ETH, 1_000_000);
  const pieces = classed(assetClasses.ERC1155, 10, encode("address, uint256", token, 7n));

  test.each([
    [[], 1_000_000n],
    [[2_500, 2_500], 500_000n],
    [[9_999], 100n],
    [[10_000], 0n],
    [[12_000], 0n],
  ])(
    "behavior: after fees of %j so much of a million comes in, and never less than nothing",
    (fees, amount) => {
      expect(shared(fees, coin)).toEqual([{ asset: { kind: "coin", amount }, recipient: friend }]);
    },
  );

  test("behavior: of pieces no fee is taken", () => {
    expect(shared([2_500], pieces)).toEqual([{ asset: piece(10n), recipient: friend }]);
  });

  test("error: an asset without an amount, a form or its data is not read", () => {
    const asset = { ...classed(assetClasses.ETH, 5) };
    const form = forms.find(({ name }) => name === "Exchange");
    const types = (changes: Types) => ({ Exchange: form?.fields ?? [], ...rarible, ...changes });
    const take = (changes: Types, made: unknown) =>
      read("Exchange", types(changes), { ...form?.message, makeAsset: made, takeAsset: made });
    const partly = [
      order({ name: "Rarible", maker: friend, endsAt: 99n, gives: [], gets: [], isComplete: false }),
    ];

    expect(take({ Asset: ["AssetType assetType"] }, { assetType: asset.assetType })).toEqual(partly);
    expect(take({ Asset: ["uint256 value"] }, { value: 5 })).toEqual(partly);
    const bare = { ...asset, assetType: { assetClass: assetClasses.ETH } };
    expect(take({ AssetType: ["bytes4 assetClass"] }, bare)).toEqual(partly);
  });

  const sale = (fees: readonly [number, number]) => {
    const form = forms.find(({ name }) => name === "Sale");
    const fields = [
      ...(form?.fields ?? []),
      "uint256 marketplaceFeeNumerator",
      "uint256 maxRoyaltyFeeNumerator",
    ];
    const message = {
      ...form?.message,
      ...{ itemPrice: 1_000_000, marketplaceFeeNumerator: fees[0], maxRoyaltyFeeNumerator: fees[1] },
    };
    const [deed] = read("Sale", { Sale: fields }, message);
    return deed?.kind === "order" ? deed.gets : [];
  };

  test.each([
    [[0, 0], 1_000_000n],
    [[200, 300], 950_000n],
    [[10_000, 0], 0n],
    [[9_000, 3_000], 0n],
  ] as const)(
    "behavior: after fees of %j a sale pays so much, and never less than nothing",
    (fees, amount) => {
      expect(sale(fees)).toEqual([{ asset: money(amount), recipient: friend }]);
    },
  );
});

describe("lists of unequal length", () => {
  const lists = (changes: Message) => {
    const form = forms.find(({ name }) => name === "Lists");
    return read("Lists", { Lists: form?.fields ?? [] }, { ...form?.message, ...changes });
  };
  const [gives, gets] = [[money(9n)], [{ asset: money(8n, weth), recipient: own }]];

  test("error: a token without an amount moves none that is known, and the order is read in part", () => {
    expect(lists({ sellTokens: [usdc, weth] })).toEqual([
      order({ name: "Lists", gives: [...gives, money(0n, weth)], gets, isComplete: false }),
    ]);
    expect(lists({ buyTokens: [weth, usdc] })).toEqual([
      order({
        ...{ name: "Lists", gives, isComplete: false },
        gets: [...gets, { asset: money(0n), recipient: own }],
      }),
    ]);
  });
});

describe("orders like Wyvern's", () => {
  const fields = [
    ...["address maker", "uint8 side", "uint256 basePrice", "address target", "address paymentToken"],
    "bytes calldata",
  ];
  const message = { maker: own, side: 1, basePrice: 9, target: token, paymentToken: usdc };
  const gets = [{ asset: money(9n), recipient: own }];
  const moving = (calldata: string) => read("Thing", { Thing: fields }, { ...message, calldata });

  test("behavior: the piece is that of an ordinary transfer, and of no other call", () => {
    const deed = { name: "Wyvern", gets };

    expect(moving(callData("0x23b872dd", own, stranger, 7n))).toEqual([order({ ...deed, gives: [piece()] })]);
    expect(moving(callData("0x42842e0e", own, stranger, 7n))).toEqual([
      order({ ...deed, gives: [], isComplete: false }),
    ]);
    expect(read("Thing", { Thing: fields.slice(0, -1) }, message)).toEqual([
      order({ ...deed, gives: [], isComplete: false }),
    ]);
  });
});

describe("orders that a transfer carries", () => {
  const types = (changes: Types = {}): Types => ({
    PermitWitness: ["Amount permitted", "address spender", "uint256 deadline", "Witness witness"],
    Amount: ["address token", "uint256 amount"],
    Witness: ["address inputToken", "uint256 inputStartAmount", "uint256 inputEndAmount", "Output[] outputs"],
    Output: ["address token", "address recipient", "uint256 amount"],
    ...changes,
  });
  const witness = { inputToken: usdc, inputStartAmount: 9, inputEndAmount: 5 };
  const outputs = [{ token: weth, recipient: own, amount: 6 }];
  const carried = (changes: Message) =>
    read("PermitWitness", types(), {
      ...{ permitted: { token: usdc, amount: 9 }, spender: stranger, deadline: 99 },
      witness: { ...witness, outputs, ...changes },
    })[1];

  test("default: it stands beside the permit, with its own end [H12]", () => {
    const deed = { name: "UniswapX", endsAt: 99n, gives: [money(9n)] };

    expect(carried({})).toEqual(order({ ...deed, gets: [{ asset: money(6n, weth), recipient: own }] }));
    expect(carried({ outputs: [] })).toEqual(order({ ...deed, gets: [] }));
  });

  test("behavior: the most that goes counts, whenever that is", () => {
    const input = {
      Witness: ["Input input", "Output[] outputs"],
      Input: ["address token", "uint256 startAmount", "uint256 endAmount"],
    };
    const [, deed] = read("PermitWitness", types(input), {
      ...{ permitted: { token: usdc, amount: 9 }, spender: stranger, deadline: 99 },
      witness: { input: { token: usdc, startAmount: 9, endAmount: 5 }, outputs },
    });

    expect(deed).toMatchObject({ gives: [money(9n)] });
    expect(carried({ inputStartAmount: 4, inputEndAmount: 5 })).toMatchObject({ gives: [money(5n)] });
  });
});
