import { describe, expect, test } from "vitest";
import { callData, own, stranger, token, typedDataOf, typedSubject, usdc } from "../samples.ts";
import { readSubject } from "./readSubject.ts";

type Types = Readonly<Record<string, readonly string[]>>;

function deedsOf(primaryType: string, types: Types, message: unknown, domain = {}) {
  const form = typedDataOf(primaryType, types, declared(types, primaryType, message), domain);
  return readSubject(typedSubject(form)).actions.map(({ call, depth, flags, ...deed }) => deed);
}

/** Of a value, the fields that its type declares: others are refused before anything is read. */
function declared(types: Types, type: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => declared(types, type.replace("[]", ""), one));
  if (typeof value !== "object" || value === null) return value;
  const names = new Map((types[type] ?? []).map((field) => [field.split(" ")[1], field.split(" ")[0] ?? ""]));
  const kept = Object.entries(value).filter(([name]) => names.has(name));
  return Object.fromEntries(kept.map(([name, one]) => [name, declared(types, names.get(name) ?? "", one)]));
}

/** The same form without one of its fields. */
function without(types: Types, type: string, field: string): Types {
  return { ...types, [type]: (types[type] ?? []).filter((one) => !one.endsWith(` ${field}`)) };
}

const signed = {
  kind: "allow",
  mode: "set",
  form: "signature",
  most: 2n ** 256n - 1n,
  isOnce: false,
} as const;
const permit: Types = { Permit: ["address owner", "address spender", "uint256 value", "uint256 deadline"] };
const dai: Types = { Permit: ["address holder", "address spender", "uint256 expiry", "bool allowed"] };
const permit2: Types = {
  PermitSingle: ["PermitDetails details", "address spender", "uint256 sigDeadline"],
  PermitDetails: ["address token", "uint160 amount", "uint48 expiration", "uint48 nonce"],
};
const transfer: Types = {
  PermitBatchTransferFrom: ["TokenPermissions[] permitted", "address spender", "uint256 deadline"],
  TokenPermissions: ["address token", "uint256 amount"],
};
const authorization: Types = {
  TransferWithAuthorization: ["address from", "address to", "uint256 value", "uint256 validBefore"],
};
const isAllow = ({ kind }: { kind: string }) => kind === "allow";

describe("permits of a token", () => {
  const message = { owner: own, spender: stranger, value: 5, deadline: 9 };

  test("default: who may take how much of what, and until when [H10]", () => {
    expect(deedsOf("Permit", permit, message)).toEqual([
      { ...signed, token, owner: own, spender: stranger, amount: 5n, endsAt: 9n },
    ]);
  });

  test("behavior: an end of zero is the end, and has passed", () => {
    expect(deedsOf("Permit", permit, { ...message, deadline: 0 })).toMatchObject([{ endsAt: 0n }]);
  });

  test.each([
    [true, 0, { amount: 2n ** 256n - 1n, endsAt: null }],
    [true, 9, { amount: 2n ** 256n - 1n, endsAt: 9n }],
    [false, 9, { amount: 0n, endsAt: 9n }],
  ])(
    "behavior: where allowed is %s and the end is %s, all or nothing is meant",
    (allowed, expiry, expected) => {
      const form = { holder: own, spender: stranger, allowed, expiry };

      expect(deedsOf("Permit", dai, form)).toMatchObject([{ ...signed, token, owner: own, ...expected }]);
    },
  );

  test.each(["owner", "spender", "value"])(
    "error: without %s it is no permit, and not understood",
    (field) => {
      const deeds = deedsOf("Permit", without(permit, "Permit", field), message);

      expect(deeds).toEqual([{ kind: "unknown-signature", primaryType: "Permit" }]);
    },
  );

  test("error: without a contract in its domain it is no permit of anything", () => {
    const deeds = deedsOf("Permit", permit, message, { verifyingContract: undefined });

    expect(deeds.some(isAllow)).toBe(false);
  });
});

