import type { TypedData } from "../../subject.ts";

/** The EIP-712 `encodeType` of a struct: itself, then all that it names in alphabetical order. */
export function encodeTypeOf(primaryType: string, types: TypedData["types"]): string {
  const named = new Set<string>();
  collect(primaryType, types, named);
  named.delete(primaryType);
  return [primaryType, ...[...named].sort()].map((name) => structOf(name, types)).join("");
}

function collect(name: string, types: TypedData["types"], named: Set<string>): void {
  if (named.has(name) || !Object.hasOwn(types, name)) return;
  named.add(name);
  for (const { type } of types[name] ?? []) collect(type.replace(/\[.*$/, ""), types, named);
}

function structOf(name: string, types: TypedData["types"]): string {
  return `${name}(${(types[name] ?? []).map((field) => `${field.type} ${field.name}`).join(",")})`;
}
