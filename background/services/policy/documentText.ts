import canonicalize from "canonicalize";
import * as v from "valibot";
import { decodePolicyDocument } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import type { PolicyDocument } from "../../../extension/domain/policyDocument.ts";
import { invariant } from "../../../extension/errors/invariant.ts";
import { amount, parameters } from "../../../extension/messages/shapes.ts";
import type { PrivateParts } from "./policy.ts";

/** What stands in a SecHub's encrypted document. */
export interface HubDocument {
  policy: PolicyDocument;
  /** By SecWare number. */
  parts: Readonly<Record<string, PrivateParts>>;
}

export type DocumentReading =
  | { status: "read"; document: HubDocument }
  /** Its seal is right, so it is the user's own, but this wallet does not know all of it. */
  | { status: "unknown-form"; problem: string };

const wareKey = v.pipe(v.string(), v.regex(/^[1-9][0-9]{0,9}$/));
const envelope = v.strictObject({
  v: v.literal(1),
  policy: v.unknown(),
  parameters: v.record(wareKey, parameters),
  conditionAmounts: v.record(wareKey, v.pipe(v.array(v.nullable(amount)), v.maxLength(8))),
});

/** The text of a document, the same for the same content. */
export function encodeDocument({ policy, parts }: HubDocument): string {
  const entries = Object.entries(parts);
  const text = canonicalize({
    v: 1,
    policy,
    parameters: Object.fromEntries(entries.map(([ware, part]) => [ware, part.parameters])),
    conditionAmounts: Object.fromEntries(entries.map(([ware, part]) => [ware, part.conditionAmounts])),
  });
  invariant(text !== undefined, "a document is always expressible as JSON");
  return text;
}

/** Decodes a document's text; anything unknown in it makes it unreadable as a whole. Never throws. */
export function decodeDocument(text: string): DocumentReading {
  const decoded = v.safeParse(envelope, parseJson(text));
  if (!decoded.success)
    return {
      status: "unknown-form",
      problem: "The document in your SecHub has a form that this version does not know.",
    };
  const { policy, parameters: settings, conditionAmounts } = decoded.output;
  const reading = decodePolicyDocument(policy);
  if (reading.status === "unreadable") return { status: "unknown-form", problem: reading.problem };
  const wares = new Set([...Object.keys(settings), ...Object.keys(conditionAmounts)]);
  const parts = [...wares].map((ware) => [
    ware,
    { parameters: settings[ware] ?? {}, conditionAmounts: conditionAmounts[ware] ?? [] },
  ]);
  return { status: "read", document: { policy: reading.document, parts: Object.fromEntries(parts) } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
