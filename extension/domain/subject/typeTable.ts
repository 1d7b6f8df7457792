import { printable } from "./fields.ts";
import { isRecord, type Plain } from "./plain.ts";
import { refuse } from "./refusal.ts";

/** What a field's type says, taken apart once. */
export type FieldType =
  | { kind: "uint" | "int"; bits: number }
  | { kind: "bytesN"; size: number }
  | { kind: "address" | "bool" | "string" | "bytes" }
  | { kind: "struct"; name: string }
  | { kind: "array"; element: FieldType; length: number | null };

export interface Field {
  name: string;
  /** As written, which is what is hashed. */
  type: string;
  parsed: FieldType;
}

export type TypeTable = ReadonlyMap<string, readonly Field[]>;

const structName = /^[A-Za-z_$][A-Za-z0-9_$:]{0,127}$/;
const fieldName = /^[A-Za-z_$][A-Za-z0-9_$]{0,127}$/;
const maxTypes = 100;
const maxFields = 200;

/** Reads the `types` of typed data. Cycles, doubles and names that hide a basic type are refused. */
export function readTypes(value: Plain | undefined): TypeTable {
  if (!isRecord(value)) refuse("bad-types", "Expected an object at types.");
  const names = Object.keys(value);
  if (names.length > maxTypes) refuse("too-large", "Too many types.");
  for (const name of names) {
    if (!structName.test(name) || parseBasic(name) !== null) {
      refuse("bad-types", `The type name ${printable(name)} is not allowed.`);
    }
  }
  const known = new Set(names);
  const table = new Map(names.map((name) => [name, readFields(value[name], name, known)]));
  refuseCycles(table);
  return table;
}

function readFields(value: Plain | undefined, owner: string, known: ReadonlySet<string>): readonly Field[] {
  if (!Array.isArray(value) || value.length > maxFields) {
    refuse("bad-types", `Expected a list of fields at types.${owner}.`);
  }
  const fields = value.map((entry: Plain) => readField(entry, owner, known));
  if (new Set(fields.map(({ name }) => name)).size !== fields.length) {
    refuse("bad-types", `A field stands twice in types.${owner}.`);
  }
  return fields;
}

function readField(entry: Plain, owner: string, known: ReadonlySet<string>): Field {
  const isExact = isRecord(entry) && Object.keys(entry).length === 2;
  const name = isExact ? entry["name"] : undefined;
  const type = isExact ? entry["type"] : undefined;
  if (typeof name !== "string" || typeof type !== "string" || !fieldName.test(name)) {
    refuse("bad-types", `Expected name and type of each field of types.${owner}.`);
  }
  return { name, type, parsed: parseType(type, known) };
}

function parseType(type: string, known: ReadonlySet<string>, depth = 0): FieldType {
  const array = /^(.+)\[(\d{0,4})\]$/.exec(type);
  if (array !== null) {
    if (depth > 4) refuse("bad-types", "Arrays are nested too deep.");
    const element = parseType(array[1] ?? "", known, depth + 1);
    return { kind: "array", element, length: array[2] === "" ? null : Number(array[2]) };
  }
  const basic = parseBasic(type);
  if (basic !== null) return basic;
  if (!known.has(type)) refuse("bad-types", `The type ${printable(type)} is not declared.`);
  return { kind: "struct", name: type };
}

function parseBasic(type: string): FieldType | null {
  if (type === "address" || type === "bool" || type === "string" || type === "bytes") return { kind: type };
  const integer = /^(u?int)(\d{0,3})$/.exec(type);
  if (integer !== null) return parseInteger(integer[1] === "uint" ? "uint" : "int", integer[2] ?? "");
  const fixed = /^bytes(\d{1,2})$/.exec(type);
  if (fixed === null) return null;
  const size = Number(fixed[1]);
  if (size < 1 || size > 32 || String(size) !== fixed[1]) {
    refuse("bad-types", `The type ${printable(type)} is not one.`);
  }
  return { kind: "bytesN", size };
}

function parseInteger(kind: "uint" | "int", bits: string): FieldType {
  // "uint" hashes as "uint", which no contract does: the standard knows only the canonical names.
  const size = Number(bits);
  if (bits === "" || size % 8 !== 0 || size < 8 || size > 256 || String(size) !== bits) {
    refuse("bad-types", `The type ${printable(kind + bits)} is not one.`);
  }
  return { kind, bits: size };
}

function refuseCycles(table: TypeTable): void {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    if (path.includes(name)) refuse("cyclic-types", `The type ${printable(name)} holds itself.`);
    if (done.has(name)) return;
    for (const field of table.get(name) ?? []) {
      const inner = structWithin(field.parsed);
      if (inner !== null) visit(inner, [...path, name]);
    }
    done.add(name);
  };
  for (const name of table.keys()) visit(name, []);
}

// The struct that a type is or holds, or null.
function structWithin(type: FieldType): string | null {
  if (type.kind === "array") return structWithin(type.element);
  return type.kind === "struct" ? type.name : null;
}

/** The struct `name` and every struct it refers to, in the order they are met. */
export function typesWithin(table: TypeTable, name: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const field of table.get(name) ?? []) {
    const inner = structWithin(field.parsed);
    if (inner !== null) typesWithin(table, inner, found);
  }
  return found;
}
