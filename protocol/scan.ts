import * as v from "valibot";
import { address, chain, count, text } from "./shapes.ts";

/** What a SecWare can be asked about. */
export const kinds = [
  "transaction",
  "calls",
  "userOperation",
  "typedData",
  "message",
  "authorization",
  "permission",
  "site",
  "address",
  "token",
  "approvals",
] as const;
export type Kind = (typeof kinds)[number];

/** The wire's levels; the number is the place in this list, and only a label. */
export const wireLevels = ["unknown", "none", "caution", "danger", "critical"] as const;
export type WireLevel = (typeof wireLevels)[number];

const parameterValue = v.union([
  v.boolean(),
  v.number(),
  text(256),
  v.pipe(v.array(text(256)), v.maxLength(256)),
]);

/** The body of a call. Unknown fields are ignored, known ones are strict. */
export const scanRequest = v.object({
  v: v.literal(1),
  kind: v.picklist(kinds),
  chainId: v.optional(chain),
  account: v.optional(address),
  origin: v.optional(text(300)),
  rpc: v.optional(v.object({ method: text(100), params: v.unknown() })),
  subject: v.optional(v.record(text(64), v.unknown())),
  hints: v.optional(v.record(text(64), v.unknown())),
  parameters: v.optional(
    v.pipe(
      v.record(text(64), parameterValue),
      v.check((value) => Object.keys(value).length <= 32),
    ),
  ),
  want: v.pipe(v.array(v.picklist(["verdict", "simulation", "explanation"])), v.maxLength(3)),
  /** A duration. */
  budgetMs: count(60_000),
  locale: v.optional(text(35)),
  /** 16 random bytes: a request hash that reaches the chain must not be guessable. */
  salt: v.pipe(v.string(), v.regex(/^0x[0-9a-f]{32}$/)),
});
export type ScanRequest = v.InferOutput<typeof scanRequest>;

const reason = v.object({
  code: v.pipe(v.string(), v.regex(/^[A-Z0-9_]{1,64}$/)),
  level: v.picklist(wireLevels),
  subject: v.optional(text(120)),
  /** Who says so, and as of when: a reason without them is none. */
  source: text(80),
  asOf: text(40),
  detail: v.optional(v.record(text(64), v.unknown())),
});

/** The payload of an envelope: what is said, in words and codes. Every string in it is untrusted text. */
export const scanResult = v.object({
  v: v.literal(1),
  kind: v.picklist(kinds),
  level: v.picklist(wireLevels),
  /** For display only. */
  recommendation: v.optional(v.picklist(["allow", "warn", "hold", "block", "none"])),
  summary: v.optional(v.record(text(35), text(280))),
  classification: v.optional(text(64)),
  reasons: v.pipe(v.array(reason), v.maxLength(64)),
  effects: v.optional(v.record(text(64), v.unknown())),
  completeness: v.object({
    verdict: v.picklist(["full", "partial", "none"]),
    simulation: v.optional(v.picklist(["full", "partial", "none"])),
    missing: v.optional(v.pipe(v.array(text(120)), v.maxLength(32))),
  }),
  sources: v.optional(
    v.pipe(
      v.array(v.object({ name: text(80), version: v.optional(text(40)), asOf: v.optional(text(40)) })),
      v.maxLength(32),
    ),
  ),
  engine: v.object({ name: text(64), version: text(40), rulesetRoot: v.optional(text(66)) }),
  ttlSec: v.optional(count(86_400)),
});
export type ScanResult = v.InferOutput<typeof scanResult>;

/** The longest life of a verdict of each kind, seconds. */
export function ceilingSeconds(kind: Kind): number {
  if (kind === "site") return 300;
  return kind === "transaction" || kind === "calls" || kind === "userOperation" ? 30 : 60;
}
