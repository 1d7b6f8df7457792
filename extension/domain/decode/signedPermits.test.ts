import { describe, expect, test } from "vitest";
import { own, stranger, token, typedDataOf, typedSubject, usdc } from "../samples.ts";
import type { AllowDeed } from "./action.ts";
import { max160, max256 } from "./amounts.ts";
import { readSubject } from "./readSubject.ts";

const zero = `0x${"0".repeat(40)}`;
type Types = Readonly<Record<string, readonly string[]>>;

function read(primaryType: string, types: Types, message: Readonly<Record<string, unknown>>, domain = {}) {
  const { actions } = readSubject(typedSubject(typedDataOf(primaryType, types, message, domain)));
  return actions.map(({ call: _, depth: _depth, flags: _flags, ...deed }) => deed);
}

/** The fields that the message has, of those that are declared. */
const declared = (fields: readonly string[], message: object) =>
  fields.filter((field) => (field.split(" ")[1] ?? "") in message);
const allow = (changes: Partial<AllowDeed>): AllowDeed => ({
  ...{ kind: "allow", token, owner: own, spender: stranger, amount: 5n, most: max256, mode: "set" },
  ...{ endsAt: 99n, form: "signature", isOnce: false, ...changes },
});
const unknown = (primaryType: string) => [{ kind: "unknown-signature", primaryType }];

describe("permits of a token", () => {
  const fields = [
    ...["address owner", "address holder", "address spender", "uint256 value", "uint256 amount"],
    ...["bool allowed", "uint256 deadline", "uint256 expiry"],
  ];
  const permit = (message: Readonly<Record<string, unknown>>, domain = {}) =>
    read("Grant", { Grant: declared(fields, message) }, message, domain);

  test("default: owner or holder, value or amount, deadline or expiry [H10]", () => {
    expect(permit({ owner: own, spender: stranger, value: 5, deadline: 99 })).toEqual([allow({})]);
    expect(permit({ holder: own, spender: stranger, amount: 5, expiry: 99 })).toEqual([allow({})]);
    expect(permit({ owner: stranger, spender: own, value: 0 })).toEqual([
      allow({ owner: stranger, spender: own, amount: 0n, endsAt: null }),
    ]);
  });

  test("default: a permit by yes or no is of everything or nothing, and its end of zero is none", () => {
    const said = (allowed: boolean, expiry: number) =>
      permit({ holder: own, spender: stranger, allowed, expiry });

    expect(said(true, 99)).toEqual([allow({ amount: max256 })]);
    expect(said(true, 0)).toEqual([allow({ amount: max256, endsAt: null })]);
    expect(said(false, 99)).toEqual([allow({ amount: 0n })]);
    expect(permit({ owner: own, spender: stranger, value: 5, deadline: 0 })).toEqual([allow({ endsAt: 0n })]);
  });

  test("error: without an owner, a spender, an amount or a contract it is no permit", () => {
    expect(permit({ spender: stranger, value: 5, deadline: 99 })).toEqual(unknown("Grant"));
    expect(permit({ owner: own, value: 5, deadline: 99 })).toEqual(unknown("Grant"));
    expect(permit({ owner: own, spender: stranger, deadline: 99 })).toEqual(unknown("Grant"));
    expect(permit({ owner: own, spender: stranger, value: 5 }, { verifyingContract: undefined })).toEqual(
      unknown("Grant"),
    );
  });
});

describe("allowances of Permit2", () => {
  const details = (expiration: number, amount = 5) => ({ token, amount, expiration, nonce: 0 });
  const fieldsOf = ["address token", "uint160 amount", "uint48 expiration", "uint48 nonce"];
  const permit = (list: string, message: object, kept = fieldsOf) =>
    read(
      "PermitAny",
      { PermitAny: [`${list} details`, "address spender"], Details: kept },
      { spender: stranger, ...message },
    );

  test("default: one, or several, each with its own amount and end [H10]", () => {
    expect(permit("Details", { details: details(99) })).toEqual([allow({ most: max160 })]);
    expect(permit("Details[]", { details: [details(99), { ...details(7, 6), token: usdc }] })).toEqual([
      allow({ most: max160 }),
      allow({ most: max160, token: usdc, amount: 6n, endsAt: 7n }),
    ]);
    const endless = { token, amount: 5 };
    expect(permit("Details", { details: endless }, fieldsOf.slice(0, 2))).toEqual([
      allow({ most: max160, endsAt: 0n }),
    ]);
  });

  test("error: one without a token or an amount is none at all", () => {
    expect(permit("Details", { details: { token } }, fieldsOf.slice(0, 1))).toEqual(unknown("PermitAny"));
    expect(permit("Details", { details: { amount: 5 } }, fieldsOf.slice(1, 2))).toEqual(unknown("PermitAny"));
  });
});