describe("permits of Permit2", () => {
  const details = { token: usdc, amount: 5, expiration: 8, nonce: 0 };
  const message = { details, spender: stranger, sigDeadline: 9 };

  test("default: the token is the one in the details, the owner who signs [H10]", () => {
    expect(deedsOf("PermitSingle", permit2, message)).toMatchObject([
      {
        kind: "allow",
        token: usdc,
        owner: own,
        spender: stranger,
        amount: 5n,
        endsAt: 8n,
        mode: "set",
        form: "signature",
      },
    ]);
  });

  test.each(["token", "amount"])("error: details without %s are no grant that is understood", (field) => {
    const deeds = deedsOf("PermitSingle", without(permit2, "PermitDetails", field), message);

    expect(deeds).toEqual([{ kind: "unknown-signature", primaryType: "PermitSingle" }]);
  });

  test("error: without a spender it is not understood", () => {
    const deeds = deedsOf("PermitSingle", without(permit2, "PermitSingle", "spender"), message);

    expect(deeds.some(isAllow)).toBe(false);
  });

  const permitted = [
    { token: usdc, amount: 5 },
    { token, amount: 6 },
  ];
  const batch = { permitted, spender: stranger, deadline: 9 };

  test("default: a transfer may be used once, up to what is permitted of each token [H10]", () => {
    const common = {
      ...signed,
      owner: own,
      spender: stranger,
      endsAt: 9n,
      isOnce: true,
      most: 2n ** 160n - 1n,
    };

    expect(deedsOf("PermitBatchTransferFrom", transfer, batch)).toEqual([
      { ...common, token: usdc, amount: 5n },
      { ...common, token, amount: 6n },
    ]);
  });

  test.each(["token", "amount"])("error: permissions without %s are no grant that is understood", (field) => {
    const deeds = deedsOf("PermitBatchTransferFrom", without(transfer, "TokenPermissions", field), batch);

    expect(deeds).toEqual([{ kind: "unknown-signature", primaryType: "PermitBatchTransferFrom" }]);
  });

  test("error: without a spender, or by another name, a transfer is not understood", () => {
    const noSpender = deedsOf(
      "PermitBatchTransferFrom",
      without(transfer, "PermitBatchTransferFrom", "spender"),
      batch,
    );
    const { PermitBatchTransferFrom: fields = [], ...others } = transfer;

    expect(noSpender.some(isAllow)).toBe(false);
    expect(deedsOf("Other", { Other: fields, ...others }, batch).some(isAllow)).toBe(false);
  });
});

describe("authorizations of ERC-3009", () => {
  const message = { from: own, to: stranger, value: 5, validBefore: 9 };
  const read = (types: Types, domain = {}) => deedsOf("TransferWithAuthorization", types, message, domain);

  test("default: whoever holds it may move exactly this, once [H10]", () => {
    expect(read(authorization)).toEqual([
      { ...signed, token, owner: own, spender: stranger, amount: 5n, endsAt: 9n, isOnce: true },
    ]);
  });

  test.each(["from", "to", "value", "validBefore"])("error: without %s it is not understood", (field) => {
    expect(read(without(authorization, "TransferWithAuthorization", field))).toEqual([
      { kind: "unknown-signature", primaryType: "TransferWithAuthorization" },
    ]);
  });

  test("error: without a contract it moves nothing that is known", () => {
    expect(read(authorization, { verifyingContract: undefined }).some(isAllow)).toBe(false);
  });
});

