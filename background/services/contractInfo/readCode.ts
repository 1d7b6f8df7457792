import { keccak256 } from "viem/utils";
import type { ChainClients } from "../../../extension/chain/chainClients.ts";
import type { Address, Hex } from "../../../extension/domain/primitives.ts";

/** What a node says stands at an address. */
export interface CodeThere {
  hash: Hex;
  /** The code that it hands its calls on to, by EIP-1967 or EIP-1167; null: none of these. */
  behind: Address | null;
  /** EIP-1167: its whole code is this address and forty-five bytes that everybody knows. */
  isCopy: boolean;
}

const implementationSlot = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc";
const minimalProxy = /^0x363d3d373d3d3d363d73([0-9a-f]{40})5af43d82803e903d91602b57fd5bf3$/;

/** Null: an account (delegated or not), or the node did not say. Never throws. Effects: network. */
export async function readCode(
  clients: ChainClients,
  chainId: number,
  address: Address,
): Promise<CodeThere | null> {
  try {
    const { viem } = await clients.client(chainId);
    const [code = "0x", slot] = await Promise.all([
      viem.getCode({ address }),
      viem.getStorageAt({ address, slot: implementationSlot }).catch(() => undefined),
    ]);
    if (code === "0x" || code.startsWith("0xef0100")) return null;
    const copied = copyOf(code);
    return { hash: keccak256(code), behind: copied ?? addressIn(slot), isCopy: copied !== null };
  } catch {
    return null;
  }
}

function addressIn(slot: Hex | undefined): Address | null {
  const hit = /^0x0{24}([0-9a-f]{40})$/i.exec(slot ?? "")?.[1]?.toLowerCase();
  return hit === undefined || /^0{40}$/.test(hit) ? null : `0x${hit}`;
}

function copyOf(code: Hex): Address | null {
  const hit = minimalProxy.exec(code.toLowerCase())?.[1];
  return hit === undefined ? null : `0x${hit}`;
}
