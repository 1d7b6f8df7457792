import type { Call, CallsSubject } from "../subject.ts";
import { printable, readParams, readRecord, requireChain } from "./fields.ts";
import { isRecord, type Plain } from "./plain.ts";
import { refuse } from "./refusal.ts";
import { readCall, readOwnAccount, type SenderFacts } from "./transaction.ts";

const keys = new Set(["version", "id", "from", "chainId", "atomicRequired", "calls", "capabilities"]);
const callKeys = new Set(["to", "value", "data", "capabilities"]);
const maxCalls = 100;

export interface CanonicalCalls {
  subject: CallsSubject;
  callsId?: string;
}

/** `wallet_sendCalls` of EIP-5792, version 2.0.0; not atomic. */
export function canonicalCalls(params: Plain, sender: SenderFacts): CanonicalCalls {
  const batch = readRecord(readParams(params, 1, 1)[0], "params[0]", keys);
  if (batch["version"] !== "2.0.0") {
    refuse("unsupported-version", "Expected version 2.0.0 at params[0].version.");
  }
  requireChain(batch["chainId"], "params[0].chainId", sender.chainId);
  refuseCapabilities(batch["capabilities"], "params[0].capabilities");
  const from = readOwnAccount(batch["from"], "params[0].from", sender);
  const calls = readCalls(batch["calls"], sender);
  if (typeof batch["atomicRequired"] !== "boolean") {
    refuse("malformed", "Expected true or false at params[0].atomicRequired.");
  }
  if (batch["atomicRequired"] && calls.length > 1) {
    refuse("atomic-required", "This wallet sends the calls of a batch one after the other.", 5760);
  }
  const subject: CallsSubject = { kind: "calls", chainId: sender.chainId, from, calls, atomic: false };
  const id = readId(batch["id"]);
  return id === undefined ? { subject } : { subject, callsId: id };
}

function readCalls(value: Plain | undefined, sender: SenderFacts): readonly Call[] {
  if (!Array.isArray(value) || value.length === 0) {
    refuse("malformed", "Expected at least one call at params[0].calls.");
  }
  if (value.length > maxCalls) refuse("too-many-calls", `Expected at most ${maxCalls} calls.`, 5740);
  return value.map((entry: Plain, index) => {
    const path = `params[0].calls[${index}]`;
    const call = readRecord(entry, path, callKeys);
    refuseCapabilities(call["capabilities"], `${path}.capabilities`);
    return readCall(call, path, sender.ownAccounts);
  });
}

function refuseCapabilities(value: Plain | undefined, path: string): void {
  if (value === undefined) return;
  if (!isRecord(value)) refuse("malformed", `Expected an object at ${path}.`);
  for (const [name, wish] of Object.entries(value)) {
    const isOptional = isRecord(wish) && wish["optional"] === true;
    if (!isOptional) {
      refuse("unsupported-capability", `The capability ${printable(name)} is not supported.`, 5700);
    }
  }
}

function readId(value: Plain | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "string" || value.length === 0 || value.length > 4096) {
    refuse("malformed", "Expected text of at most 4,096 characters at params[0].id.");
  }
  return value;
}