describe("signatures that carry a call", () => {
  const data = callData("0x095ea7b3", stranger, 5n);
  const forwards: readonly [string, readonly string[]][] = [
    ["a forwarder with gas", ["address from", "address to", "uint256 gas", "bytes data"]],
    ["a forwarder with value", ["address from", "address to", "uint256 value", "bytes data"]],
    ["a forwarder with both", ["address from", "address to", "uint256 value", "uint256 gas", "bytes data"]],
  ];
  const message = { from: stranger, to: usdc, value: 3, gas: 7, data };
  const grant = { ...signed, token: usdc, owner: stranger, spender: stranger, amount: 5n };

  test.each(forwards)("default: %s makes the call in the name of who is said [H13]", (_, fields) => {
    const [first, ...rest] = deedsOf("ForwardRequest", { ForwardRequest: fields }, message);
    const paid = {
      kind: "send",
      asset: { kind: "coin", amount: 3n },
      from: stranger,
      to: usdc,
      actor: stranger,
    };

    expect(first).toEqual({ ...grant, endsAt: null });
    expect(rest).toEqual(fields.includes("uint256 value") ? [paid] : []);
  });

  test("error: what says neither gas nor value is no forwarder", () => {
    const fields = ["address from", "address to", "bytes data"];

    expect(deedsOf("ForwardRequest", { ForwardRequest: fields }, message)).toEqual([
      { kind: "unknown-signature", primaryType: "ForwardRequest" },
    ]);
  });

  test.each(["from", "to", "data"])("error: a forwarder whose %s is a text is not known", (field) => {
    const fields = (forwards[2]?.[1] ?? []).map((one) =>
      one.endsWith(` ${field}`) ? `string ${field}` : one,
    );

    expect(deedsOf("ForwardRequest", { ForwardRequest: fields }, message)).toEqual([
      { kind: "unknown-signature", primaryType: "ForwardRequest" },
    ]);
  });

  test.each(["from", "to", "data"])(
    "error: a forwarder without %s carries nothing that is known",
    (field) => {
      const types = without({ ForwardRequest: forwards[2]?.[1] ?? [] }, "ForwardRequest", field);

      expect(deedsOf("ForwardRequest", types, message)).toEqual([
        { kind: "unknown-signature", primaryType: "ForwardRequest" },
      ]);
    },
  );

  const meta: Types = { MetaTransaction: ["uint256 nonce", "address from", "bytes functionSignature"] };
  const carried = { nonce: 1, from: stranger, functionSignature: data };

  test("default: a meta-transaction makes the call of the contract it is for [H13]", () => {
    expect(deedsOf("MetaTransaction", meta, carried)).toEqual([{ ...grant, token, endsAt: null }]);
  });

  test.each(["from", "functionSignature"])(
    "error: a meta-transaction without %s is not understood",
    (field) => {
      expect(deedsOf("MetaTransaction", without(meta, "MetaTransaction", field), carried)).toEqual([
        { kind: "unknown-signature", primaryType: "MetaTransaction" },
      ]);
    },
  );

  test("behavior: what it carries is at the first place, one layer in", () => {
    const { actions } = readSubject(typedSubject(typedDataOf("MetaTransaction", meta, carried)));

    expect(actions).toMatchObject([{ call: 0, depth: 1, flags: [] }]);
  });

  const safe: Types = {
    SafeTx: ["address to", "uint256 value", "bytes data", "uint8 operation", "uint256 safeTxGas"],
  };
  const safeTx = { to: usdc, value: 0, data, operation: 1, safeTxGas: 0 };
  const held = { ...grant, owner: token, endsAt: null };

  test("default: a Safe transaction is the Safe's call; by another operation it runs foreign code [G11]", () => {
    const foreign = { kind: "control", what: "delegatecall", contract: token, party: usdc };
    const { actions } = readSubject(typedSubject(typedDataOf("SafeTx", safe, safeTx)));

    expect(deedsOf("SafeTx", safe, { ...safeTx, operation: 0 })).toEqual([held]);
    expect(actions).toEqual([
      { ...foreign, call: 0, depth: 0, flags: [] },
      { ...held, call: 0, depth: 1, flags: [] },
    ]);
    expect(deedsOf("SafeTx", safe, { ...safeTx, operation: 0 }, { verifyingContract: undefined })).toEqual([
      { ...held, owner: own },
    ]);
  });

  test.each(["to", "data"])("error: a Safe transaction whose %s is a text is not known", (field) => {
    const fields = (safe["SafeTx"] ?? []).map((one) => (one.endsWith(` ${field}`) ? `string ${field}` : one));

    expect(deedsOf("SafeTx", { SafeTx: fields }, safeTx)).toEqual([
      { kind: "unknown-signature", primaryType: "SafeTx" },
    ]);
  });

  test("default: what a user operation carries is done in the name of the contract it is for [I09]", () => {
    const types = { Operation: ["address sender", "bytes callData"] };
    const sent = (domain = {}, changes = {}) =>
      deedsOf("Operation", types, { sender: usdc, callData: data, ...changes }, domain);

    expect(sent().filter(isAllow)).toEqual([held]);
    expect(sent({ verifyingContract: undefined }).filter(isAllow)).toEqual([{ ...held, owner: own }]);
    expect(sent({}, { callData: "0x" })).toMatchObject([{ kind: "opaque" }]);
  });
});

describe("rights that are signed", () => {
  const unknown = [{ kind: "unknown-signature", primaryType: "Form" }];
  const form = (fields: readonly string[], message: object) => deedsOf("Form", { Form: fields }, message);

  test("default: votes, by their end and to whom [H10]", () => {
    const votes = { delegatee: stranger, expiry: 9 };

    expect(form(["address delegatee", "uint256 expiry"], votes)).toEqual([
      { kind: "delegation", what: "votes", to: stranger },
    ]);
    expect(form(["address delegatee"], votes)).toEqual(unknown);
    expect(form(["uint256 delegatee", "uint256 expiry"], { delegatee: 1, expiry: 9 })).toEqual(unknown);
  });

  test("default: calls that were paid for, by whom or for what they may be spent", () => {
    const wire = { purchaseId: 1, caller: stranger, requestHash: `0x${"1".repeat(64)}` };
    const paid = { kind: "delegation", what: "paid-calls" };

    expect(form(["uint256 purchaseId", "address caller"], wire)).toEqual([{ ...paid, to: stranger }]);
    expect(form(["uint256 purchaseId", "bytes32 requestHash"], wire)).toEqual([{ ...paid, to: null }]);
    expect(form(["uint256 purchaseId"], wire)).toEqual(unknown);
    expect(form(["address caller"], wire)).toEqual(unknown);
    expect(form(["bytes32 requestHash"], wire)).toEqual(unknown);
  });

  test("error: a permit over nothing is not understood", () => {
    const batch = { ...permit2, PermitSingle: ["PermitDetails[] details", "address spender"] };

    expect(deedsOf("PermitSingle", batch, { details: [], spender: stranger })).toEqual([
      { kind: "unknown-signature", primaryType: "PermitSingle" },
    ]);
  });

  test("default: what is signed stands at the first place, with nothing around it", () => {
    const typed = typedDataOf("Form", { Form: ["uint256 purchaseId"] }, { purchaseId: 1 });

    expect(readSubject(typedSubject(typed)).actions).toEqual([
      { kind: "unknown-signature", primaryType: "Form", call: 0, depth: 0, flags: [] },
    ]);
  });
});
