import { encodeAbiParameters, parseAbiParameters, toFunctionSelector } from "viem";
import { describe, expect, test } from "vitest";
import type { Address } from "../primitives.ts";
import { own, token, transactionTo } from "../samples.ts";
import { readSubject } from "./readSubject.ts";

// The argument at each place is a party or an amount of its own, so that a place mixed up with another shows.
const party = (index: number): Address => `0x${String(index + 1).repeat(40)}`;
const amount = (index: number) => BigInt(1000 + index);

function argumentOf(type: string, index: number): unknown {
  if (type === "address") return party(index);
  if (type === "bool") return true;
  if (type === "bytes32") return `0x${"00".repeat(31)}1b`;
  return type === "uint8" ? 27 : amount(index);
}

/** What a call of the function with such arguments does, encoded by a library that is not ours. */
function deedsOf(signature: string, changed: Readonly<Record<number, unknown>> = {}, value = "0x0") {
  const types = signature.slice(signature.indexOf("(") + 1, -1);
  const list = types === "" ? [] : types.split(",");
  const values = list.map((type, index) => changed[index] ?? argumentOf(type, index));
  const words = list.length === 0 ? "" : encodeAbiParameters(parseAbiParameters(types), values).slice(2);
  const subject = transactionTo(token, toFunctionSelector(`function ${signature}`) + words, value);
  return readSubject(subject).actions.map(({ call, depth, flags, ...deed }) => deed);
}

const nft = (tokenId: bigint, sum = 1n) => ({ kind: "nft", token, tokenId, amount: sum });
const erc20 = (sum: bigint, of: Address = token) => ({ kind: "erc20", token: of, amount: sum });
const allowed = {
  kind: "allow",
  token,
  owner: own,
  most: 2n ** 256n - 1n,
  mode: "set",
  endsAt: null,
  form: "call",
  isOnce: false,
};

