import type { Address } from "../../../extension/domain/primitives.ts";
import type { AuditNote } from "./audit.ts";
import { shortOf } from "./rowOf.ts";

/** What left for one SecWare. */
export interface Sent {
  ware: number;
  name: string;
  host: string;
  /** The key of this purchase, which stands for the account. */
  caller: Address;
  owner: Address;
  request: string | null;
  /** UTF-8 JSON. */
  body: Uint8Array;
}

const longest = 400;
const deepest = 4;

/** What was disclosed, field by field, read from the very bytes that leave. A value that is too long is named by its hash. */
export function disclosureNote({ ware, name, host, caller, owner, request, body }: Sent): AuditNote {
  const text = new TextDecoder().decode(body);
  return {
    ...{ kind: "disclosure", ware, request, account: owner },
    origin: originOf(text),
    text: `Sent to ${name} at ${host}${request === null ? ", to check again what stands" : ""}.`,
    fields: [{ name: "host", value: host }, { name: "caller key", value: caller }, ...fieldsOf(text)],
  };
}

function fieldsOf(text: string): readonly { name: string; value: string }[] {
  try {
    return flatten("", JSON.parse(text), 0);
  } catch {
    return [{ name: "body", value: bounded(text) }];
  }
}

function flatten(name: string, value: unknown, depth: number): { name: string; value: string }[] {
  const isDeep = typeof value === "object" && value !== null && depth < deepest;
  if (!isDeep || Object.keys(value).length === 0)
    return [{ name, value: bounded(typeof value === "string" ? value : JSON.stringify(value)) }];
  return Object.entries(value).flatMap(([key, inner]) =>
    flatten(name === "" ? key : `${name}.${key}`, inner, depth + 1),
  );
}

function bounded(value: string): string {
  return value.length > longest ? shortOf(value) : value;
}

/** The site, where the SecWare was told it. */
function originOf(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text);
    const isNamed = typeof body === "object" && body !== null && "origin" in body;
    return isNamed && typeof body.origin === "string" ? body.origin : null;
  } catch {
    return null;
  }
}
