import type { Address } from "../../../extension/domain/primitives.ts";
import { callDraft, encodeCall } from "./encode.ts";
import { contextOf, friend, type Party, thiefAccount, thiefContract } from "./people.ts";
import type { Stratum } from "./stratum.ts";

const forms = [
  ["upgradeTo", "contract", (to: Address) => encodeCall("upgradeTo(address)", to)],
  ["upgradeTo", "contract", (to: Address) => encodeCall("upgradeTo(address)", to)],
  ["upgradeToAndCall", "contract", (to: Address) => encodeCall("upgradeToAndCall(address,bytes)", to, "0x")],
  ["transferOwnership", "none", (to: Address) => encodeCall("transferOwnership(address)", to)],
  ["changeAdmin", "none", (to: Address) => encodeCall("changeAdmin(address)", to)],
] as const;

/** The user's own proxy of a market gets a thief's code or owner; its twin, what the user named before. */
export const proxyUpgrade: Stratum = {
  name: "proxy-upgrade",
  group: "orders",
  make: (dice, parts) => {
    const [variant, code, encode] = dice.pick(forms);
    const proxy = dice.address();
    const draft = (party: Party) =>
      callDraft(proxy, encode(party.address), contextOf([party], { contracts: [proxy] }));
    const thief = code === "contract" ? thiefContract(dice, parts) : thiefAccount(dice, parts);
    return { variant, malicious: draft(thief), benign: draft(friend(dice, code)) };
  },
};
