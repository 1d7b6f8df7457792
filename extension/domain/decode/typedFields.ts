import type { Address, Hex } from "../primitives.ts";
import type { TypedData } from "../subject.ts";

/** Typed access to the normalised fields of one struct; each answer is null where the field is absent or of another type. */
export interface Fields {
  /** Of the struct itself. */
  type: string;
  address: (name: string) => Address | null;
  amount: (name: string) => bigint | null;
  flag: (name: string) => boolean | null;
  bytes: (name: string) => Hex | null;
  struct: (name: string) => Fields | null;
  list: (name: string) => readonly Fields[] | null;
  amounts: (name: string) => readonly bigint[] | null;
  addresses: (name: string) => readonly Address[] | null;
  /** The structs of lists inside of lists, in order. */
  leaves: (name: string) => readonly Fields[] | null;
  has: (...names: string[]) => boolean;
}

/** Opens `value` as the struct `type`. */
export function fieldsOf(types: TypedData["types"], type: string, value: unknown): Fields {
  const record = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  const declared = new Map((types[type] ?? []).map((field) => [field.name, field.type]));
  const read = <T>(
    name: string,
    fits: (fieldType: string) => boolean,
    make: (raw: unknown, fieldType: string) => T,
  ): T | null => {
    const fieldType = declared.get(name);
    return fieldType !== undefined && fits(fieldType) ? make(record[name], fieldType) : null;
  };
  return {
    type,
    address: (name) =>
      read(
        name,
        (t) => t === "address",
        (raw) => raw as Address,
      ),
    amount: (name) =>
      read(
        name,
        (t) => /^u?int\d+$/.test(t),
        (raw) => BigInt(raw as string),
      ),
    flag: (name) =>
      read(
        name,
        (t) => t === "bool",
        (raw) => raw === true,
      ),
    bytes: (name) =>
      read(
        name,
        (t) => /^bytes\d*$/.test(t),
        (raw) => raw as Hex,
      ),
    struct: (name) =>
      read(
        name,
        (t) => t in types,
        (raw, t) => fieldsOf(types, t, raw),
      ),
    list: (name) =>
      read(
        name,
        (t) => t.endsWith("[]") && t.slice(0, -2) in types,
        (raw, t) => (raw as unknown[]).map((one) => fieldsOf(types, t.slice(0, -2), one)),
      ),
    amounts: (name) =>
      read(
        name,
        (t) => /^u?int\d+\[\d*\]$/.test(t),
        (raw) => (raw as string[]).map(BigInt),
      ),
    addresses: (name) =>
      read(
        name,
        (t) => /^address\[\d*\]$/.test(t),
        (raw) => raw as Address[],
      ),
    leaves: (name) =>
      read(
        name,
        (t) => t.endsWith("]") && leafOf(t) in types,
        (raw, t) => flat(raw).map((one) => fieldsOf(types, leafOf(t), one)),
      ),
    has: (...names) => names.every((name) => declared.has(name)),
  };
}

function leafOf(type: string): string {
  return type.slice(0, type.indexOf("["));
}

function flat(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.flatMap(flat) : [value];
}
