import { at, isRecord, type JsonRecord, textAt } from "./record.ts";
import { standardForms } from "./standardForms.ts";

const deepest = 8;
const longestFile = 1_000_000;

/** A descriptor with all that it includes, or why it cannot be used. */
type Included = { status: "read"; root: JsonRecord } | { status: "refused"; why: string };

/**
 * Reads a file and merges what it includes below it: its own members win, and `fields` are merged by their path.
 * Only `files` are looked at; nothing is fetched.
 */
export function readWithIncludes(
  path: string,
  files: ReadonlyMap<string, string>,
  above: readonly string[] = [],
): Included {
  if (above.includes(path)) return { status: "refused", why: "includes itself" };
  if (above.length >= deepest) return { status: "refused", why: "includes too deeply" };
  const text = files.get(path) ?? standardForms.get(path);
  if (text === undefined) return { status: "refused", why: "includes a file that is not there" };
  const root = parse(text);
  if (root === null) return { status: "refused", why: "is not a bounded JSON object" };
  const included = at(root, "includes");
  if (included === undefined) return { status: "read", root };
  if (typeof included !== "string") return { status: "refused", why: "includes no file name" };
  const base = readWithIncludes(besideOf(path, included), files, [...above, path]);
  return base.status === "refused" ? base : { status: "read", root: merge(root, base.root, 0) };
}

function parse(text: string): JsonRecord | null {
  if (text.length > longestFile) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

/** The path of a file named beside another; it cannot climb above the folder that was loaded. */
function besideOf(path: string, named: string): string {
  const parts = path.split("/").slice(0, -1);
  for (const part of named.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function merge(own: JsonRecord, base: JsonRecord, depth: number): JsonRecord {
  if (depth > 32) return own;
  const merged = Object.entries(own).map(([name, value]): [string, unknown] => {
    const below = at(base, name);
    if (isRecord(value) && isRecord(below)) return [name, merge(value, below, depth + 1)];
    if (name === "fields" && Array.isArray(value) && Array.isArray(below)) {
      return [name, mergeFields(value, below, depth + 1)];
    }
    return [name, value];
  });
  return Object.fromEntries([...Object.entries(base), ...merged]);
}

function mergeFields(own: readonly unknown[], base: readonly unknown[], depth: number): readonly unknown[] {
  const byPath = new Map(own.map((field) => [textAt(field, "path"), field]));
  const basePaths = new Set(base.map((field) => textAt(field, "path")));
  const kept = base.map((field) => {
    const path = textAt(field, "path");
    const over = path === null ? undefined : byPath.get(path);
    return isRecord(over) && isRecord(field) ? merge(over, field, depth) : field;
  });
  const added = own.filter((field) => {
    const path = textAt(field, "path");
    return path === null || !basePaths.has(path);
  });
  return [...kept, ...added];
}
