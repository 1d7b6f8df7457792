import { sha256 } from "@noble/hashes/sha2";
import { keccak_256 } from "@noble/hashes/sha3";

/** The two hash functions of the wire, each from any bytes to 32 new bytes. */
export interface Hashes {
  keccak256(bytes: Uint8Array): Uint8Array;
  sha256(bytes: Uint8Array): Uint8Array;
}

/** The audited pure implementation; no WebAssembly, no native code. */
export const nobleHashes: Hashes = { keccak256: keccak_256, sha256 };

// Module state, where everything else is a parameter: both implementations are the same mathematical function, so which of
// them runs can be seen in the time alone, and a parameter would have to pass through every function that names a digest.
let current: Hashes = nobleHashes;

/** The implementation in use. */
export const hashes = (): Hashes => current;

/**
 * Takes a faster implementation, if it agrees with the pure one on bytes of every length around the edges of a block.
 * False: it does not, and the pure one stays.
 *
 * Effects: every digest of this process from here on. For servers, at their start; a browser has no call for it.
 */
export function takeFasterHashes(candidate: Hashes): boolean {
  const isSame = agrees(candidate);
  if (isSame) current = candidate;
  return isSame;
}

/** Whether an implementation gives what the pure one gives, twice in a row, and neither keeps nor changes what it is given. */
function agrees(candidate: Hashes): boolean {
  try {
    return LENGTHS.every((length) => {
      const bytes = probe(length);
      const first = candidate.keccak256(bytes);
      const digest = candidate.sha256(bytes);
      candidate.keccak256(probe(7));
      candidate.sha256(probe(7));
      return (
        isEqual(first, nobleHashes.keccak256(probe(length))) &&
        isEqual(digest, nobleHashes.sha256(probe(length))) &&
        isEqual(candidate.keccak256(bytes), first) &&
        isEqual(bytes, probe(length))
      );
    });
  } catch {
    return false;
  }
}

// Around the blocks of SHA-256 (64) and of keccak-256 (136), and above the buffer that WebAssembly is fed by.
const LENGTHS = [0, 1, 31, 32, 55, 56, 63, 64, 65, 130, 135, 136, 137, 271, 272, 273, 1_000, 40_000];

function probe(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 167 + length) & 255);
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
