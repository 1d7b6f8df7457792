import { BaseError as ViemBaseError } from "viem";
import { keccak256 } from "viem/utils";
import type { Hex } from "../domain/primitives.ts";
import type { ChainClient } from "./chainClients.ts";
import { toChainError } from "./toChainError.ts";

/**
 * Hands signed bytes to the node and returns the hash of those bytes; a hash of the node's own making is not taken.
 *
 * Effects: network, chain.
 */
export async function sendRaw({ viem, host }: ChainClient, raw: Hex): Promise<Hex> {
  const hash = keccak256(raw);
  try {
    await viem.sendRawTransaction({ serializedTransaction: raw });
  } catch (cause) {
    if (!isKnownAlready(cause)) throw toChainError(cause, { host, method: "eth_sendRawTransaction" });
  }
  return hash;
}

function isKnownAlready(cause: unknown): boolean {
  return cause instanceof ViemBaseError && /already known|already imported/i.test(cause.details ?? "");
}
