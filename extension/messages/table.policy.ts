import * as v from "valibot";
import { levels, outcomes } from "../domain/level.ts";
import { factors } from "../domain/policyDocument.ts";
import type { Message } from "./message.ts";
import { address, amount, chainId, hash, nothing, password, requestId, text, wareNumber } from "./shapes.ts";
import { auditKinds } from "./views.policy.ts";

const done = v.strictObject({ status: v.literal("done") });
const requested = v.strictObject({ status: v.literal("requested"), id: requestId });
const unavailable = v.strictObject({ status: v.literal("unavailable"), reason: text(280) });
const refused = v.strictObject({ status: v.literal("refused"), reason: text(280) });
const wrongPassword = v.strictObject({ status: v.literal("wrong-password") });
/** A guard asks for more than the password. `isSetUp` false: the factor has to be set up first, in the settings. */
const factorNeeded = v.strictObject({
  status: v.literal("factor-needed"),
  factor: v.picklist(factors),
  isSetUp: v.boolean(),
});
const wrongFactor = v.strictObject({ status: v.literal("wrong-factor"), waitMs: v.number() });
/** The second password, or the code that the second device shows. */
const proof = text(512);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const override = {
  scope: v.variant("kind", [
    v.strictObject({ kind: v.literal("request"), subjectHash: hash }),
    v.strictObject({
      kind: v.literal("function"),
      chain: chainId,
      contract: address,
      selector: v.pipe(
        v.string(),
        v.regex(/^0x[0-9a-f]{8}$/),
        v.transform((selector) => selector as `0x${string}`),
      ),
    }),
    v.strictObject({ kind: v.literal("contract"), chain: chainId, contract: address }),
    v.strictObject({ kind: v.literal("site"), origin: text(300) }),
  ]),
  target: v.variant("kind", [
    v.strictObject({ kind: v.literal("rule"), rule: text(64) }),
    v.strictObject({ kind: v.literal("secware"), ware: wareNumber }),
    v.strictObject({ kind: v.literal("finding"), code: text(80) }),
    v.strictObject({ kind: v.literal("all") }),
  ]),
};
/** An exception as the form has it. */
export const overrideDraft = v.strictObject({
  /** The blocked request that it is made for; it must be open and blocked. */
  request: requestId,
  what: override.scope,
  forAllAccounts: v.boolean(),
  which: override.target,
  how: v.picklist(["once", "session", "day", "month", "always"]),
  limit: v.nullable(v.strictObject({ token: v.union([address, v.literal("native")]), amount })),
  reason: v.pipe(text(280), v.minLength(1)),
});
export type OverrideDraft = v.InferOutput<typeof overrideDraft>;

const dryRunPart = v.strictObject({
  total: count,
  moreBlocks: count,
  fewerBlocks: count,
  morePrompts: count,
  fewerPrompts: count,
  newlyAllowed: count,
  rows: v.array(
    v.strictObject({
      id: text(220),
      title: text(280),
      at: v.number(),
      before: v.picklist(outcomes),
      after: v.picklist(outcomes),
      /** The draft's first reason. */
      text: text(400),
    }),
  ),
});

const auditFilter = v.strictObject({
  kinds: v.optional(v.pipe(v.array(v.picklist(auditKinds)), v.maxLength(auditKinds.length))),
  origin: v.optional(text(300)),
  ware: v.optional(wareNumber),
  request: v.optional(requestId),
  /** Found in the sentence, whatever the case. */
  text: v.optional(text(80)),
});
export type AuditFilter = v.InferOutput<typeof auditFilter>;

