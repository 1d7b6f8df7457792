import { describe, expect, test } from "vitest";
import { callData, own, stranger, token, typedDataOf, typedSubject, usdc } from "../samples.ts";
import type { OrderDeed } from "./action.ts";
import { readSubject } from "./readSubject.ts";

interface Form {
  primaryType: string;
  name: string;
  fields: Readonly<Record<string, string>>;
  /** Without any of these it is no order of this market. */
  needed: readonly string[];
  values: Readonly<Record<string, unknown>>;
}

const forms: readonly Form[] = [
  {
    primaryType: "Order",
    name: "Blur",
    fields: {
      trader: "address",
      side: "uint8",
      collection: "address",
      tokenId: "uint256",
      amount: "uint256",
      paymentToken: "address",
      price: "uint256",
    },
    needed: ["trader", "side", "collection", "price", "paymentToken"],
    values: {
      trader: own,
      side: 1,
      collection: token,
      tokenId: 7,
      amount: 3,
      paymentToken: usdc,
      price: 1000,
    },
  },
  {
    primaryType: "MakerOrder",
    name: "LooksRare",
    fields: {
      isOrderAsk: "bool",
      signer: "address",
      collection: "address",
      price: "uint256",
      tokenId: "uint256",
      amount: "uint256",
      currency: "address",
      minPercentageToAsk: "uint256",
    },
    needed: ["isOrderAsk", "signer", "collection", "price", "currency"],
    values: {
      isOrderAsk: true,
      signer: own,
      collection: token,
      price: 1000,
      tokenId: 7,
      amount: 3,
      currency: usdc,
      minPercentageToAsk: 8500,
    },
  },
  {
    primaryType: "Maker",
    name: "LooksRare",
    fields: {
      quoteType: "uint8",
      signer: "address",
      collection: "address",
      price: "uint256",
      itemIds: "uint256[]",
      currency: "address",
    },
    needed: ["quoteType", "signer", "collection", "price", "currency"],
    values: { quoteType: 1, signer: own, collection: token, price: 1000, itemIds: [7], currency: usdc },
  },
  {
    primaryType: "Order",
    name: "Wyvern",
    fields: {
      maker: "address",
      side: "uint8",
      basePrice: "uint256",
      target: "address",
      paymentToken: "address",
      calldata: "bytes",
    },
    needed: ["maker", "side", "basePrice", "target", "paymentToken"],
    values: {
      maker: own,
      side: 1,
      basePrice: 1000,
      target: token,
      paymentToken: usdc,
      calldata: callData("0x23b872dd", own, stranger, 7n),
    },
  },
];

/** The order that the form says, with some values changed (undefined: without that field). */
function orderOf(
  { primaryType, fields, values }: Form,
  changed: Readonly<Record<string, unknown>> = {},
): OrderDeed | undefined {
  const merged = { ...values, ...changed };
  const kept = Object.entries(fields).filter(([name]) => merged[name] !== undefined);
  const types = { [primaryType]: kept.map(([name, type]) => `${type} ${name}`) };
  const message = Object.fromEntries(kept.map(([name]) => [name, merged[name]]));
  return readSubject(typedSubject(typedDataOf(primaryType, types, message))).actions.find(
    (one) => one.kind === "order",
  );
}

function formOf(name: string, index = 0): Form {
  const form = forms.filter((one) => one.name === name)[index];
  if (form === undefined) throw new TypeError(`no form of ${name}`);
  return form;
}

const rows = forms.map((form) => [form.name, form] as const);

describe("orders of markets", () => {
  test.each(rows)("default: a sale on %s gives the piece for the price [H12]", (name, form) => {
    const order = orderOf(form);

    expect(order).toMatchObject({ name, maker: own, isComplete: true });
    expect(order?.gives).toMatchObject([{ kind: "nft", token, tokenId: 7n }]);
    expect(order?.gets).toMatchObject([{ asset: { kind: "erc20", token: usdc }, recipient: own }]);
  });

  test.each(rows)("error: without one of its needed fields it is no complete order of %s", (name, form) => {
    for (const missing of form.needed) {
      const order = orderOf(form, { [missing]: undefined });

      expect(order?.name === name && order.isComplete).toBe(false);
    }
  });

  test.each([
    ["Blur", 0, { side: 0 }],
    ["LooksRare", 0, { isOrderAsk: false }],
    ["LooksRare", 1, { quoteType: 0 }],
    ["Wyvern", 0, { side: 0, calldata: callData("0x23b872dd", stranger, own, 7n) }],
  ] as const)("behavior: a bid on %s (%s) gives the price for the piece", (name, index, changed) => {
    const order = orderOf(formOf(name, index), changed);

    expect(order?.gives).toEqual([{ kind: "erc20", token: usdc, amount: 1000n }]);
    expect(order?.gets).toMatchObject([{ asset: { kind: "nft", token, tokenId: 7n }, recipient: own }]);
  });

  test.each([
    ["Blur", {}, 3n],
    ["Blur", { amount: undefined }, 1n],
    ["LooksRare", {}, 3n],
    ["LooksRare", { amount: undefined }, 1n],
  ] as const)("behavior: on %s as many pieces go as are said, or one (%j)", (name, changed, amount) => {
    expect(orderOf(formOf(name), changed)?.gives).toMatchObject([{ amount }]);
  });

  test.each([
    [8500, 850n],
    [10_000, 1000n],
    [10_001, 1000n],
    [20_000, 1000n],
    [0, 0n],
    [undefined, 1000n],
  ])(
    "behavior: of a sale on LooksRare that keeps %s of 10,000, so much comes in",
    (minPercentageToAsk, amount) => {
      expect(orderOf(formOf("LooksRare"), { minPercentageToAsk })?.gets).toMatchObject([
        { asset: { amount } },
      ]);
    },
  );

  test.each([
    [[], 1000n],
    [[2_500, 2_500], 500n],
    [[10_000], 0n],
    [[60_000, 1], 0n],
  ])("behavior: after fees of %j of 10,000 a sale on Blur pays so much", (rates, amount) => {
    const form = formOf("Blur");
    const fields = Object.entries(form.fields).map(([name, type]) => `${type} ${name}`);
    const types = { Order: [...fields, "Fee[] fees"], Fee: ["uint16 rate"] };
    const message = { ...form.values, fees: rates.map((rate) => ({ rate })) };

    expect(readSubject(typedSubject(typedDataOf("Order", types, message))).actions).toMatchObject([
      { name: "Blur", gets: [{ asset: { amount }, recipient: own }] },
    ]);
  });

  test.each([
    ["two pieces", [7, 8], { isComplete: false, gives: [] }],
    ["no piece that is named", [], { isComplete: true, gives: [{ tokenId: null }] }],
  ])("behavior: %s in one order of lists", (_, itemIds, expected) => {
    expect(orderOf(formOf("LooksRare", 1), { itemIds })).toMatchObject(expected);
  });

  test.each([
    ["another call", callData("0xa9059cbb", stranger, 7n)],
    ["a transfer between others", callData("0x23b872dd", stranger, usdc, 7n)],
    ["a transfer with more behind it", `${callData("0x23b872dd", own, stranger, 7n)}00`],
    ["nothing", "0x"],
  ])("error: an order like Wyvern's over %s is not said to be read whole", (_, calldata) => {
    expect(orderOf(formOf("Wyvern"), { calldata })).toMatchObject({ isComplete: false, gives: [] });
  });
});
