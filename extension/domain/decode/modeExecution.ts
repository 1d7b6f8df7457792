import type { Address, Hex } from "../primitives.ts";
import { decodeStrictly } from "./abi.ts";
import { type DynamicReading, foreignCall, type InnerCall, lower } from "./dynamic.ts";
import type { CallContext } from "./wordFunction.ts";

const batch = "(address to, uint256 value, bytes data)[]";

/**
 * Takes apart what an account runs by mode (ERC-7579, and ERC-7821 with the same selector): one packed call, a batch, or
 * foreign code as the account itself. Null: another mode, or bytes that do not add up.
 */
export function readModeExecution(mode: Hex, packed: Hex, call: CallContext): DynamicReading | null {
  const kind = mode.slice(2, 4);
  if (kind === "01") return readBatch(mode, packed);
  if (kind === "00" && packed.length >= 106) {
    const value = BigInt(`0x${packed.slice(42, 106)}`);
    return { deeds: [], calls: [{ to: addressAt(packed), value, data: `0x${packed.slice(106)}` }] };
  }
  if (kind === "ff" && packed.length >= 42) {
    return foreignCall([addressAt(packed), 0n, `0x${packed.slice(42)}`], call);
  }
  return null;
}

function readBatch(mode: Hex, packed: Hex): DynamicReading | null {
  const plain = decodeStrictly(batch, packed);
  // The other form carries the signature over the batch as well.
  const list = plain?.isCanonical === true ? plain : decodeStrictly(`${batch}, bytes`, packed);
  if (list?.isCanonical !== true) return null;
  const isMinimal = mode.slice(14, 18) === "7821";
  const made = (list.values[0] as { to: Address; value: bigint; data: Hex }[]).map((one): InnerCall => {
    const to = lower(one.to);
    // In the minimal standard the zero address stands for the account.
    return { to: isMinimal && /^0x0+$/.test(to) ? null : to, value: one.value, data: one.data };
  });
  return { deeds: [], calls: made };
}

function addressAt(packed: Hex): Address {
  return `0x${packed.slice(2, 42)}`;
}
