import { judgedAtSeconds } from "../judgedAt.ts";
import { drawGrant, type Grant, grantContext } from "./approvals.ts";
import type { Dice } from "./dice.ts";
import { max48, max256, typedDraft } from "./encode.ts";
import { contextOf, friend, type Party, thiefAccount, usualContract } from "./people.ts";
import { dai, spenders, tokens, usdc } from "./realParts.ts";
import { type Pair, type Stratum, type TypedDraft, victim } from "./stratum.ts";

/** When a signed grant ends, in seconds: a thief writes never or years away, an honest page within the hour. */
export function drawEnd(dice: Dice, isThief: boolean): bigint {
  if (!isThief) return judgedAtSeconds + 60n * BigInt(10 + dice.below(50));
  return dice.chance(0.5) ? max48 : judgedAtSeconds + 86_400n * BigInt(1 + dice.below(3650));
}

function pairOf(grant: Grant, draft: (party: Party, amount: bigint, isThief: boolean) => TypedDraft): Pair {
  return {
    variant: grant.variant,
    malicious: draft(grant.thief, grant.stolen, true),
    benign: draft(grant.usual, grant.bounded, false),
  };
}

const permitFields = [
  "address owner",
  "address spender",
  "uint256 value",
  "uint256 nonce",
  "uint256 deadline",
];
const daiFields = ["address holder", "address spender", "uint256 nonce", "uint256 expiry", "bool allowed"];

export const permit: Stratum = {
  name: "permit",
  group: "grants",
  make: (dice, parts) => {
    if (dice.chance(0.2)) return permitDai(dice, drawGrant(dice, parts, daiOnly));
    const grant = drawGrant(dice, parts);
    const nonce = String(dice.below(50));
    return pairOf(grant, ({ address: spender, ...party }, value, isThief) =>
      typedDraft(
        {
          primaryType: "Permit",
          types: { Permit: permitFields },
          message: {
            owner: victim,
            spender,
            value: String(value),
            nonce,
            deadline: String(drawEnd(dice, isThief)),
          },
          domain: { name: grant.token.symbol, version: "1", verifyingContract: grant.token.address },
        },
        grantContext(grant, { address: spender, ...party }),
      ),
    );
  },
};

const daiOnly = tokens.filter(({ address }) => address === dai);

/** DAI's own form is all or nothing: its twin takes back what the other gives. */
function permitDai(dice: Dice, grant: Grant): Pair {
  const nonce = String(dice.below(50));
  const expiry = dice.chance(0.5) ? "0" : String(drawEnd(dice, true));
  const draft = (allowed: boolean) =>
    typedDraft(
      {
        primaryType: "Permit",
        types: { Permit: daiFields },
        message: { holder: victim, spender: grant.thief.address, nonce, expiry, allowed },
        domain: { name: "Dai Stablecoin", version: "1", verifyingContract: dai },
      },
      grantContext(grant, grant.thief),
    );
  return { variant: `DAI's form, ${grant.variant}`, malicious: draft(true), benign: draft(false) };
}

/** ERC-3009: whoever holds the signature moves exactly this, once. */
export const authorization: Stratum = {
  name: "authorization",
  group: "grants",
  make: (dice, parts) => {
    const primaryType = dice.pick(["TransferWithAuthorization", "ReceiveWithAuthorization"]);
    const value = dice.amount(100, 20_000, 6);
    const nonce = dice.bytes(32);
    const draft = (party: Party, isThief: boolean) =>
      typedDraft(
        {
          primaryType,
          types: {
            [primaryType]: [
              "address from",
              "address to",
              "uint256 value",
              "uint256 validAfter",
              "uint256 validBefore",
              "bytes32 nonce",
            ],
          },
          message: {
            from: victim,
            to: party.address,
            value: String(value),
            validAfter: "0",
            validBefore: String(isThief ? max256 : drawEnd(dice, false)),
            nonce,
          },
          domain: { name: "USD Coin", version: "2", verifyingContract: usdc },
        },
        contextOf([party], { contracts: [usdc] }),
      );
    const isContract = primaryType === "ReceiveWithAuthorization" && dice.chance(0.5);
    return {
      variant: primaryType,
      malicious: draft(thiefAccount(dice, parts), true),
      benign: draft(isContract ? usualContract(dice, spenders, 1) : friend(dice), false),
    };
  },
};
