import { describe, expect, test } from "vitest";
import { friend, own, stranger, token, typedDataOf, typedSubject, usdc, weth } from "../samples.ts";
import type { Asset, Deed, OrderDeed } from "./action.ts";
import { readSubject } from "./readSubject.ts";

const zero = `0x${"0".repeat(40)}`;
type Message = Readonly<Record<string, unknown>>;

function deedsOf(
  name: string,
  types: Readonly<Record<string, readonly string[]>>,
  message: Message,
): readonly Deed[] {
  return readSubject(typedSubject(typedDataOf(name, types, message))).actions;
}
const orderIn = (deeds: readonly Deed[]) =>
  deeds.find((deed) => deed.kind === "order") as OrderDeed | undefined;
const without = (fields: readonly string[], name: string) =>
  fields.filter((field) => !field.endsWith(` ${name}`));
const pick = (fields: readonly string[], from: Message) =>
  Object.fromEntries(fields.map((field) => field.split(" ")[1] ?? "").map((name) => [name, from[name]]));
const erc20 = (of: string, amount: bigint): Asset => ({ kind: "erc20", token: of as typeof token, amount });
const coin = (amount: bigint): Asset => ({ kind: "coin", amount });

describe("items of a Seaport order", () => {
  const fields = [
    "uint8 itemType",
    "address token",
    "uint256 identifierOrCriteria",
    "uint256 startAmount",
    "uint256 endAmount",
  ];
  const item = (itemType: number, start = 5, end = start) => ({
    ...{ itemType, token, identifierOrCriteria: 7, startAmount: start, endAmount: end },
  });

  function order(offer: Message, asked: Message, kept = fields): OrderDeed | undefined {
    const types = {
      Form: ["address offerer", "Offer[] offer", "Asked[] consideration"],
      ...{ Offer: kept, Asked: [...fields, "address recipient"] },
    };
    const message = {
      offerer: friend,
      offer: [pick(kept, offer)],
      consideration: [{ ...asked, recipient: stranger }],
    };
    return orderIn(deedsOf("Form", types, message));
  }

  const nft = (tokenId: bigint | null): Asset => ({ kind: "nft", token, tokenId, amount: 5n });

  test.each<[number, Asset]>([
    [0, coin(5n)],
    [1, erc20(token, 5n)],
    [2, nft(7n)],
    [3, nft(7n)],
    [4, nft(null)],
    [5, nft(null)],
  ])("default: type %i is read on both sides [H11]", (kind, asset) => {
    expect(order(item(kind), item(kind))).toMatchObject({
      ...{ maker: friend, isComplete: true, gives: [asset], gets: [{ asset, recipient: stranger }] },
    });
  });

  test("behavior: of an amount that changes the worse end counts: the most that goes, the least that comes", () => {
    const amounts = (deed: OrderDeed | undefined) => [deed?.gives[0]?.amount, deed?.gets[0]?.asset.amount];

    expect(amounts(order(item(1, 3, 9), item(1, 3, 9)))).toEqual([9n, 3n]);
    expect(amounts(order(item(1, 9, 3), item(1, 9, 3)))).toEqual([9n, 3n]);
  });

  test("error: a type that is not known, or a part that is missing, leaves the order read in part", () => {
    expect(order(item(6), item(1))).toMatchObject({
      isComplete: false,
      gives: [],
      gets: [{ recipient: stranger }],
    });
    expect(order(item(1), item(6))).toMatchObject({ isComplete: false, gets: [] });
    for (const name of ["itemType", "token", "startAmount", "endAmount"]) {
      expect(order(item(1), item(1), without(fields, name))).toMatchObject({ isComplete: false, gives: [] });
    }
  });
});

