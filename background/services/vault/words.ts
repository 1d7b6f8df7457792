import { entropyToMnemonic, mnemonicToSeed, validateMnemonic } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english";
import { randomBytes } from "./bytes.ts";

export type WordsOutcome =
  | { status: "valid"; words: string }
  | { status: "invalid"; reason: string; position?: number };

/** New words from the browser's randomness: 12 of 128 bits, or 24 of 256. */
export function createWords(count: 12 | 24): string[] {
  return entropyToMnemonic(randomBytes(count === 12 ? 16 : 32), wordlist).split(" ");
}

/** Whether a person's typing is a BIP-39 phrase, and which word is to blame where one is. */
export function judgeWords(typed: string): WordsOutcome {
  const words = typed.normalize("NFKD").trim().toLowerCase().split(/\s+/);
  if (![12, 15, 18, 21, 24].includes(words.length)) {
    return { status: "invalid", reason: `A phrase has 12 or 24 words; these are ${words.length}.` };
  }
  const position = words.findIndex((word) => !wordlist.includes(word));
  if (position !== -1) {
    return { status: "invalid", reason: `Word ${position + 1} is not in the list.`, position };
  }
  const phrase = words.join(" ");
  if (!validateMnemonic(phrase, wordlist)) {
    return {
      status: "invalid",
      reason: "Every word is in the list, but together they are no phrase: one is wrong or out of order.",
    };
  }
  return { status: "valid", words: phrase };
}

/** The 64 bytes of BIP-39. */
export function seedOf(words: string, passphrase: string): Promise<Uint8Array> {
  return mnemonicToSeed(words, passphrase);
}
