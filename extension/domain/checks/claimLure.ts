import { coreContractAt } from "../coreContracts.ts";
import type { CallDeed } from "../decode/action.ts";
import { partyPhrase } from "../describe/phrases.ts";
import { formatUnits } from "../describe/units.ts";
import type { Address, Hex } from "../primitives.ts";
import {
  actionsOf,
  type CheckInput,
  chainOf,
  isFamiliar,
  type LocalCheck,
  type Observation,
  phrasesFor,
} from "./localCheck.ts";

/** What is asked for is given and costs nothing: coin beside it is the theft. A name is a reason for caution, never for trust. */
export const claimFunctions: Readonly<Record<Hex, string>> = {
  "0x4e71d92d": "claim()",
  "0x379607f5": "claim(uint256)",
  "0xaad3ec96": "claim(address,uint256)",
  "0x2e7ba6ef": "claim(uint256,address,uint256,bytes32[])",
  "0x48c54b9d": "claimTokens()",
  "0x5b88349d": "claimAirdrop()",
  "0x3884d635": "airdrop()",
  "0x3d18b912": "getReward()",
  "0x1e83409a": "claim(address)",
  "0x372500ab": "claimRewards()",
  "0xef5cfb8c": "claimRewards(address)",
  "0xb88a802f": "claimReward()",
  "0xd279c191": "claimReward(address)",
  "0x5fba79f5": "SecurityUpdate()",
  "0x9e5faafc": "attack()",
  "0x3158952e": "Claim()",
};

/** Calls that promise something and take the coin sent with them, or whose reward goes to somebody else. */
export const claimLure: LocalCheck = {
  code: "claim-lure",
  find: (input) => actionsOf(input.reading, "call").flatMap((call) => observe(call, call.call, input)),
};

function observe(call: CallDeed, index: number, input: CheckInput): readonly Observation[] {
  const place = phrasesFor(input);
  const contract = partyPhrase(call.to, place);
  const about = { address: call.to, call: index };
  const claim = call.selector === null ? undefined : claimNamed(call.selector);
  const isPool = coreContractAt(chainOf(input.subject), call.to)?.takes.includes("coin") === true;
  const isPaid = call.value > 0n && !isPool && !isFamiliar(call.to, input.context);
  if (isPaid && (claim !== undefined || hasNoArguments(call.data))) {
    const paid = `${formatUnits(call.value, 18)} ${input.context.coinSymbol ?? "ETH"}`;
    return [
      {
        level: "danger",
        text: `Pays ${paid} to ${contract} with a call that asks for nothing in return.`,
        remedy: "Reject: a reward, an update or a migration does not cost the coin it comes with.",
        about,
      },
    ];
  }
  const other = claim?.includes("(address") === true ? beneficiaryOf(call.data) : null;
  if (other === null || input.context.ownAccounts.includes(other)) return [];
  return [
    {
      level: "danger",
      text: `Calls a claim at ${contract} in favour of ${partyPhrase(other, place)}, who is not you.`,
      remedy: "Reject unless you mean to claim for that account.",
      about,
    },
  ];
}

function claimNamed(selector: Hex): string | undefined {
  return Object.hasOwn(claimFunctions, selector) ? claimFunctions[selector] : undefined;
}

/**
 * Whether nothing that names an amount, an address or a place follows the selector. Padding cannot be told from a hash,
 * so words that hold neither zeros in front nor zeros only are no arguments; a rest that fills no word is none either.
 */
function hasNoArguments(data: Hex): boolean {
  const words = data.slice(10).match(/.{64}/g) ?? [];
  return words.every((word) => !word.startsWith("00000000") || /^0+$/.test(word));
}

function beneficiaryOf(data: Hex): Address | null {
  return data.length >= 74 && /^0{24}/.test(data.slice(10)) ? `0x${data.slice(34, 74)}` : null;
}
