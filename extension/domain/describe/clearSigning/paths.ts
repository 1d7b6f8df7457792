import { at, isRecord } from "./record.ts";

/** What paths start from: the arguments or message (`#.` or nothing), the container (`@.`), the descriptor (`$.`). */
export interface Roots {
  data: unknown;
  container: Readonly<Record<string, unknown>>;
  descriptor: unknown;
}

const longestPath = 300;
const mostValues = 50;

/** All values that a path leads to, at most fifty; none where it leads nowhere. */
export function valuesAt(path: string, roots: Roots): readonly unknown[] {
  if (path.length > longestPath) return [];
  const steps = path.match(/\[[^\]]*\]|[^.[\]]+/g) ?? [];
  const [first] = steps;
  const rest = first === "#" || first === "@" || first === "$" ? steps.slice(1) : steps;
  const start = first === "@" ? roots.container : first === "$" ? roots.descriptor : roots.data;
  return rest.reduce<readonly unknown[]>(
    (values, step) => values.flatMap((value) => stepInto(value, step)).slice(0, mostValues),
    [start],
  );
}

/** The path of a child field inside a group. */
export function joinPaths(group: string, child: string): string {
  return group === "" || /^[#@$]/.test(child) ? child : `${group}.${child}`;
}

function stepInto(value: unknown, step: string): readonly unknown[] {
  if (!step.startsWith("[")) {
    const found = isRecord(value) ? at(value, step) : undefined;
    return found === undefined ? [] : [found];
  }
  const inner = step.slice(1, -1);
  if (inner === "") return Array.isArray(value) ? value : [];
  if (inner.includes(":")) return sliceOf(value, inner);
  const index = Number(inner);
  if (!Number.isInteger(index) || !Array.isArray(value)) return [];
  const entry: unknown = value.at(index);
  return entry === undefined ? [] : [entry];
}

function sliceOf(value: unknown, inner: string): readonly unknown[] {
  const [from, to] = inner.split(":").map((text) => (text === "" ? undefined : Number(text)));
  if (Number.isNaN(from) || Number.isNaN(to)) return [];
  if (Array.isArray(value)) return value.slice(from, to);
  const bytes = bytesOf(value);
  if (bytes === null) return [];
  return [`0x${(bytes.match(/../g) ?? []).slice(from, to).join("")}`];
}

/** Digits of bytes; an integer counts as its word, since contracts pack addresses into integers. */
function bytesOf(value: unknown): string | null {
  if (typeof value === "string" && /^0x([0-9a-f]{2})*$/i.test(value)) return value.slice(2);
  if (typeof value === "bigint" && value >= 0n) return value.toString(16).padStart(64, "0");
  return typeof value === "string" && /^\d{1,78}$/.test(value) ? bytesOf(BigInt(value)) : null;
}
