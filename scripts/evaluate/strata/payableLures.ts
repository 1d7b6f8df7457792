import type { Hex } from "../../../extension/domain/primitives.ts";
import type { Dice } from "./dice.ts";
import { callDraft, encodeCall } from "./encode.ts";
import { contextOf, thiefContract, usualContract } from "./people.ts";
import { spenders } from "./realParts.ts";
import { type Stratum, victim } from "./stratum.ts";

/** Calls that promise something, as drainers' contracts name them. */
const claims: readonly (readonly [name: string, encode: (dice: Dice) => Hex])[] = [
  ["claim()", () => encodeCall("claim()")],
  ["Claim()", () => encodeCall("Claim()")],
  ["claimRewards()", () => encodeCall("claimRewards()")],
  ["claimReward()", () => encodeCall("claimReward()")],
  ["claim(address)", () => encodeCall("claim(address)", victim)],
  ["airdrop()", () => encodeCall("airdrop()")],
  ["claimAirdrop()", () => encodeCall("claimAirdrop()")],
  ["getReward()", () => encodeCall("getReward()")],
  ["mint()", () => encodeCall("mint()")],
  ["claim(uint256)", (dice) => encodeCall("claim(uint256)", BigInt(dice.below(100_000)))],
];

const what = ["Security", "Wallet", "Network", "Account", "Asset", "Token", "Chain", "Identity"] as const;
const how = ["Update", "Merge", "Verify", "Connect", "Upgrade", "Sync", "Validate", "Migrate"] as const;

/** A claim that costs coin; its twin costs nothing. */
export const payableClaim: Stratum = {
  name: "payable-claim",
  group: "payable lures",
  make: (dice, parts) => {
    const [variant, encode] = dice.pick(claims);
    const data = encode(dice);
    const contract = thiefContract(dice, parts);
    const value = dice.amount(0, 8, 18);
    const context = contextOf([contract]);
    return {
      variant,
      malicious: callDraft(contract.address, data, context, value),
      benign: callDraft(contract.address, data, context),
    };
  },
};

/** A made-up maintenance call that takes the coin sent with it; its twin pays a contract the user deals with. */
export const payableUpdate: Stratum = {
  name: "payable-update",
  group: "payable lures",
  make: (dice, parts) => {
    const name = `${dice.pick(what)}${dice.pick(how)}`;
    const data = dice.chance(0.15) ? dice.bytes(4) : encodeCall(`${name}()`);
    const thief = thiefContract(dice, parts);
    const usual = usualContract(dice, spenders, 1);
    const value = dice.amount(0, 8, 18);
    return {
      variant: data === encodeCall(`${name}()`) ? `${name}()` : "an unnamed function",
      malicious: callDraft(thief.address, data, contextOf([thief]), value),
      benign: callDraft(usual.address, data, contextOf([usual]), value),
    };
  },
};
