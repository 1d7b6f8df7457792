import { ProviderError } from "./providerError.ts";

/**
 * Methods that exist elsewhere and are not offered here, with the sentence a developer needs.
 *
 * Everything that begins like a signing method is refused in the same way, so that a new one is never passed on unseen.
 */
const refused: Readonly<Record<string, string>> = {
  eth_sign: "eth_sign signs bytes that nobody can read. Use personal_sign or eth_signTypedData_v4.",
  eth_signTransaction: "The wallet does not hand out signed transactions. Use eth_sendTransaction.",
  eth_sendRawTransaction: "A page cannot send raw transactions through the wallet.",
  eth_signTypedData: "Typed data of version 1 names no chain and no contract. Use eth_signTypedData_v4.",
  eth_signTypedData_v1: "Typed data of version 1 names no chain and no contract. Use eth_signTypedData_v4.",
  eth_signTypedData_v3: "Typed data of version 3 cannot hold lists. Use eth_signTypedData_v4.",
  eth_getEncryptionPublicKey: "The wallet does not encrypt for pages.",
  eth_decrypt: "The wallet does not decrypt for pages.",
};
const refusedBeginnings = /^(eth_sign|wallet_|personal_|snap_|debug_|admin_|miner_|engine_|txpool_)/;

/** The error for a method that is neither ours nor a read. */
export function refusalOf(method: string): ProviderError {
  const known = Object.hasOwn(refused, method) ? refused[method] : undefined;
  if (known !== undefined) return new ProviderError("unsupported", { message: known });
  return new ProviderError(refusedBeginnings.test(method) ? "unsupported" : "unknown-method");
}