describe("orders over one piece, as 0x has them", () => {
  const fields = [
    "address erc20Token",
    "uint256 erc20TokenAmount",
    "address erc721Token",
    "uint256 erc721TokenId",
  ];
  const message = {
    direction: 0,
    erc20Token: usdc,
    erc20TokenAmount: 9,
    erc721Token: token,
    erc721TokenId: 7,
  };
  const read = (changes: Message, kept = ["uint8 direction", ...fields], name = "Form") =>
    orderIn(deedsOf(name, { [name]: kept }, pick(kept, { ...message, ...changes })));
  const piece: Asset = { kind: "nft", token, tokenId: 7n, amount: 1n };

  test("default: direction, or the form's name, says which side is signed [H11]", () => {
    const sale = { gives: [piece], gets: [{ asset: erc20(usdc, 9n), recipient: own }] };
    const bid = { gives: [erc20(usdc, 9n)], gets: [{ asset: piece, recipient: own }] };

    expect([read({}), read({ direction: 1 })]).toMatchObject([sale, bid]);
    expect([read({}, fields, "NFTSellForm"), read({}, fields, "NFTBuyForm")]).toMatchObject([sale, bid]);
  });

  test("default: pieces of the other standard have their own names and amount", () => {
    const kept = [
      "uint8 direction",
      ...fields.slice(0, 2),
      "address erc1155Token",
      "uint256 erc1155TokenId",
      "uint128 erc1155TokenAmount",
    ];
    const other = { erc1155Token: token, erc1155TokenId: 7, erc1155TokenAmount: 4 };

    expect(read(other, kept)?.gives).toEqual([{ ...piece, amount: 4n }]);
    expect(
      read({ nft: token, nftId: 7 }, [
        "uint8 direction",
        ...fields.slice(0, 2),
        "address nft",
        "uint256 nftId",
      ])?.gives,
    ).toEqual([piece]);
  });

  test.each(["direction", "erc20Token", "erc20TokenAmount", "erc721Token"])(
    "error: without %s it is not known",
    (name) => {
      expect(read({}, without(["uint8 direction", ...fields], name))).toBeUndefined();
    },
  );
});

describe("orders that a transfer carries", () => {
  const amounts = ["uint256 startAmount", "uint256 endAmount"];
  const output = ["address token", "address recipient", ...amounts];
  const inputs = ["address token", ...amounts];

  function read(
    witness: Message,
    types: Readonly<Record<string, readonly string[]>>,
    kept: readonly string[],
  ): OrderDeed | undefined {
    const all = {
      Permit: ["Amount permitted", "address spender", "uint256 deadline", "Witness witness"],
      ...{
        Amount: ["address token", "uint256 amount"],
        Witness: kept,
        Output: output,
        Input: inputs,
        ...types,
      },
    };
    const message = { permitted: { token: usdc, amount: 99 }, spender: stranger, deadline: 50, witness };
    return orderIn(deedsOf("Permit", all, message));
  }

  const out = (of: string, recipient: string, startAmount: number, endAmount: number) => ({
    token: of,
    recipient,
    startAmount,
    endAmount,
  });
  const both = {
    input: { token: usdc, startAmount: 5, endAmount: 9 },
    outputs: [out(weth, own, 8, 6), out(zero, stranger, 2, 3)],
  };
  const whole = {
    ...{ name: "UniswapX", isComplete: true, gives: [erc20(usdc, 9n)] },
    gets: [
      { asset: erc20(weth, 6n), recipient: own },
      { asset: coin(2n), recipient: stranger },
    ],
  };

  test("default: the most that goes in, and the least that each recipient gets [H12]", () => {
    expect(read(both, {}, ["Input input", "Output[] outputs"])).toMatchObject(whole);
    expect(
      read({ baseInput: both.input, baseOutputs: both.outputs }, {}, [
        "Input baseInput",
        "Output[] baseOutputs",
      ]),
    ).toMatchObject(whole);
    const flat = { inputToken: usdc, inputStartAmount: 5, inputEndAmount: 9, outputs: both.outputs };
    expect(
      read(flat, {}, [
        "address inputToken",
        "uint256 inputStartAmount",
        "uint256 inputEndAmount",
        "Output[] outputs",
      ]),
    ).toMatchObject(whole);
  });

  test.each(["maxAmount", "amount"])("default: %s alone may say how much goes", (name) => {
    const kept = { Input: ["address token", `uint256 ${name}`] };

    expect(
      read({ ...both, input: { token: usdc, [name]: 9 } }, kept, ["Input input", "Output[] outputs"]),
    ).toMatchObject(whole);
  });

  test.each(["minAmount", "amount"])("default: %s alone may say how much comes", (name) => {
    const kept = { Output: ["address token", "address recipient", `uint256 ${name}`] };
    const outputs = [
      { token: weth, recipient: own, [name]: 6 },
      { token: zero, recipient: stranger, [name]: 2 },
    ];

    expect(read({ ...both, outputs }, kept, ["Input input", "Output[] outputs"])).toMatchObject(whole);
  });

  test("error: what goes or comes without its token, its recipient or an amount leaves it read in part", () => {
    const kept = ["Input input", "Output[] outputs"];
    const withOutput = (fields: readonly string[]) =>
      read({ ...both, outputs: both.outputs.map((one) => pick(fields, one)) }, { Output: fields }, kept);
    const withInput = (fields: readonly string[]) =>
      read({ ...both, input: pick(fields, both.input) }, { Input: fields }, kept);

    for (const fields of [without(output, "token"), without(output, "recipient"), output.slice(0, 2)]) {
      expect(withOutput(fields)).toMatchObject({ gets: [], isComplete: false, gives: whole.gives });
    }
    for (const fields of [without(inputs, "token"), inputs.slice(0, 1)]) {
      expect(withInput(fields)).toMatchObject({ gives: [], isComplete: false, gets: whole.gets });
    }
    expect(read({ outputs: both.outputs }, {}, ["Output[] outputs"])).toMatchObject({
      gives: [],
      isComplete: false,
    });
    expect(read({ note: 1 }, {}, ["uint256 note"])).toBeUndefined();
  });
});