/** The policy, its exceptions and their guards, the audit log, and what is checked again after signing. */
export const policyMessages = {
  /**
   * Saves the policy. A tightening acts at once and waits for the chain; a loosening acts after it is mined and its wait is
   * over. `document` is decoded by `domain/policy`; a document that does not decode is refused here.
   */
  savePolicy: {
    from: ["popup"],
    request: v.strictObject({ document: v.unknown(), password, proof: v.optional(proof) }),
    response: v.variant("status", [
      v.strictObject({ status: v.literal("saved"), effect: v.picklist(["tightening", "loosening", "none"]) }),
      refused,
      wrongPassword,
      factorNeeded,
      wrongFactor,
    ]),
  },
  /** Writes the pending document (policy, parameters, condition amounts), encrypted, to the SecHub. */
  writeDocument: {
    from: ["popup"],
    request: nothing,
    response: v.variant("status", [requested, unavailable]),
  },
  /** Decides the user's own past requests and the built-in ones by what acts and by the draft. Progress: snapshot `dryRun`. */
  dryRunPolicy: {
    from: ["popup"],
    request: v.strictObject({ document: v.unknown(), days: v.picklist([30, 90]) }),
    response: v.variant("status", [
      v.strictObject({ status: v.literal("done"), own: dryRunPart, builtIn: dryRunPart }),
      refused,
    ]),
  },
  /** What has acted before, newest first, at most 50. Restoring one is saving its document. */
  loadPolicyVersions: {
    from: ["popup"],
    request: nothing,
    response: v.strictObject({
      versions: v.array(
        v.strictObject({
          version: hash,
          at: v.number(),
          by: v.picklist(["you", "chain"]),
          isActing: v.boolean(),
          /** Decoded again by whoever reads it. */
          document: v.unknown(),
        }),
      ),
    }),
  },
  /** What the exception would have let through of the past, and what it demands. Changes nothing. */
  previewOverride: {
    from: ["popup"],
    request: overrideDraft,
    response: v.variant("status", [
      v.strictObject({
        status: v.literal("previewed"),
        sentence: text(400),
        pastRequests: count,
        startsAt: v.number(),
        endsAt: v.nullable(v.number()),
        factor: v.nullable(v.picklist(factors)),
      }),
      refused,
    ]),
  },
  /** Makes an exception. It signs nothing: the request is decided again. */
  createOverride: {
    from: ["popup"],
    request: v.strictObject({ draft: overrideDraft, password, proof: v.optional(proof) }),
    response: v.variant("status", [
      v.strictObject({ status: v.literal("created"), id: text(80), startsAt: v.number() }),
      refused,
      wrongPassword,
      factorNeeded,
      wrongFactor,
    ]),
  },
  endOverride: { from: ["popup"], request: v.strictObject({ id: text(80) }), response: done },
  /** Sets the second password, or replaces it with the help of the present one. */
  setSecondPassword: {
    from: ["popup"],
    request: v.strictObject({ password, secondPassword: password, proof: v.optional(proof) }),
    response: v.variant("status", [done, refused, wrongPassword, wrongFactor]),
  },
  /** A new secret for an authenticator application on another device; counts only once a code has confirmed it. */
  beginSecondDevice: {
    from: ["popup"],
    request: v.strictObject({ password, proof: v.optional(proof) }),
    response: v.variant("status", [
      v.strictObject({ status: v.literal("begun"), uri: text(400), secret: text(80) }),
      wrongPassword,
      wrongFactor,
    ]),
  },
  confirmSecondDevice: {
    from: ["popup"],
    request: v.strictObject({ proof }),
    response: v.variant("status", [done, refused, wrongFactor]),
  },
  removeFactor: {
    from: ["popup"],
    request: v.strictObject({ factor: v.picklist(factors), password, proof }),
    response: v.variant("status", [done, wrongPassword, wrongFactor]),
  },
  /** Entries of the audit log, newest first; `before` is the lowest number of the last page. */
  loadAudit: {
    from: ["popup"],
    request: v.strictObject({
      filter: auditFilter,
      before: v.optional(count),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
    }),
    response: v.strictObject({
      entries: v.array(
        v.strictObject({
          number: count,
          at: v.number(),
          kind: v.picklist(auditKinds),
          account: v.nullable(address),
          request: v.nullable(requestId),
          origin: v.nullable(text(300)),
          ware: v.nullable(wareNumber),
          level: v.nullable(v.picklist([...levels, "unknown"])),
          outcome: v.nullable(v.picklist(outcomes)),
          text: text(400),
          fields: v.array(v.strictObject({ name: text(80), value: text(4000) })),
          hash,
        }),
      ),
      next: v.nullable(count),
    }),
  },
  /** The filtered log as one JSON text with the hashes that chain it. */
  exportAudit: {
    from: ["popup"],
    request: v.strictObject({ filter: auditFilter }),
    response: v.strictObject({ text: v.string(), count }),
  },
  /** Entries older than this are removed now and every day. */
  setRetention: {
    from: ["popup"],
    request: v.strictObject({ days: v.picklist([30, 90, 365, 3650]) }),
    response: done,
  },
  /** The user's own word on one SecWare's verdict about one request; null takes it back. */
  markVerdict: {
    from: ["popup"],
    request: v.strictObject({
      request: requestId,
      ware: wareNumber,
      mark: v.nullable(v.picklist(["false-alarm", "missed"])),
    }),
    response: v.variant("status", [done, refused]),
  },
  setRecheckSchedule: {
    from: ["popup"],
    request: v.strictObject({
      every: v.picklist(["off", "day", "week"]),
      /** Metered calls of one run. */
      callsPerRun: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200)),
    }),
    response: done,
  },
  /** Runs the re-checks now. */
  recheckNow: { from: ["popup"], request: nothing, response: v.variant("status", [done, unavailable]) },
  /** Makes the ready-made revocation of one item: a request of the wallet's own, or the end of a site's connection. */
  askRevoke: {
    from: ["popup"],
    request: v.strictObject({ id: text(220) }),
    response: v.variant("status", [requested, done, unavailable]),
  },
} as const satisfies Record<string, Message>;
