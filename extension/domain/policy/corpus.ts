import { bypassEntries, honestTransactions } from "./corpus/bypasses.ts";
import { type CorpusEntry, pastRequestOf } from "./corpus/corpusWorld.ts";
import type { Expectation } from "./corpus/expectation.ts";
import { signatureEntries } from "./corpus/signatures.ts";
import { honestSignatures, signedBypassEntries } from "./corpus/signedBypasses.ts";
import { simulatedEntries } from "./corpus/simulated.ts";
import { transactionEntries } from "./corpus/transactions.ts";
import type { PastRequest } from "./dryRun.ts";

/** A built-in request, and what is known of it. */
export interface CorpusCase {
  /** The case of docs/attacks.md that it is; null: none. */
  attack: string | null;
  /** Null: nothing is demanded, it depends on what a user wants. */
  expected: Expectation | null;
  request: PastRequest;
}

/**
 * Built-in requests, harmless and harmful: among them the known ways around a wallet's checks, each with honest requests that
 * look like it. Made from real subjects by the decoders and checks that judge requests, anew at each call; ids begin with `corpus:`.
 */
function makeCorpus(): readonly CorpusCase[] {
  return [
    ...transactionEntries(),
    ...signatureEntries(),
    ...bypassEntries(),
    ...signedBypassEntries(),
    ...simulatedEntries(),
    ...honestTransactions(),
    ...honestSignatures(),
  ].map(caseOf);
}

function caseOf(entry: CorpusEntry): CorpusCase {
  const { attack = null, expected = null } = entry;
  return { attack, expected, request: pastRequestOf(entry) };
}

let made: readonly CorpusCase[] | null = null;

/** As `makeCorpus`, made once: this version's checks do not change while it runs. */
export function corpusCases(): readonly CorpusCase[] {
  made ??= makeCorpus();
  return made;
}

/** The built-in requests alone, by which a policy can be tried before anything was ever asked. */
export function corpus(): readonly PastRequest[] {
  return corpusCases().map(({ request }) => request);
}