describe("single transfers by signature", () => {
  const amounts = ["address token", "uint256 amount"];
  const transfer = (primaryType: string, list: string, permitted: unknown, fields = amounts) =>
    read(
      primaryType,
      { [primaryType]: [`${list} permitted`, "address spender", "uint256 deadline"], Amount: fields },
      { permitted, spender: stranger, deadline: 99 },
    );
  const once = { most: max160, isOnce: true };

  test("default: what Permit2 moves once is an allowance of once [H10]", () => {
    expect(transfer("PermitTransferFrom", "Amount", { token, amount: 5 })).toEqual([allow(once)]);
    expect(
      transfer("PermitBatch", "Amount[]", [
        { token, amount: 5 },
        { token: usdc, amount: 6 },
      ]),
    ).toEqual([allow(once), allow({ ...once, token: usdc, amount: 6n })]);
  });

  test("error: by another name, or without a token or an amount, it is not known", () => {
    expect(transfer("Grant", "Amount", { token, amount: 5 })).toEqual(unknown("Grant"));
    expect(transfer("MyPermit", "Amount", { token, amount: 5 })).toEqual(unknown("MyPermit"));
    expect(transfer("PermitOne", "Amount", { token }, ["address token"])).toEqual(unknown("PermitOne"));
    expect(transfer("PermitOne", "Amount", { amount: 5 }, ["uint256 amount"])).toEqual(unknown("PermitOne"));
  });

  const fields = ["address from", "address to", "uint256 value", "uint256 validBefore"];
  const message = { from: own, to: stranger, value: 5, validBefore: 99 };

  test("default: an authorised transfer of a token is one too (ERC-3009)", () => {
    expect(read("Transfer", { Transfer: fields }, message)).toEqual([allow({ isOnce: true })]);
  });

  test.each(Object.keys(message))("error: without %s it is not known", (name) => {
    const { [name]: _, ...rest } = message as Record<string, unknown>;

    expect(read("Transfer", { Transfer: declared(fields, rest) }, rest)).toEqual(unknown("Transfer"));
    expect(read("Transfer", { Transfer: fields }, message, { verifyingContract: undefined })).toEqual(
      unknown("Transfer"),
    );
  });
});

describe("trees of orders", () => {
  const item = [
    "uint8 itemType",
    "address token",
    "uint256 identifierOrCriteria",
    "uint256 startAmount",
    "uint256 endAmount",
  ];
  const types = {
    Leaf: ["address offerer", "Offer[] offer", "Consideration[] consideration", "uint256 endTime"],
    ...{ Offer: item, Consideration: [...item, "address recipient"] },
  };
  const leaf = (offerer: string, amount: number) => ({
    offerer,
    offer:
      amount === 0
        ? []
        : [{ itemType: 1, token, identifierOrCriteria: 0, startAmount: amount, endAmount: amount }],
    ...{ consideration: [], endTime: 99 },
  });
  const tree = (size: number, leaves: readonly unknown[]) =>
    read("BulkOrder", { BulkOrder: [`Leaf[${size}] tree`], ...types }, { tree: leaves });
  const many = (size: number) =>
    tree(
      size,
      Array.from({ length: size }, (_, index) => leaf(own, index + 1)),
    );

  test("default: every order of a tree is read, up to 64 [H11]", () => {
    expect(many(64)).toHaveLength(64);
    expect(many(64)[63]).toMatchObject({ kind: "order", gives: [{ token, amount: 64n }], isComplete: true });
    expect(many(65)).toMatchObject([{ kind: "order", gives: [], isComplete: false }]);
  });

  test("behavior: leaves that fill the tree up are left out, unless they are somebody's or give something", () => {
    expect(tree(2, [leaf(own, 1), leaf(zero, 0)])).toHaveLength(1);
    expect(tree(2, [leaf(own, 1), leaf(own, 0)])).toHaveLength(2);
    expect(tree(2, [leaf(own, 1), leaf(zero, 1)])).toHaveLength(2);
    const asked = {
      itemType: 1,
      token,
      identifierOrCriteria: 0,
      startAmount: 1,
      endAmount: 1,
      recipient: own,
    };
    expect(tree(2, [leaf(own, 1), { ...leaf(zero, 1), consideration: [asked] }])).toHaveLength(2);
    expect(tree(2, [leaf(own, 1), { ...leaf(zero, 0), consideration: [asked] }])).toHaveLength(2);
    expect(tree(2, [leaf(zero, 0), leaf(zero, 0)])).toMatchObject([{ isComplete: false }]);
  });
});
