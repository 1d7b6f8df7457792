import { concatHex, keccak256, padHex, stringToBytes, toHex } from "viem/utils";
import type { Hex } from "../primitives.ts";
import { printable, readAddress, readBytes } from "./fields.ts";
import { isRecord, type Plain } from "./plain.ts";
import { refuse } from "./refusal.ts";
import { type FieldType, type TypeTable, typesWithin } from "./typeTable.ts";
import { encodeUtf8 } from "./utf8.ts";

/** A value that was read and hashed in the same step, so that what is shown is what is signed. */
export interface Encoded {
  /** Normalised: integers as decimal text, addresses and bytes lower case. */
  value: unknown;
  /** Its 32 bytes of `encodeData`. */
  word: Hex;
}

/** Reads `value` as the struct `name` and hashes it (EIP-712 `hashStruct`). Missing and undeclared fields are refused. */
export function encodeStruct(
  table: TypeTable,
  name: string,
  value: Plain | undefined,
  path: string,
): Encoded {
  const fields = table.get(name);
  if (fields === undefined) refuse("bad-types", `The type ${printable(name)} is not declared.`);
  if (!isRecord(value)) refuse("bad-field", `Expected an object at ${path}.`);
  const declared = new Set(fields.map((field) => field.name));
  const extra = Object.keys(value).find((key) => !declared.has(key));
  if (extra !== undefined) {
    refuse(
      "undeclared-field",
      `The field ${printable(extra)} at ${path} is not in types, so nobody would sign it.`,
    );
  }
  const read: Record<string, unknown> = {};
  const words: Hex[] = [keccak256(stringToBytes(encodeType(table, name)))];
  for (const field of fields) {
    const encoded = encodeField(table, field.parsed, value[field.name], `${path}.${field.name}`);
    read[field.name] = encoded.value;
    words.push(encoded.word);
  }
  return { value: read, word: keccak256(concatHex(words)) };
}

// EIP-712: the type itself, then everything it refers to, sorted.
function encodeType(table: TypeTable, name: string): string {
  const others = [...typesWithin(table, name)].filter((type) => type !== name).sort();
  return [name, ...others]
    .map(
      (type) => `${type}(${(table.get(type) ?? []).map((field) => `${field.type} ${field.name}`).join(",")})`,
    )
    .join("");
}

function encodeField(table: TypeTable, type: FieldType, value: Plain | undefined, path: string): Encoded {
  if (value === undefined || value === null) refuse("missing-field", `Expected a value at ${path}.`);
  switch (type.kind) {
    case "struct":
      return encodeStruct(table, type.name, value, path);
    case "array":
      return encodeArray(table, type, value, path);
    case "address": {
      const address = readAddress(value, path);
      return { value: address, word: padHex(address, { size: 32 }) };
    }
    case "bool":
      if (typeof value !== "boolean") refuse("bad-field", `Expected true or false at ${path}.`);
      return { value, word: toHex(value, { size: 32 }) };
    case "string":
      return encodeText(value, path);
    case "bytes": {
      const bytes = readBytes(value, path);
      return { value: bytes, word: keccak256(bytes) };
    }
    case "bytesN": {
      const bytes = readBytes(value, path);
      if (bytes.length !== 2 + type.size * 2) refuse("bad-field", `Expected ${type.size} bytes at ${path}.`);
      return { value: bytes, word: padHex(bytes, { size: 32, dir: "right" }) };
    }
    default:
      return encodeInteger(type.kind, type.bits, value, path);
  }
}

function encodeArray(
  table: TypeTable,
  type: Extract<FieldType, { kind: "array" }>,
  value: Plain,
  path: string,
): Encoded {
  if (!Array.isArray(value)) refuse("bad-field", `Expected a list at ${path}.`);
  if (value.length > 5000) refuse("too-large", `Expected at most 5,000 entries at ${path}.`);
  if (type.length !== null && value.length !== type.length) {
    refuse("bad-field", `Expected ${type.length} entries at ${path}.`);
  }
  const entries = value.map((entry: Plain, index) =>
    encodeField(table, type.element, entry, `${path}[${index}]`),
  );
  return {
    value: entries.map((entry) => entry.value),
    word: keccak256(concatHex(entries.map(({ word }) => word))),
  };
}

function encodeText(value: Plain, path: string): Encoded {
  const bytes = typeof value === "string" ? encodeUtf8(value) : null;
  if (bytes === null) refuse("bad-field", `Expected well-formed text at ${path}.`);
  return { value, word: keccak256(bytes) };
}

function encodeInteger(kind: "uint" | "int", bits: number, value: Plain, path: string): Encoded {
  const integer = readInteger(value, path);
  const [least, most] =
    kind === "uint"
      ? [0n, (1n << BigInt(bits)) - 1n]
      : [-(1n << BigInt(bits - 1)), (1n << BigInt(bits - 1)) - 1n];
  if (integer < least || integer > most) refuse("bad-field", `Expected ${kind}${bits} at ${path}.`);
  return { value: integer.toString(), word: toHex(BigInt.asUintN(256, integer), { size: 32 }) };
}

function readInteger(value: Plain, path: string): bigint {
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) {
      refuse("bad-amount", `Expected an integer below 2^53, or text, at ${path}.`);
    }
    return BigInt(value);
  }
  const isInteger =
    typeof value === "string" &&
    (/^(?:0|-?[1-9]\d{0,77})$/.test(value) || /^0x[0-9a-fA-F]{1,64}$/.test(value));
  if (!isInteger) refuse("bad-amount", `Expected an integer at ${path}.`);
  return BigInt(value);
}
