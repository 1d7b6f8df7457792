import type { Address, Hex } from "../../../extension/domain/primitives.ts";
import { judgedAtSeconds } from "../judgedAt.ts";
import type { Dice } from "./dice.ts";
import { callDraft, encodeCall, max160, max256 } from "./encode.ts";
import { contextOf, type Party, thiefAccount, thiefContract, usualContract } from "./people.ts";
import { collections, operators, permit2, spenders, type TokenPart, tokens } from "./realParts.ts";
import type { Pair, Parts, Stratum } from "./stratum.ts";

/** Who takes, and how much is allowed. Written as often as drainers use it. */
export const takers = [
  "unlimited to an account",
  "unlimited to an account",
  "unlimited to a contract",
  "unlimited to a contract",
  "whole balance to an account",
  "whole balance to a contract",
  "part to an account",
] as const;

export interface Grant {
  variant: string;
  token: TokenPart;
  balance: bigint;
  thief: Party;
  stolen: bigint;
  usual: Party;
  bounded: bigint;
}

/** Draws a grant and its twin: a thief or a contract in daily use, too much or a part of what is held. */
export function drawGrant(dice: Dice, parts: Parts, among: readonly TokenPart[] = tokens): Grant {
  const variant = dice.pick(takers);
  const token = dice.pick(among);
  const balance = dice.amount(100, 20_000, token.decimals);
  const bounded = balance / BigInt(2 + dice.below(20));
  const thief = variant.endsWith("account") ? thiefAccount(dice, parts) : thiefContract(dice, parts);
  const stolen = variant.startsWith("unlimited") ? max256 : variant.startsWith("whole") ? balance : bounded;
  return { variant, token, balance, thief, stolen, usual: usualContract(dice, spenders), bounded };
}

/** What the wallet knows when it is asked about a grant to `party`. */
export function grantContext({ token, balance }: Grant, party: Party, contracts: readonly Address[] = []) {
  return contextOf([party], { held: [[token, balance]], contracts });
}

function callPair(grant: Grant, encode: (party: Address, amount: bigint) => Hex): Pair {
  const { token, thief, stolen, usual, bounded } = grant;
  return {
    variant: grant.variant,
    malicious: callDraft(token.address, encode(thief.address, stolen), grantContext(grant, thief)),
    benign: callDraft(token.address, encode(usual.address, bounded), grantContext(grant, usual)),
  };
}

export const approve: Stratum = {
  name: "approve",
  group: "grants",
  make: (dice, parts) => {
    if (dice.chance(0.15)) return approvePiece(dice, parts);
    return callPair(drawGrant(dice, parts), (party, amount) =>
      encodeCall("approve(address,uint256)", party, amount),
    );
  },
};

/** A single NFT, allowed to an account or to a market. */
function approvePiece(dice: Dice, parts: Parts): Pair {
  const collection = dice.pick(collections);
  const tokenId = BigInt(dice.below(10_000));
  const draft = (party: Party) =>
    callDraft(
      collection,
      encodeCall("approve(address,uint256)", party.address, tokenId),
      contextOf([party], { contracts: [collection] }),
    );
  return {
    variant: "one piece to an account",
    malicious: draft(thiefAccount(dice, parts)),
    benign: draft(usualContract(dice, operators)),
  };
}

export const increaseAllowance: Stratum = {
  name: "increase-allowance",
  group: "grants",
  make: (dice, parts) => {
    const name = dice.pick(["increaseAllowance", "increaseApproval"]);
    return callPair(drawGrant(dice, parts), (party, amount) =>
      encodeCall(`${name}(address,uint256)`, party, amount),
    );
  },
};

/** Permit2 was allowed before; this lets somebody take through it. */
export const permit2Approve: Stratum = {
  name: "permit2-approve",
  group: "grants",
  make: (dice, parts) => {
    const grant = drawGrant(dice, parts);
    const ends = judgedAtSeconds + 3600n * BigInt(1 + dice.below(24 * 30));
    const draft = (party: Party, amount: bigint) => {
      const capped = amount > max160 ? max160 : amount;
      const args = [grant.token.address, party.address, capped, Number(ends)];
      const data = encodeCall("approve(address,address,uint160,uint48)", ...args);
      return callDraft(permit2, data, grantContext(grant, party, [permit2]));
    };
    return {
      variant: grant.variant,
      malicious: draft(grant.thief, grant.stolen),
      benign: draft(grant.usual, grant.bounded),
    };
  },
};

const operatorForms = [
  (party: Address) => encodeCall("setApprovalForAll(address,bool)", party, true),
  (party: Address) => encodeCall("setApprovalForAll(address,bool)", party, true),
  (party: Address) => encodeCall("setApprovalForAll(address,bool)", party, true),
  (party: Address) => encodeCall("setOperator(address,bool)", party, true),
  (party: Address) => encodeCall("authorizeOperator(address)", party),
];

export const operator: Stratum = {
  name: "operator",
  group: "grants",
  make: (dice, parts) => {
    const collection = dice.pick(collections);
    const encode = dice.pick(operatorForms);
    const isAccount = dice.chance(0.6);
    const draft = (party: Party) =>
      callDraft(collection, encode(party.address), contextOf([party], { contracts: [collection] }));
    return {
      variant: isAccount ? "to an account" : "to a contract",
      malicious: draft(isAccount ? thiefAccount(dice, parts) : thiefContract(dice, parts)),
      benign: draft(usualContract(dice, operators)),
    };
  },
};
