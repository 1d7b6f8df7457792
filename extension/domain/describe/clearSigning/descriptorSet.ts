import canonicalize from "canonicalize";
import * as v from "valibot";
import { keccak, toUtf8Bytes } from "../../../../protocol/index.ts";
import type { Hex } from "../../primitives.ts";
import { parseTime } from "../../time.ts";
import { isRecord } from "./record.ts";

/** Descriptors from one source, with what it says of itself. */
export interface DescriptorSet {
  name: string;
  licence: string;
  /** ISO 8601. */
  date: string;
  /** Over `files`. */
  hash: Hex;
  /** Texts of descriptors by path, as their includes name each other. */
  files: Readonly<Record<string, string>>;
}

export type DescriptorSetProblem = "malformed" | "count" | "hash" | "future" | "older" | "other-set";
export type DecodedSet =
  | { status: "decoded"; set: DescriptorSet }
  | { status: "refused"; problem: DescriptorSetProblem };

export const SET_BYTES_AT_MOST = 16 * 1024 * 1024;
const DAY_MS = 86_400_000;
const filesAtMost = 5000;

const words = v.pipe(v.string(), v.regex(/^[\x20-\x7e]{1,60}$/));
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const files = v.record(path, v.record(v.string(), v.unknown()));
const bundle = v.strictObject({
  v: v.literal(1),
  name: words,
  licence: words,
  date: v.pipe(v.string(), v.isoTimestamp()),
  count: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(filesAtMost)),
  hash: v.pipe(
    v.string(),
    v.regex(/^0x[0-9a-f]{64}$/),
    v.transform((text) => text as Hex),
  ),
  files,
});

/** keccak-256 of the RFC 8785 text of the files by path. */
export function descriptorHashOf(of: Readonly<Record<string, unknown>>): Hex {
  return keccak(toUtf8Bytes(canonicalize(of) ?? ""));
}

/**
 * Reads a set. What it says of itself must hold. With `named`, for a file that the user picked, one that says nothing of
 * itself is taken too: a descriptor, a list of them, or descriptors by path.
 */
export function decodeDescriptorSet(
  text: string,
  named: { name: string; date: string } | null = null,
): DecodedSet {
  const value = text.length > SET_BYTES_AT_MOST ? undefined : parse(text);
  const read = v.safeParse(bundle, value);
  if (read.success) {
    const { count, files: own, ...about } = read.output;
    if (Object.keys(own).length !== count) return refused("count");
    if (descriptorHashOf(own) !== about.hash) return refused("hash");
    return decoded({ ...about, files: textsOf(own) });
  }
  const plain = named === null ? null : plainFiles(value);
  if (plain === null || named === null) return refused("malformed");
  const name = named.name.replace(/[^\x20-\x7e]/g, "?").slice(0, 60) || "A file";
  return decoded({
    ...{ name, licence: "Not stated", date: named.date },
    ...{ hash: descriptorHashOf(plain), files: textsOf(plain) },
  });
}

/** Whether a set may take the place of the one in use: the same, not older, not from the future. */
export function acceptDescriptorSet(
  previous: Pick<DescriptorSet, "name" | "date"> | null,
  { name, date }: DescriptorSet,
  nowMs: number,
): DescriptorSetProblem | null {
  const at = parseTime(date);
  if (at === null || at > nowMs + DAY_MS) return "future";
  if (previous === null) return null;
  if (previous.name !== name) return "other-set";
  return at < (parseTime(previous.date) ?? 0) ? "older" : null;
}

/** Whether the files are still those that the hash names. */
export function isWhole({ files: texts, hash }: Pick<DescriptorSet, "files" | "hash">): boolean {
  const values = Object.entries(texts).map(([name, text]) => [name, parse(text)]);
  return descriptorHashOf(Object.fromEntries(values)) === hash;
}

function plainFiles(value: unknown): Record<string, Record<string, unknown>> | null {
  const isDescriptor =
    isRecord(value) && (Object.hasOwn(value, "context") || Object.hasOwn(value, "display"));
  const list = Array.isArray(value) ? value : isDescriptor ? [value] : null;
  const byPath = list === null ? value : Object.fromEntries(list.map((one, at) => [`${at + 1}.json`, one]));
  const read = v.safeParse(files, byPath);
  if (!read.success) return null;
  const count = Object.keys(read.output).length;
  const hasOne = Object.values(read.output).some((one) => Object.hasOwn(one, "display"));
  return count > filesAtMost || !hasOne ? null : read.output;
}

function textsOf(of: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, JSON.stringify(value)]));
}

function decoded(set: DescriptorSet & { v?: 1 }): DecodedSet {
  const { name, licence, date, hash, files: own } = set;
  return { status: "decoded", set: { name, licence, date, hash, files: own } };
}

function refused(problem: DescriptorSetProblem): DecodedSet {
  return { status: "refused", problem };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
