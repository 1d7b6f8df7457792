import type { Finding, Gap } from "./finding.ts";
import type { Level, Outcome } from "./level.ts";
import type { OverrideTarget } from "./override.ts";
import type { FactName } from "./policyDocument.ts";

/** What policy concludes about one subject, and why. */
export interface Decision {
  outcome: Outcome;
  /** The highest level stated by anybody, and what could not be known. Policy and screen always see both. */
  level: Level;
  gaps: readonly Gap[];
  findings: readonly Finding[];
  /** Strictest first; never empty. The first one is what the band of the approval screen says. */
  reasons: readonly Reason[];
  /** keccak of the policy document's RFC 8785 bytes. */
  policyVersion: `0x${string}`;
  /** The exceptions that had a say, by id; approving uses each of them once. */
  overrides?: readonly string[];
}

/** One line of the explanation: what decided, which fact fired it, who said so. */
export interface Reason {
  outcome: Outcome;
  by:
    | { kind: "preset" }
    | { kind: "rule"; rule: string }
    | { kind: "floor" }
    | { kind: "override"; override: string }
    | { kind: "document-unreadable" };
  fact?: FactName;
  /** Who said what fired it, for the screen: "this device", a SecWare's name, "the request". */
  who?: string;
  /** One sentence for the screen. */
  text: string;
  /** Whose words it is made of: what an exception would have to name. Absent: nobody's that can be excepted. */
  blames?: readonly Blame[];
}

export interface Blame {
  target: OverrideTarget;
  /** One sentence; absent: the reason's own. */
  text?: string;
}
