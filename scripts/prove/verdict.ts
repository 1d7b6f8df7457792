import type { Proof } from "./findProofs.ts";
import type { Message } from "./solver.ts";

/** What came of a proof. Only `proven` is good: what is unknown is not proven. */
export interface Verdict {
  status: "proven" | "violated" | "unknown";
  reason: string;
}

const SAFE = "Assertion violation check is safe";
const VIOLATED = "Assertion violation happens here";

/** Every assertion of the proof was found safe, and nothing else was said; else why not. */
export function toVerdict({ assertions }: Proof, messages: readonly Message[]): Verdict {
  const broken = messages.find(({ severity }) => severity === "error");
  if (broken !== undefined) return { status: "unknown", reason: broken.message };
  const violated = messages.find(({ message }) => message.includes(VIOLATED));
  if (violated !== undefined) return { status: "violated", reason: violated.message };
  const safe = messages.filter(({ message }) => message.includes(SAFE)).length;
  if (assertions === 0) return { status: "unknown", reason: "it asserts nothing" };
  const reason = `${safe} of ${assertions} assertions found safe`;
  return { status: safe === assertions ? "proven" : "unknown", reason };
}
