import { encodeFunctionData } from "viem/utils";
import type { Verdict } from "../../protocol/statements.ts";
import type { Address, Hex } from "../domain/primitives.ts";
import type { Call } from "../domain/subject.ts";
import {
  disputesAbi,
  reputationAbi,
  restakingAbi,
  secGovernorAbi,
  secHubAbi,
  secTokenAbi,
  voiceAbi,
} from "./generated/abi.ts";
import { type PermitSignature, permitFieldsOf } from "./homeActs.ts";
import type { HomeAddresses } from "./homeFacts.ts";
import { claimKinds } from "./marketFacts.ts";

/** An act of the user's hub on another contract, with SEC of the owner that only this contract can take, in this call only. */
export interface FundedAct {
  target: Address;
  data: Hex;
  amount: bigint;
  /** Null: the hub's allowance suffices. */
  permit: PermitSignature | null;
}

/** The call that has the user's hub do something with the owner's SEC. */
export function encodeActWithFunds(hub: Address, { target, data, amount, permit }: FundedAct): Call {
  const args = [target, data, amount, permitFieldsOf(permit)] as const;
  return callOf(hub, encodeFunctionData({ abi: secHubAbi, functionName: "actWithFunds", args }));
}

/** What a hub says of one of its purchases; the fee goes with it. */
export function reviewData(purchaseId: Hex, text: string): Hex {
  return encodeFunctionData({ abi: reputationAbi, functionName: "review", args: [purchaseId, text] });
}

/** The developer's call that puts as much against a review as it cost. */
export function encodeChallenge({ reputation }: HomeAddresses, purchaseId: Hex): Call {
  return callOf(
    reputation,
    encodeFunctionData({ abi: reputationAbi, functionName: "challenge", args: [purchaseId] }),
  );
}

/** The developer's call that brings a review that it challenged to the jury; a bond goes with it. */
export function encodeBringReview({ disputes }: HomeAddresses, purchaseId: Hex): Call {
  return callOf(
    disputes,
    encodeFunctionData({ abi: disputesAbi, functionName: "openReviewClaim", args: [purchaseId] }),
  );
}

/** The call that lets a contract take exactly `amount` of the caller's SEC. */
export function encodeAllow({ secToken }: HomeAddresses, spender: Address, amount: bigint): Call {
  return callOf(
    secToken,
    encodeFunctionData({ abi: secTokenAbi, functionName: "approve", args: [spender, amount] }),
  );
}

/** A verdict as it was signed, with the signature. */
export interface SignedVerdict {
  verdict: Verdict;
  signature: Hex;
}

/** What a hub claims for one of its purchases, with a signed verdict as the evidence. */
export function claimData(kind: "sla" | "malice", sum: bigint, { verdict, signature }: SignedVerdict): Hex {
  const { seq, receivedAtMs, issuedAtMs, validUntil, ...rest } = verdict;
  const shown = {
    ...rest,
    seq: BigInt(seq),
    receivedAtMs: BigInt(receivedAtMs),
    issuedAtMs: BigInt(issuedAtMs),
    validUntil: BigInt(validUntil),
  };
  const args = [claimKinds.indexOf(kind), sum, shown, signature] as const;
  return encodeFunctionData({ abi: disputesAbi, functionName: "openClaimWithVerdict", args });
}

/** The call that takes a claim on whose time is over to its next state. */
export function encodeClaimStep(
  { disputes }: HomeAddresses,
  claim: Hex,
  step: "advance" | "tally" | "execute",
): Call {
  return callOf(disputes, encodeFunctionData({ abi: disputesAbi, functionName: step, args: [claim] }));
}

/** In the governor's own order. */
export const supports = ["against", "for", "abstain"] as const;
export type Support = (typeof supports)[number];

/** The call that votes on a proposal. */
export function encodeVote({ governor }: HomeAddresses, proposalId: bigint, support: Support): Call {
  const args = [proposalId, supports.indexOf(support)] as const;
  return callOf(governor, encodeFunctionData({ abi: secGovernorAbi, functionName: "castVote", args }));
}

/** The call that has the user's voice count what purchases burned. */
export function encodeRecordPurchases({ voice }: HomeAddresses, purchaseIds: readonly Hex[]): Call {
  return callOf(
    voice,
    encodeFunctionData({ abi: voiceAbi, functionName: "recordPurchases", args: [purchaseIds] }),
  );
}

/** The call that restakes ETH with an operator. */
export function encodeRestake({ restaking }: HomeAddresses, operator: Address, wei: bigint): Call {
  const data = encodeFunctionData({ abi: restakingAbi, functionName: "deposit", args: [operator] });
  return { ...callOf(restaking, data), value: wei };
}

/** The call that queues shares for leaving, and returns their governance tokens. */
export function encodeQueueExit({ restaking }: HomeAddresses, shares: bigint): Call {
  return callOf(
    restaking,
    encodeFunctionData({ abi: restakingAbi, functionName: "queueExit", args: [shares] }),
  );
}

/** The call that pays a queued exit out. */
export function encodeCompleteExit({ restaking }: HomeAddresses, exit: number): Call {
  const args = [BigInt(exit)] as const;
  return callOf(restaking, encodeFunctionData({ abi: restakingAbi, functionName: "completeExit", args }));
}

/** The call that pays rewards of closed epochs. */
export function encodeClaimRewards({ restaking }: HomeAddresses, epochs: readonly number[]): Call {
  return callOf(restaking, encodeFunctionData({ abi: restakingAbi, functionName: "claim", args: [epochs] }));
}

function callOf(to: Address, data: Hex): Call {
  return { to, value: 0n, data };
}
