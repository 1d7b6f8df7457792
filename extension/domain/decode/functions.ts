import type { Address, Hex } from "../primitives.ts";
import type { AllowDeed, ControlKind, Deed } from "./action.ts";
import { max160, max256 } from "./amounts.ts";
import type { WordType } from "./words.ts";

export interface ReadWordsOf {
  values: readonly bigint[];
  address: (index: number) => Address;
}
export interface CallContext {
  contract: Address;
  actor: Address;
  value: bigint;
}

/** A function of a standard whose arguments are one word each, and what calling it does. */
export interface WordFunction {
  /** Its selector is the key; a test recomputes it. */
  signature: string;
  types: readonly WordType[];
  read: (words: ReadWordsOf, call: CallContext) => Deed;
}

type Read = WordFunction["read"];

/** Names from standards and from the contracts everybody uses: ERC-20, 721, 777, 1155, 6909, 2612, Permit2, WETH, EIP-1967. */
export const wordFunctions: ReadonlyMap<Hex, WordFunction> = new Map([
  entry("0xa9059cbb", "transfer(address,uint256)", (w, c) =>
    sendToken(c, c.actor, w.address(0), w.values[1]),
  ),
  entry("0x23b872dd", "transferFrom(address,address,uint256)", (w, c) =>
    sendToken(c, w.address(0), w.address(1), w.values[2]),
  ),
  entry("0x42842e0e", "safeTransferFrom(address,address,uint256)", (w, c) => ({
    kind: "send",
    asset: { kind: "nft", token: c.contract, tokenId: w.values[2] ?? 0n, amount: 1n },
    from: w.address(0),
    to: w.address(1),
    actor: c.actor,
  })),
  entry("0x095ea7b3", "approve(address,uint256)", allow("set")),
  entry("0x39509351", "increaseAllowance(address,uint256)", allow("increase")),
  entry("0xd73dd623", "increaseApproval(address,uint256)", allow("increase")),
  entry("0xa457c2d7", "decreaseAllowance(address,uint256)", allow("decrease")),
  entry("0x66188463", "decreaseApproval(address,uint256)", allow("decrease")),
  entry("0x426a8493", "approve(address,uint256,uint256)", (w, c) => ({
    ...grant(c, w.address(0), w.values[2] ?? 0n),
  })),
  entry("0xd505accf", "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)", (w, c) => ({
    ...grant(c, w.address(1), w.values[2] ?? 0n),
    owner: w.address(0),
    form: "relayed",
  })),
  entry("0x8fcbaf0c", "permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)", (w, c) => ({
    ...grant(c, w.address(1), w.values[4] === 0n ? 0n : max256),
    owner: w.address(0),
    form: "relayed",
  })),
  entry("0x87517c45", "approve(address,address,uint160,uint48)", (w, c) => ({
    ...grant(c, w.address(1), w.values[2] ?? 0n),
    token: w.address(0),
    most: max160,
    endsAt: w.values[3] ?? 0n,
  })),
  entry("0x36c78516", "transferFrom(address,address,uint160,address)", (w, c) => ({
    kind: "send",
    asset: { kind: "erc20", token: w.address(3), amount: w.values[2] ?? 0n },
    from: w.address(0),
    to: w.address(1),
    actor: c.actor,
  })),
  entry("0xa22cb465", "setApprovalForAll(address,bool)", (w, c) =>
    operator(c, w.address(0), w.values[1] !== 0n),
  ),
  entry("0x558a7297", "setOperator(address,bool)", (w, c) => operator(c, w.address(0), w.values[1] !== 0n)),
  entry("0x959b8c3f", "authorizeOperator(address)", (w, c) => operator(c, w.address(0), true)),
  entry("0xfad8b32a", "revokeOperator(address)", (w, c) => operator(c, w.address(0), false)),
  entry("0xd0e30db0", "deposit()", (_, c) => ({ kind: "wrap", token: c.contract, amount: c.value })),
  entry("0x2e1a7d4d", "withdraw(uint256)", (w, c) => ({
    kind: "unwrap",
    token: c.contract,
    amount: w.values[0] ?? 0n,
  })),
  entry("0xf2fde38b", "transferOwnership(address)", control("owner", 0)),
  entry("0x13af4035", "setOwner(address)", control("owner", 0)),
  entry("0x715018a6", "renounceOwnership()", control("owner", null)),
  entry("0x8f283970", "changeAdmin(address)", control("admin", 0)),
  entry("0x3659cfe6", "upgradeTo(address)", control("upgrade", 0)),
  entry("0x99a88ec4", "upgrade(address,address)", control("upgrade", 1)),
  entry("0x7eff275e", "changeProxyAdmin(address,address)", control("admin", 1)),
  entry("0x2f2ff15d", "grantRole(bytes32,address)", control("role", 1)),
  entry("0x0d582f13", "addOwnerWithThreshold(address,uint256)", control("owner", 0)),
  entry("0xf8dc5dd9", "removeOwner(address,address,uint256)", control("owner", 1)),
  entry("0xe318b52b", "swapOwner(address,address,address)", control("owner", 2)),
  entry("0x694e80c3", "changeThreshold(uint256)", control("owner", null)),
  entry("0x610b5925", "enableModule(address)", control("owner", 0)),
  entry("0xe19a9dd9", "setGuard(address)", control("owner", 0)),
  entry("0xf08a0323", "setFallbackHandler(address)", control("owner", 0)),
]);

function entry(selector: Hex, signature: string, read: Read): [Hex, WordFunction] {
  const list = signature.slice(signature.indexOf("(") + 1, -1);
  return [selector, { signature, types: list === "" ? [] : (list.split(",") as WordType[]), read }];
}

function grant(call: CallContext, spender: Address, amount: bigint): AllowDeed {
  return {
    kind: "allow",
    token: call.contract,
    owner: call.actor,
    spender,
    amount,
    most: max256,
    mode: "set",
    endsAt: null,
    form: "call",
    isOnce: false,
  };
}

function allow(mode: AllowDeed["mode"]): Read {
  return (words, call) => ({ ...grant(call, words.address(0), words.values[1] ?? 0n), mode });
}

function operator(call: CallContext, party: Address, isApproved: boolean): Deed {
  return { kind: "operator", token: call.contract, operator: party, isApproved, form: "call" };
}

function control(what: ControlKind, index: number | null): Read {
  return (words, call) => ({
    kind: "control",
    what,
    contract: call.contract,
    party: index === null ? null : words.address(index),
  });
}

function sendToken(call: CallContext, from: Address, to: Address, amount: bigint | undefined): Deed {
  return {
    kind: "send",
    asset: { kind: "erc20", token: call.contract, amount: amount ?? 0n },
    from,
    to,
    actor: call.actor,
  };
}
