import { formatEther } from "viem/utils";
import type { Address, Hex } from "../primitives.ts";
import type { Deed } from "./action.ts";
import type { Fields } from "./typedFields.ts";

/**
 * An ERC-4337 operation, packed or not, whatever its version. Null: it is none.
 *
 * Its calls are read apart (`readOperation`); here stands what else it brings about, in our own words.
 */
export function readUserOperation(fields: Fields): Deed | null {
  if (!fields.has("callData", "sender") && !fields.has("initCode", "callData")) return null;
  const sentences = [
    "It is an operation that somebody else sends in the name of your account.",
    codeSentence(fields),
    feeSentence(fields),
  ];
  return { kind: "opaque", why: sentences.filter((sentence) => sentence !== null).join(" ") };
}

// A factory and its data, or, for an account that acts by another's code (EIP-7702), that code.
function codeSentence(fields: Fields): string | null {
  const code = leadingAddress(fields.bytes("initCode")) ?? named(fields.address("factory"));
  return code === null ? null : `First it puts code behind the account, by ${code}.`;
}

function feeSentence(fields: Fields): string {
  const payer = leadingAddress(fields.bytes("paymasterAndData")) ?? named(fields.address("paymaster"));
  if (payer !== null) return `Its fee is paid by ${payer}, which may take something of the account for it.`;
  const most = mostFee(fields);
  return most === null
    ? "How much the account pays for it is not said."
    : `The account pays up to ${formatEther(most)} of the network's coin for it.`;
}

/** What the entry point may take of the account: all its gas at the highest price. */
function mostFee(fields: Fields): bigint | null {
  const limits = fields.bytes("accountGasLimits");
  const verification = highHalf(limits) ?? fields.amount("verificationGasLimit");
  const call = lowHalf(limits) ?? fields.amount("callGasLimit");
  const price = lowHalf(fields.bytes("gasFees")) ?? fields.amount("maxFeePerGas");
  const before = fields.amount("preVerificationGas");
  if (verification === null || call === null || price === null || before === null) return null;
  return (verification + call + before) * price;
}

// Two numbers stand in one word of a packed operation, and under their own names in one that is not packed.
function highHalf(word: Hex | null): bigint | null {
  return word?.length === 66 ? BigInt(word.slice(0, 34)) : null;
}

function lowHalf(word: Hex | null): bigint | null {
  return word?.length === 66 ? BigInt(`0x${word.slice(34)}`) : null;
}

function leadingAddress(bytes: Hex | null): Address | null {
  return bytes === null || bytes.length < 42 ? null : named(`0x${bytes.slice(2, 42)}`);
}

function named(address: Address | null): Address | null {
  return address === null || BigInt(address) === 0n ? null : address;
}
