import type { AuditEntryView } from "../../extension/messages/views.policy.ts";
import { alice, drainer, fakeHash, now, usdc } from "./fixtures.ts";

const dayMs = 86_400_000;
const origin = "https://app.harbour.example";
const plain: AuditEntryView = {
  ...{ number: 214, at: now - 20_000, kind: "end", account: alice, request: "request-1", origin, ware: null },
  ...{ level: null, outcome: null, text: "You rejected the request.", hash: fakeHash("a") },
  fields: [{ name: "by", value: "you" }],
};
const entry = (part: Partial<AuditEntryView> & { number: number }): AuditEntryView => ({ ...plain, ...part });

/** One page of the log: a blocked approval from request to end, and what was changed the day before. */
export const auditPage = {
  entries: [
    plain,
    entry({
      number: 213,
      at: now - 25_000,
      kind: "decision",
      level: "critical",
      outcome: "block",
      text: "Blocked: 0x9b1f…3b4c was reported for draining approvals.",
      fields: [
        { name: "first reason", value: "Anti-scam, whose word alone is enough" },
        { name: "policy version", value: fakeHash("7") },
      ],
    }),
    entry({
      number: 212,
      at: now - 26_000,
      kind: "verdict",
      ware: 1,
      level: "critical",
      text: "Anti-scam answered in 184 ms: critical.",
      fields: [{ name: "signature", value: `0x${"4".repeat(130)}` }],
    }),
    entry({
      number: 211,
      at: now - 27_000,
      kind: "disclosure",
      ware: 1,
      text: "4 fields of the request were sent to Anti-scam at localhost:4801.",
      fields: [
        { name: "kind", value: "transaction" },
        { name: "to", value: usdc },
        { name: "data", value: `0x095ea7b3${"0".repeat(24)}${drainer.slice(2)}${"f".repeat(64)}` },
        { name: "value", value: "0" },
      ],
    }),
    entry({
      number: 210,
      at: now - 28_000,
      kind: "request",
      text: "Asked to sign: lets 0x9b1f…3b4c take any amount of your USDC.",
      fields: [{ name: "subject", value: fakeHash("5") }],
    }),
    entry({
      number: 209,
      at: now - dayMs,
      kind: "override",
      request: null,
      origin: null,
      text: "You ended an exception to your rule “No big approvals”.",
      fields: [],
    }),
    entry({
      number: 208,
      at: now - dayMs - 60_000,
      kind: "policy",
      request: null,
      origin: null,
      account: null,
      text: "You added the rule “No big approvals”.",
      fields: [{ name: "effect", value: "tightening" }],
    }),
  ],
  next: 208,
};
