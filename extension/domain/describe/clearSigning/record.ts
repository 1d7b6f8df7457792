export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An own member, or undefined: names come from strangers, so nothing inherited answers. */
export function at(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A member of a member. */
export function within(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(at, value);
}

export function recordAt(value: unknown, name: string): JsonRecord {
  const member = at(value, name);
  return isRecord(member) ? member : {};
}

export function textAt(value: unknown, name: string): string | null {
  const member = at(value, name);
  return typeof member === "string" ? member : null;
}

export function listAt(value: unknown, name: string): readonly unknown[] {
  const member = at(value, name);
  return Array.isArray(member) ? member : [];
}