describe("calls of the standards", () => {
  const mine = { asset: erc20(amount(1)), from: own, to: party(0) };
  const given = { from: party(0), to: party(1) };
  const authorised = "address,address,uint256,uint256,uint256,bytes32,uint8,bytes32,bytes32";

  test.each([
    ["transfer(address,uint256)", mine],
    ["transferAndCall(address,uint256)", mine],
    ["transferFrom(address,address,uint256)", { ...given, asset: erc20(amount(2)) }],
    [`transferWithAuthorization(${authorised})`, { ...given, asset: erc20(amount(2)) }],
    [`receiveWithAuthorization(${authorised})`, { ...given, asset: erc20(amount(2)) }],
    ["safeTransferFrom(address,address,uint256)", { ...given, asset: nft(amount(2)) }],
    ["transfer(address,uint256,uint256)", { ...mine, asset: nft(amount(1), amount(2)) }],
    ["transferFrom(address,address,uint256,uint256)", { ...given, asset: nft(amount(2), amount(3)) }],
    ["transferFrom(address,address,uint160,address)", { ...given, asset: erc20(amount(2), party(3)) }],
  ])("default: %s sends what, from whom, to whom [G09]", (signature, expected) => {
    expect(deedsOf(signature)).toEqual([{ kind: "send", actor: own, ...expected }]);
  });

  test.each([
    ["approve(address,uint256)", { spender: party(0), amount: amount(1) }],
    ["increaseAllowance(address,uint256)", { spender: party(0), amount: amount(1), mode: "increase" }],
    ["increaseApproval(address,uint256)", { spender: party(0), amount: amount(1), mode: "increase" }],
    ["decreaseAllowance(address,uint256)", { spender: party(0), amount: amount(1), mode: "decrease" }],
    ["decreaseApproval(address,uint256)", { spender: party(0), amount: amount(1), mode: "decrease" }],
    ["approve(address,uint256,uint256)", { spender: party(0), amount: amount(2) }],
    ["approveAndCall(address,uint256)", { spender: party(0), amount: amount(1) }],
    ["approveDelegation(address,uint256)", { spender: party(0), amount: amount(1) }],
    [
      "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)",
      { owner: party(0), spender: party(1), amount: amount(2), form: "relayed" },
    ],
    [
      "permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)",
      { owner: party(0), spender: party(1), amount: 2n ** 256n - 1n, form: "relayed" },
    ],
    [
      "approve(address,address,uint160,uint48)",
      { token: party(0), spender: party(1), amount: amount(2), most: 2n ** 160n - 1n },
    ],
  ])("default: %s allows whom how much of what [G09]", (signature, expected) => {
    const end = signature.endsWith("uint48)") ? { endsAt: 1003 } : {};
    const [deed, ...others] = deedsOf(signature, signature.endsWith("uint48)") ? { 3: 1003 } : {});

    expect(others).toEqual([]);
    expect(deed).toEqual({ ...allowed, ...expected, ...("endsAt" in end ? { endsAt: 1003n } : {}) });
  });

  test("behavior: a permit of the older form that says false takes everything back", () => {
    const signature = "permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)";

    expect(deedsOf(signature, { 4: false })).toEqual([expect.objectContaining({ amount: 0n })]);
  });

  test.each([
    ["setApprovalForAll(address,bool)", 0, true],
    ["setOperator(address,bool)", 0, true],
    ["authorizeOperator(address)", 0, true],
    ["revokeOperator(address)", 0, false],
    ["allow(address,bool)", 0, true],
    ["setAuthorization(address,bool)", 0, true],
    ["setRelayerApproval(address,address,bool)", 1, true],
  ])("default: %s names the operator [G09]", (signature, index, isApproved) => {
    expect(deedsOf(signature)).toEqual([
      { kind: "operator", token, operator: party(index), isApproved, form: "call" },
    ]);
  });

  test.each([
    ["setApprovalForAll(address,bool)", 1],
    ["setOperator(address,bool)", 1],
    ["allow(address,bool)", 1],
    ["setRelayerApproval(address,address,bool)", 2],
  ])("behavior: %s with false takes back", (signature, index) => {
    expect(deedsOf(signature, { [index]: false })).toEqual([expect.objectContaining({ isApproved: false })]);
  });

  test("default: coin is wrapped by what is paid, and unwrapped by what is said", () => {
    expect(deedsOf("deposit()", {}, "0x7")).toEqual([{ kind: "wrap", token, amount: 7n }]);
    expect(deedsOf("withdraw(uint256)")).toEqual([{ kind: "unwrap", token, amount: amount(0) }]);
  });

  test("default: votes are handed over to whom is named", () => {
    expect(deedsOf("delegate(address)")).toEqual([{ kind: "delegation", what: "votes", to: party(0) }]);
  });
});

describe("calls that hand over a contract", () => {
  test.each([
    ["transferOwnership(address)", "owner", 0],
    ["setOwner(address)", "owner", 0],
    ["renounceOwnership()", "owner", null],
    ["changeAdmin(address)", "admin", 0],
    ["upgradeTo(address)", "upgrade", 0],
    ["upgrade(address,address)", "upgrade", 1],
    ["changeProxyAdmin(address,address)", "admin", 1],
    ["grantRole(bytes32,address)", "role", 1],
    ["addOwnerWithThreshold(address,uint256)", "owner", 0],
    ["removeOwner(address,address,uint256)", "owner", 1],
    ["swapOwner(address,address,address)", "owner", 2],
    ["changeThreshold(uint256)", "owner", null],
    ["enableModule(address)", "owner", 0],
    ["disableModule(address,address)", "owner", 1],
    ["setGuard(address)", "owner", 0],
    ["setFallbackHandler(address)", "owner", 0],
    ["transferOwnership(address,bool,bool)", "owner", 0],
    ["changeOwner(address)", "owner", 0],
    ["setPendingOwner(address)", "owner", 0],
    ["nominateNewOwner(address)", "owner", 0],
    ["setOwner(bytes32,address)", "owner", 1],
    ["beginDefaultAdminTransfer(address)", "admin", 0],
    ["transferAdmin(address)", "admin", 0],
    ["setAdmin(address)", "admin", 0],
    ["setPendingAdmin(address)", "admin", 0],
    ["setAuthority(address)", "role", 0],
    ["setImplementation(address)", "upgrade", 0],
  ])("default: %s hands over the %s, and says to whom [G11]", (signature, what, index) => {
    expect(deedsOf(signature)).toEqual([
      { kind: "control", what, contract: token, party: index === null ? null : party(index) },
    ]);
  });
});
