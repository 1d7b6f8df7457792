import { encodeFunctionData, hashTypedData, numberToHex } from "viem/utils";
import type { Address, Hex } from "../domain/primitives.ts";
import type { Call } from "../domain/subject.ts";
import { chainConditionOf } from "./conditionFields.ts";
import { hubFactoryAbi, marketAbi, secHubAbi } from "./generated/abi.ts";
import type { ConditionFacts, HomeAddresses } from "./homeFacts.ts";

/** The next document: one more than the version on the chain, and its sealed bytes. */
export interface NextDocument {
  version: number;
  bytes: Hex;
}

/** A permit of exactly `value` for the owner's hub. */
export interface PermitSignature {
  value: bigint;
  /** Seconds. */
  deadline: bigint;
  signature: Hex;
}

export interface BuyTerms {
  ware: number;
  plan: number;
  quantity: number;
  total: bigint;
  planHash: Hex;
  caller: Address;
  buyerNonce: number;
  conditions: readonly ConditionFacts[];
  /** Null: the hub's allowance suffices. */
  permit: PermitSignature | null;
  /** Null: nothing private is to be written. */
  document: NextDocument | null;
}

/** The call that makes the caller's hub. */
export function encodeCreateHub({ hubFactory }: HomeAddresses): Call {
  return callOf(hubFactory, encodeFunctionData({ abi: hubFactoryAbi, functionName: "create" }));
}

/** The call that buys, binds, authorises the caller key, and writes the document, all or nothing. */
export function encodeBuy(hub: Address, terms: BuyTerms): Call {
  const { ware, plan, quantity, total, planHash, caller, buyerNonce, permit } = terms;
  const order = {
    ...{ ware, plan, planHash, qty: quantity, maxTotal: total, callerKey: caller },
    buyerNonce: numberToHex(buyerNonce, { size: 32 }),
  };
  const conditions = terms.conditions.map(chainConditionOf);
  const buy = encodeFunctionData({
    abi: secHubAbi,
    functionName: "buyAndBind",
    args: [order, conditions, permitFieldsOf(permit)],
  });
  return together(hub, [buy, ...documentCalls(terms.document)]);
}

/** The call that binds the purchase of an earlier binding again, with a key of its new epoch. */
export function encodeRebind(
  hub: Address,
  terms: Pick<BuyTerms, "ware" | "caller" | "conditions" | "document">,
): Call {
  const bind = encodeFunctionData({
    abi: secHubAbi,
    functionName: "bind",
    args: [terms.ware, terms.caller],
  });
  return together(hub, [
    bind,
    conditionsCall(terms.ware, terms.conditions),
    ...documentCalls(terms.document),
  ]);
}

/** The call that stops asking a SecWare and revokes its callers. */
export function encodeUnbind(hub: Address, ware: number): Call {
  return callOf(hub, encodeFunctionData({ abi: secHubAbi, functionName: "unbind", args: [ware] }));
}

/** The call that writes conditions and document together. */
export function encodeConfigure(
  hub: Address,
  ware: number,
  conditions: readonly ConditionFacts[],
  document: NextDocument,
): Call {
  return together(hub, [conditionsCall(ware, conditions), ...documentCalls(document)]);
}

/** The call that writes the document alone. */
export function encodeDocument(hub: Address, document: NextDocument): Call {
  return together(hub, documentCalls(document));
}

/** The developer's call that takes out all revenue that has come free. */
export function encodeWithdraw({ market }: HomeAddresses, ware: number): Call {
  return callOf(market, encodeFunctionData({ abi: marketAbi, functionName: "withdraw", args: [ware] }));
}

const permitTypes = {
  Permit: [
    { name: "owner", type: "address" },
    { name: "spender", type: "address" },
    { name: "value", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

/** The EIP-2612 digest of a permit of SEC. */
export function permitDigestOf(
  { chainId, secToken }: HomeAddresses,
  tokenName: string,
  message: { owner: Address; spender: Address; value: bigint; nonce: bigint; deadline: bigint },
): Hex {
  const domain = { name: tokenName, version: "1", chainId, verifyingContract: secToken };
  return hashTypedData({ domain, types: permitTypes, primaryType: "Permit", message });
}

const noWord: Hex = `0x${"00".repeat(32)}`;
const noPermit = { value: 0n, deadline: 0n, v: 0, r: noWord, s: noWord };

/** A permit as the hub takes it; none is all zeros. */
export function permitFieldsOf(permit: PermitSignature | null) {
  if (permit === null) return noPermit;
  const { value, deadline, signature } = permit;
  const r: Hex = `0x${signature.slice(2, 66)}`;
  const s: Hex = `0x${signature.slice(66, 130)}`;
  return { value, deadline, r, s, v: Number.parseInt(signature.slice(130), 16) };
}

function conditionsCall(ware: number, conditions: readonly ConditionFacts[]): Hex {
  const args = [ware, conditions.map(chainConditionOf)] as const;
  return encodeFunctionData({ abi: secHubAbi, functionName: "setConditions", args });
}

function documentCalls(document: NextDocument | null): Hex[] {
  if (document === null) return [];
  const args = [BigInt(document.version), document.bytes] as const;
  return [encodeFunctionData({ abi: secHubAbi, functionName: "setDocument", args })];
}

/** One call goes as it is; several in one transaction, so that none stands without the others. */
function together(hub: Address, calls: readonly Hex[]): Call {
  const [only] = calls;
  if (only !== undefined && calls.length === 1) return callOf(hub, only);
  return callOf(hub, encodeFunctionData({ abi: secHubAbi, functionName: "multicall", args: [calls] }));
}

function callOf(to: Address, data: Hex): Call {
  return { to, value: 0n, data };
}
