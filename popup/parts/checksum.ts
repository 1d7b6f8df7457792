import { formatAddress } from "../../extension/domain/describe/formatAddress.ts";
import type { Address } from "../../extension/domain/primitives.ts";

/** The EIP-55 form of a 20-byte address; anything else is given back as it is. */
export function toChecksumAddress(address: string): string {
  if (!/^0x[0-9a-fA-F]{40}$/.test(address)) return address;
  return formatAddress(address.toLowerCase() as Address).replaceAll(" ", "");
}
