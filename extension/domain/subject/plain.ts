import { refuse } from "./refusal.ts";

/** A page's value after it has been read once: own data properties only, no prototype, nothing that runs. */
export type Plain = null | boolean | number | string | readonly Plain[] | PlainRecord;
export interface PlainRecord {
  readonly [key: string]: Plain;
}

const maxDepth = 64;
const maxNodes = 40_000;
const maxTextLength = 512 * 1024;
const forbiddenKeys = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Copies a page's value into plain data, each property read once through its descriptor.
 *
 * Refuses accessors, functions, symbols, bigints, foreign prototypes, holes, cycles (by depth) and oversize. Keys whose value is
 * `undefined` count as absent, as they would in JSON.
 */
export function copyPlain(value: unknown): Plain {
  const budget = { nodes: maxNodes, text: maxTextLength };
  return copy(value, 0, budget);
}

/** Whether a plain value is a record. */
export function isRecord(value: Plain | undefined): value is PlainRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface Budget {
  nodes: number;
  text: number;
}

function copy(value: unknown, depth: number, budget: Budget): Plain {
  budget.nodes -= 1;
  if (budget.nodes < 0 || depth > maxDepth) refuse("too-large", "The parameters are too large or too deep.");
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "string") return spendText(value, budget);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) refuse("malformed", "A number is not finite.");
    return value;
  }
  if (typeof value !== "object") refuse("malformed", `A value of type ${typeof value} is not JSON.`);
  return Array.isArray(value) ? copyList(value, depth, budget) : copyRecord(value, depth, budget);
}

function spendText(text: string, budget: Budget): string {
  budget.text -= text.length;
  if (budget.text < 0) refuse("too-large", "The parameters hold too much text.");
  return text;
}

function copyList(list: readonly unknown[], depth: number, budget: Budget): readonly Plain[] {
  const length = list.length;
  if (length > budget.nodes) refuse("too-large", "A list is too long.");
  const copied: Plain[] = [];
  for (let index = 0; index < length; index += 1) {
    copied.push(copy(readOwn(list, String(index)), depth + 1, budget));
  }
  return copied;
}

function copyRecord(record: object, depth: number, budget: Budget): PlainRecord {
  const prototype = Object.getPrototypeOf(record);
  // A clone from another realm has that realm's Object.prototype, whose own prototype is null.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    refuse("malformed", "An object has a prototype of its own.");
  }
  const copied: Record<string, Plain> = Object.create(null);
  for (const key of Reflect.ownKeys(record)) {
    if (typeof key === "symbol") refuse("malformed", "An object has a symbol as a key.");
    if (forbiddenKeys.has(key)) refuse("forbidden-key", "An object has a key that names a prototype.");
    const value = readOwn(record, spendText(key, budget));
    if (value !== undefined) copied[key] = copy(value, depth + 1, budget);
  }
  return copied;
}

function readOwn(holder: object, key: string): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(holder, key);
  if (descriptor === undefined) refuse("malformed", "A list has a hole.");
  if (!("value" in descriptor)) refuse("malformed", "A property is an accessor.");
  return descriptor.value;
}
