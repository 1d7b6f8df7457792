import type { Decision } from "../../extension/domain/decision.ts";
import type { Finding, Gap } from "../../extension/domain/finding.ts";
import type { Level, Outcome } from "../../extension/domain/level.ts";
import type { Address, Hex } from "../../extension/domain/primitives.ts";
import type { ServiceView } from "../../extension/messages/views.request.ts";

/** The stories' clock. */
export const now = Date.UTC(2026, 2, 4, 10, 30, 0);
export const alice: Address = "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc";
export const bob: Address = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";
export const drainer: Address = "0x9b1f0a7c5d2e48136fa0b4c3d5e6f708192a3b4c";
export const usdc: Address = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";
export const hubAddress: Address = "0x5fbdb2315678afecb367f032d93f642f64180aa3";

/** A hash that is plainly made up. */
export const fakeHash = (digit: string): Hex => `0x${digit.repeat(64)}`;

export function finding(level: Level, code: string, text: string, part: Partial<Finding> = {}): Finding {
  return {
    code,
    level,
    text,
    source: { kind: "local", check: "grants" },
    asOf: new Date(now).toISOString(),
    ...part,
  };
}

export const antiScam = { kind: "secware", ware: 1, name: "Anti-scam" } as const;
export const unlimited = finding(
  "danger",
  "unlimited-approval",
  "Lets 0x9b1f…3b4c take any amount of your USDC, with no end date.",
  { remedy: "Allow only the amount you are about to spend." },
);
export const listed = finding(
  "critical",
  "listed-address",
  "0x9b1f…3b4c was reported for draining approvals.",
  {
    source: antiScam,
    remedy: "Reject. If you know this address, ask the service to look again.",
  },
);
export const firstTime = finding("caution", "first-time", "You have not dealt with this address before.", {
  source: { kind: "local", check: "history" },
});
export const timedOut: Gap = {
  who: { kind: "secware", ware: 2, name: "ScanCo" },
  reason: "timeout",
  text: "ScanCo did not answer within 2.5 s.",
};

export interface DecisionParts {
  outcome: Outcome;
  level: Level;
  text: string;
  findings?: readonly Finding[];
  gaps?: readonly Gap[];
  rule?: string;
}

/** A decision with one reason. */
export function decision({ outcome, level, text, findings = [], gaps = [], rule }: DecisionParts): Decision {
  const by = rule === undefined ? ({ kind: "preset" } as const) : ({ kind: "rule", rule } as const);
  return { outcome, level, findings, gaps, reasons: [{ outcome, by, text }], policyVersion: fakeHash("7") };
}

export function service(part: Partial<ServiceView> & { ware: number; name: string }): ServiceView {
  return {
    status: "answered",
    level: "none",
    text: "Found nothing about this.",
    latencyMs: 184,
    issuedAt: now - 6_000,
    price: "2000000000000000",
    isSignatureValid: true,
    signer: bob,
    ...part,
  };
}

const silent = { latencyMs: null, issuedAt: null, price: "", isSignatureValid: null, signer: null } as const;
export const asking = service({
  ...silent,
  ware: 2,
  name: "ScanCo",
  status: "asking",
  level: null,
  text: "",
});
export const gapService = service({
  ...silent,
  ware: 2,
  name: "ScanCo",
  status: "gap",
  level: null,
  text: "No answer within 2.5 s.",
});
export const notAsked = service({
  ...silent,
  ware: 3,
  name: "Price guard",
  status: "not-asked",
  level: null,
  text: "None of its conditions holds.",
});
