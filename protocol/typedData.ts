import { concat, keccak, keccakBytes, padWord, toBytes, toHex, toUtf8Bytes, toWord } from "./bytes.ts";
import type { Hex } from "./primitives.ts";

/** A struct type of EIP-712 whose fields are one word each, or strings. */
export interface StructType<T> {
  /** As EIP-712 writes it: `CallVoucher(bytes32 purchaseId,…)`. */
  text: string;
  hash: Hex;
  hashBytes: Uint8Array;
  encode: (value: T) => readonly Uint8Array[];
}

/** Declares a struct type. `encode` gives one word a field, in the order of the text. */
export function structType<T>(text: string, encode: (value: T) => readonly Uint8Array[]): StructType<T> {
  const hash = keccak(toUtf8Bytes(text));
  return { text, hash, hashBytes: toBytes(hash), encode };
}

/** hashStruct of EIP-712. */
export function hashStruct<T>(type: StructType<T>, value: T): Hex {
  return toHex(structBytes(type, value));
}

function structBytes<T>(type: StructType<T>, value: T): Uint8Array {
  return keccakBytes(concat(type.hashBytes, ...type.encode(value)));
}

/** Where a statement holds: the chain, and the Market that settles it. */
export interface Domain {
  chainId: number;
  market: Hex;
}

const domainType = structType<Domain>(
  "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)",
  ({ chainId, market }) => [NAME_HASH, VERSION_HASH, toWord(chainId), padWord(market)],
);
const NAME_HASH = stringWord("SecHub");
const VERSION_HASH = stringWord("1");

/** The domain separator of every statement of this protocol. */
export function domainSeparator(domain: Domain): Hex {
  return hashStruct(domainType, domain);
}

/** The digest that is signed: 0x1901, domain, struct. */
export function typedDigest<T>(domain: Domain, type: StructType<T>, value: T): Hex {
  return keccak(concat(PREFIX, separatorBytes(domain), structBytes(type, value)));
}

// A side has one domain or two and signs under them all day; the separator is a pure function of the key.
const separators = new Map<string, Uint8Array>();
function separatorBytes(domain: Domain): Uint8Array {
  const key = `${domain.chainId} ${domain.market}`;
  const known = separators.get(key);
  if (known !== undefined) return known;
  const made = structBytes(domainType, domain);
  if (separators.size < 16) separators.set(key, made);
  return made;
}

const PREFIX = new Uint8Array([0x19, 0x01]);

/** A string's word: its hash. */
export function stringWord(text: string): Uint8Array {
  return keccakBytes(toUtf8Bytes(text));
}
