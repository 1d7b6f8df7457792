import { concatHex, keccak256 } from "viem/utils";
import type { Hex } from "../primitives.ts";
import type { TypedData, TypedDataSubject } from "../subject.ts";
import { encodeStruct } from "./encodeTypedData.ts";
import { printable, readParams, readRecord } from "./fields.ts";
import { parseStrictJson } from "./jsonText.ts";
import { copyPlain, isRecord, type Plain, type PlainRecord } from "./plain.ts";
import { refuse } from "./refusal.ts";
import { readOwnAccount, type SenderFacts } from "./transaction.ts";
import { readTypes, type TypeTable, typesWithin } from "./typeTable.ts";

const keys = new Set(["types", "primaryType", "domain", "message"]);
const domainTypes: Readonly<Record<string, string>> = {
  name: "string",
  version: "string",
  chainId: "uint256",
  verifyingContract: "address",
  salt: "bytes32",
};
/** Its signature is an account's root secret, so no page may ever have it. */
const reservedDomainName = "SecHub account root";

/** `eth_signTypedData_v4`: `[account, typed data]`, the data as JSON text or as an object. */
export function canonicalTypedData(params: Plain, sender: SenderFacts): TypedDataSubject {
  const list = readParams(params, 2, 2);
  const account = readOwnAccount(list[0] ?? null, "params[0]", sender);
  const body = typeof list[1] === "string" ? copyPlain(parseStrictJson(list[1])) : list[1];
  const typed = readRecord(body, "params[1]", keys);
  const table = readTypes(typed["types"]);
  const primaryType = readPrimaryType(typed["primaryType"], table);
  const domainFields = table.get("EIP712Domain");
  if (domainFields === undefined) refuse("bad-types", "Expected EIP712Domain in types.");
  for (const field of domainFields) {
    if (domainTypes[field.name] !== field.type) {
      refuse("bad-types", `The domain's field ${printable(field.name)} has no standard type.`);
    }
  }
  const rawDomain = normaliseDomain(typed["domain"], sender);
  const domain = encodeStruct(table, "EIP712Domain", rawDomain, "domain");
  const message = encodeStruct(table, primaryType, typed["message"], "message");
  return {
    kind: "typedData",
    chainId: sender.chainId,
    account,
    typedData: hashedPart(table, primaryType, domain.value, message.value),
    digest: digestOf(domain.word, message.word),
    domainHash: domain.word,
    messageHash: message.word,
  };
}

/** The digest computed anew from a subject's own typed data, so that what is signed is what was shown. Throws where it has none. */
export function typedDataDigest({ types, primaryType, domain, message }: TypedData): Hex {
  const table = readTypes(copyPlain(types));
  return digestOf(
    encodeStruct(table, "EIP712Domain", copyPlain(domain), "domain").word,
    encodeStruct(table, primaryType, copyPlain(message), "message").word,
  );
}

function digestOf(domainHash: Hex, messageHash: Hex): Hex {
  return keccak256(concatHex(["0x1901", domainHash, messageHash]));
}

function readPrimaryType(value: Plain | undefined, table: TypeTable): string {
  if (typeof value !== "string" || !table.has(value)) {
    refuse("bad-types", "Expected a declared type at primaryType.");
  }
  // Hashing the domain as a message would sign a bare domain separator.
  if (value === "EIP712Domain") refuse("bad-types", "The domain cannot be the primary type.");
  return value;
}

function normaliseDomain(value: Plain | undefined, sender: SenderFacts): PlainRecord {
  if (!isRecord(value)) refuse("malformed", "Expected an object at domain.");
  const { chainId, verifyingContract, name } = value;
  if (chainId !== undefined) requireDomainChain(chainId, sender.chainId);
  if (typeof verifyingContract === "string" && isOwn(verifyingContract, sender)) {
    refuse("own-account-contract", "An account of this wallet may not be domain.verifyingContract.");
  }
  if (typeof name === "string" && name.trim().toLowerCase() === reservedDomainName.toLowerCase()) {
    refuse("reserved-domain", "This domain is reserved for the wallet itself.");
  }
  return value;
}

function requireDomainChain(value: Plain, chainId: number): void {
  const isCanonical =
    typeof value === "number" ||
    (typeof value === "string" && /^(?:[1-9]\d*|0x[1-9a-fA-F][0-9a-fA-F]*)$/.test(value));
  if (!isCanonical || BigInt(value) !== BigInt(chainId)) {
    refuse("chain-mismatch", "Expected the active chain at domain.chainId.");
  }
}

function isOwn(address: string, sender: SenderFacts): boolean {
  return sender.ownAccounts.some((own) => own === address.toLowerCase());
}

function hashedPart(table: TypeTable, primaryType: string, domain: unknown, message: unknown): TypedData {
  const used = new Set([...typesWithin(table, "EIP712Domain"), ...typesWithin(table, primaryType)]);
  const types = Object.fromEntries(
    [...used].map((name) => [
      name,
      (table.get(name) ?? []).map((field) => ({ name: field.name, type: field.type })),
    ]),
  );
  return {
    types,
    primaryType,
    domain: domain as Readonly<Record<string, unknown>>,
    message: message as Readonly<Record<string, unknown>>,
  };
}
