import type { PhraseContext } from "../phrases.ts";
import { quoteName } from "../quote.ts";
import { joinPaths, type Roots, valuesAt } from "./paths.ts";
import { at, isRecord, type JsonRecord, listAt, textAt } from "./record.ts";
import { addressOf, type FieldPlace, integerOf, paramAt, writeValue } from "./values.ts";

/** A labelled row of a descriptor; `under`: whose words it holds, where they are not the wallet's own. */
export interface ClearRow {
  label: string;
  value: string;
  under?: string;
}

/** A call inside a field, for whoever reads calls. */
interface NestedCall {
  label: string;
  to: string;
  data: string;
  value: bigint;
}

interface FieldsRead {
  rows: readonly ClearRow[];
  nested: readonly NestedCall[];
  /** Fields that the descriptor names and does not want shown. */
  hidden: number;
}

/** How many more fields one request may have read: groups that name themselves would else grow without end. */
export interface Budget {
  left: number;
}

type Place = Roots & PhraseContext & { budget: Budget };
const none: FieldsRead = { rows: [], nested: [], hidden: 0 };
const deepest = 6;
const mostFields = 60;

/** What a format's fields say of the decoded values. */
export function readFields(fields: unknown, place: Place, group = "", depth = 0): FieldsRead {
  if (!Array.isArray(fields) || depth > deepest) return none;
  return join(fields.slice(0, mostFields).map((field: unknown) => readField(field, place, group, depth)));
}

function join(parts: readonly FieldsRead[]): FieldsRead {
  return {
    rows: parts.flatMap(({ rows }) => rows).slice(0, mostFields),
    nested: parts.flatMap(({ nested }) => nested).slice(0, mostFields),
    hidden: parts.reduce((sum, { hidden }) => sum + hidden, 0),
  };
}

function readField(given: unknown, place: Place, group: string, depth: number): FieldsRead {
  if (!isRecord(given) || place.budget.left <= 0) return none;
  place.budget.left -= 1;
  const field = withDefinition(given, place);
  const own = textAt(field, "path");
  const path = own === null ? group : joinPaths(group, own);
  if (listAt(field, "fields").length > 0) return readFields(field.fields, place, path, depth + 1);
  if (at(field, "visible") === "never") return { ...none, hidden: 1 };
  const label = quoteName(textAt(field, "label") ?? own ?? "Value", 80);
  const params = paramsInGroup(at(field, "params"), group);
  const values = own === null ? constantOf(field, place) : valuesAt(path, place);
  return join(values.map((value, index) => readValue(field, label, value, { ...place, params, index })));
}

function readValue(field: JsonRecord, label: string, value: unknown, place: FieldPlace): FieldsRead {
  const format = textAt(field, "format");
  if (format !== "calldata") return { ...none, rows: [{ label, value: writeValue(format, value, place) }] };
  const callee = addressOf(paramAt("callee", place));
  if (callee === null || typeof value !== "string") {
    return { ...none, rows: [{ label, value: writeValue("raw", value, place) }] };
  }
  const amount = integerOf(paramAt("amount", place)) ?? 0n;
  return { ...none, nested: [{ label, to: callee, data: value, value: amount }] };
}

function withDefinition(field: JsonRecord, place: Place): JsonRecord {
  const reference = textAt(field, "$ref");
  if (reference === null || !reference.startsWith("$.display.definitions.")) return field;
  const definition = valuesAt(reference, place)[0];
  if (!isRecord(definition)) return field;
  const params = { ...pairs(at(definition, "params")), ...pairs(at(field, "params")) };
  return { ...definition, ...field, params };
}

function constantOf(field: JsonRecord, place: Place): readonly unknown[] {
  const value = at(field, "value");
  if (typeof value !== "string") return value === undefined ? [] : [value];
  return value.startsWith("$") ? valuesAt(value, place) : [value];
}

/** Paths among the parameters start where the field's own path starts. */
function paramsInGroup(params: unknown, group: string): JsonRecord {
  const moved = Object.entries(pairs(params)).map(([name, value]): [string, unknown] =>
    name.endsWith("Path") && typeof value === "string" ? [name, joinPaths(group, value)] : [name, value],
  );
  return Object.fromEntries(moved);
}

function pairs(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}
