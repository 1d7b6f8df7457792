import { concat, keccak, keccakBytes, padWord, toBytes, toHex, toWord, ZERO_HASH } from "./bytes.ts";
import type { Address, Hex } from "./primitives.ts";
import { hashStruct, stringWord, structType } from "./typedData.ts";

/** What a verdict is about, reduced to what is hashed. Every side computes the same 32 bytes. */
export type WireSubject =
  | ({ kind: "transaction"; chainId: number; from: Address } & WireCall)
  | { kind: "calls"; chainId: number; from: Address; calls: readonly WireCall[] }
  | { kind: "typedData"; chainId: number; account: Address; eip712Digest: Hex }
  | { kind: "message"; chainId: number; account: Address; erc191Digest: Hex }
  | { kind: "authorization"; chainId: number; authority: Address; delegate: Address; nonce: number }
  | ({ kind: "userOperation"; chainId: number; sender: Address; entryPoint: Address } & UserOpHashes)
  | { kind: "permission" | "approvals"; chainId: number; account: Address; jcsHash: Hex }
  /** Origin, plus the path when the path was sent. */
  | { kind: "site"; site: string }
  | { kind: "address"; chainId: number; account: Address }
  | { kind: "token"; chainId: number; token: Address };

export interface WireCall {
  /** Null creates a contract. */
  to: Address | null;
  value: bigint;
  data: Hex;
}

interface UserOpHashes {
  callsHash: Hex;
  initHash: Hex;
  paymasterHash: Hex;
  authHash: Hex;
}

const ZERO_ADDRESS: Address = `0x${"00".repeat(20)}`;
type Of<K extends WireSubject["kind"]> = Extract<WireSubject, { kind: K }>;

/** The calldata digest of ERC-8213: keccak256(uint256(length) ‖ calldata). */
export function calldataDigest(data: Hex): Hex {
  return toHex(calldataWord(data));
}

/** As `calldataDigest`; of a frozen call it is computed once, since its data can be hundreds of kilobytes. */
export function digestOfCall(call: Pick<WireCall, "data">): Hex {
  return toHex(wordOfCall(call));
}

const known = new WeakMap<object, Uint8Array>();

function wordOfCall(call: Pick<WireCall, "data">): Uint8Array {
  const before = known.get(call);
  if (before !== undefined) return before;
  const word = calldataWord(call.data);
  // What could still be changed must be hashed anew each time.
  if (Object.isFrozen(call)) known.set(call, word);
  return word;
}

function calldataWord(data: Hex): Uint8Array {
  const bytes = toBytes(data);
  return keccakBytes(concat(toWord(bytes.length), bytes));
}

/** keccak of the concatenated hashes of each call. */
export function callsHashOf(calls: readonly WireCall[]): Hex {
  return keccak(concat(...calls.map((call) => keccakBytes(concat(...callWords(call))))));
}

function callWords(call: WireCall): Uint8Array[] {
  return [padWord(call.to ?? ZERO_ADDRESS), toWord(call.value), wordOfCall(call)];
}

const types = {
  transaction: structType<Of<"transaction">>(
    "SubjectTx(uint256 chainId,address from,address to,uint256 value,bytes32 calldataDigest)",
    (tx) => [toWord(tx.chainId), padWord(tx.from), ...callWords(tx)],
  ),
  calls: structType<Of<"calls">>("SubjectCalls(uint256 chainId,address from,bytes32 callsHash)", (one) => [
    toWord(one.chainId),
    padWord(one.from),
    toBytes(callsHashOf(one.calls)),
  ]),
  typedData: structType<Of<"typedData">>(
    "SubjectTypedData(uint256 chainId,address account,bytes32 eip712Digest)",
    (one) => [toWord(one.chainId), padWord(one.account), toBytes(one.eip712Digest)],
  ),
  message: structType<Of<"message">>(
    "SubjectMessage(uint256 chainId,address account,bytes32 erc191Digest)",
    (one) => [toWord(one.chainId), padWord(one.account), toBytes(one.erc191Digest)],
  ),
  authorization: structType<Of<"authorization">>(
    "SubjectAuthorization(uint256 chainId,address authority,address delegate,uint64 nonce)",
    (one) => [toWord(one.chainId), padWord(one.authority), padWord(one.delegate), toWord(one.nonce)],
  ),
  userOperation: structType<Of<"userOperation">>(
    "SubjectUserOp(uint256 chainId,address sender,address entryPoint,bytes32 callsHash,bytes32 initHash,bytes32 paymasterHash,bytes32 authHash)",
    (one) => [
      toWord(one.chainId),
      padWord(one.sender),
      padWord(one.entryPoint),
      ...[one.callsHash, one.initHash, one.paymasterHash, one.authHash].map(toBytes),
    ],
  ),
  json: structType<Of<"permission" | "approvals">>(
    "SubjectJson(uint256 chainId,address account,bytes32 jcsHash)",
    (one) => [toWord(one.chainId), padWord(one.account), toBytes(one.jcsHash)],
  ),
  site: structType<Of<"site">>("SubjectSite(string site)", ({ site }) => [stringWord(site)]),
  address: structType<Of<"address">>("SubjectAddress(uint256 chainId,address account)", (one) => [
    toWord(one.chainId),
    padWord(one.account),
  ]),
  token: structType<Of<"token">>("SubjectToken(uint256 chainId,address token)", (one) => [
    toWord(one.chainId),
    padWord(one.token),
  ]),
};

/** The subject hash: the EIP-712 struct hash, without a domain. */
export function subjectHash(subject: WireSubject): Hex {
  switch (subject.kind) {
    case "transaction":
      return hashStruct(types.transaction, subject);
    case "calls":
      return hashStruct(types.calls, subject);
    case "typedData":
      return hashStruct(types.typedData, subject);
    case "message":
      return hashStruct(types.message, subject);
    case "authorization":
      return hashStruct(types.authorization, subject);
    case "userOperation":
      return hashStruct(types.userOperation, subject);
    case "permission":
    case "approvals":
      return hashStruct(types.json, subject);
    case "site":
      return hashStruct(types.site, subject);
    case "address":
      return hashStruct(types.address, subject);
    case "token":
      return hashStruct(types.token, subject);
  }
}

/** The hash that means "no subject": never a subject's. */
export const NO_SUBJECT = ZERO_HASH;