describe("forms inside of forms", () => {
  const contents = { spender: stranger, owner: own, value: 5, deadline: 99 };
  const types = {
    TypedDataSign: ["Permit contents", "string name", "uint256 chainId", "address verifyingContract"],
    Permit: ["address owner", "address spender", "uint256 value", "uint256 deadline"],
  };
  const read = (chainId: number) =>
    deedsOf("TypedDataSign", types, { contents, name: "Account", chainId, verifyingContract: friend });

  test("default: what an account with code signs is what its form says, on its own network", () => {
    expect(read(1)).toMatchObject([{ kind: "allow", owner: own, spender: stranger, amount: 5n }]);
    expect(read(10)).toMatchObject([
      { kind: "opaque", why: "It is for an account on another network than the one that is shown." },
      { kind: "allow", owner: own, spender: stranger, amount: 5n },
    ]);
  });

  test("default: the form inside is read by its own name, and beside it all stands at the first place", () => {
    const transfer = {
      TypedDataSign: types.TypedDataSign.map((field) => field.replace("Permit ", "PermitTransferFrom ")),
      PermitTransferFrom: ["Amount permitted", "address spender", "uint256 deadline"],
      Amount: ["address token", "uint256 amount"],
    };
    const message = {
      contents: { permitted: { token: usdc, amount: 5 }, spender: stranger, deadline: 99 },
      ...{ name: "Account", chainId: 10, verifyingContract: friend },
    };

    expect(deedsOf("TypedDataSign", transfer, message)).toMatchObject([
      { kind: "opaque", call: 0, depth: 0, flags: [] },
      { kind: "allow", owner: friend, isOnce: true, call: 0, depth: 0, flags: [] },
    ]);
  });

  test("error: by another name, or without the form or the account, nothing is inside", () => {
    const message: Message = { contents, name: "Account", chainId: 1, verifyingContract: friend };
    const read = (name: string, missing = "") => {
      const fields = without(types.TypedDataSign, missing);
      return deedsOf(name, { Permit: types.Permit, [name]: fields }, pick(fields, message));
    };

    expect(read("Other")).toMatchObject([{ kind: "unknown-signature", primaryType: "Other" }]);
    for (const missing of ["contents", "verifyingContract"]) {
      expect(read("TypedDataSign", missing)).toMatchObject([{ kind: "unknown-signature" }]);
    }
  });

  test("default: the hash of a message, or of orders, shows nothing of what is signed [H11]", () => {
    const why = "It is the hash of orders or of a message that are not shown.";

    expect(deedsOf("SafeMessage", { SafeMessage: ["bytes message"] }, { message: "0x12" })).toMatchObject([
      { kind: "opaque", why },
    ]);
    expect(deedsOf("Root", { Root: ["bytes32 root"] }, { root: `0x${"1".repeat(64)}` })).toMatchObject([
      { kind: "opaque", why },
    ]);
    expect(deedsOf("Other", { Other: ["bytes message"] }, { message: "0x12" })).toMatchObject([
      { kind: "unknown-signature" },
    ]);
    expect(deedsOf("SafeMessage", { SafeMessage: ["string message"] }, { message: "a" })).toMatchObject([
      { kind: "unknown-signature" },
    ]);
    expect(deedsOf("Root", { Root: ["uint256 root"] }, { root: 1 })).toMatchObject([
      { kind: "unknown-signature" },
    ]);
  });
});
