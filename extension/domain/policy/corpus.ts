import { pastRequestOf } from "./corpus/corpusWorld.ts";
import { signatureEntries } from "./corpus/signatures.ts";
import { transactionEntries } from "./corpus/transactions.ts";
import type { PastRequest } from "./dryRun.ts";

let made: readonly PastRequest[] | null = null;

/**
 * Built-in requests, harmless and harmful, by which a policy can be tried before anything was ever asked. Made from real
 * subjects by the decoders and checks that judge requests; their ids begin with `corpus:`.
 */
export function corpus(): readonly PastRequest[] {
  made ??= [...transactionEntries(), ...signatureEntries()].map(pastRequestOf);
  return made;
}
