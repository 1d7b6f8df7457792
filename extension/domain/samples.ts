import { invariant } from "../errors/invariant.ts";
import { inspectLocally, type LocalInspection } from "./checks/inspectLocally.ts";
import type { InspectionContext } from "./context.ts";
import type { Decision } from "./decision.ts";
import type { Deed, Reading } from "./decode/action.ts";
import type { Finding } from "./finding.ts";
import { decide } from "./policy/decide.ts";
import { defaultPolicy } from "./policy/presets.ts";
import type { Address } from "./primitives.ts";
import { canonicalise, type RawRequest } from "./subject/canonicalise.ts";
import type { Subject } from "./subject.ts";

/** Names for tests of this folder and of those who use it. Never imported by anything that ships. */
export const own: Address = "0x1111111111111111111111111111111111111111";
export const friend: Address = "0x2222222222222222222222222222222222222222";
export const stranger: Address = "0x3333333333333333333333333333333333333333";
export const token: Address = "0x4444444444444444444444444444444444444444";
export const usdc: Address = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";
export const weth: Address = "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2";

/** A context in which `friend` is known, `token` is read, and everything asked of has code except `friend`. */
export function sampleContext(changes: Partial<InspectionContext> = {}): InspectionContext {
  return {
    now: 1_790_000_000_000,
    ownAccounts: [own],
    addressBook: [{ address: friend, name: "Friend" }],
    recentRecipients: [],
    codeAt: { [stranger]: "contract", [token]: "contract", [usdc]: "contract", [friend]: "none" },
    tokens: { [token]: { symbol: "TST", decimals: 4, isCore: false } },
    site: { origin: "https://app.example", isSecure: true },
    ...changes,
  };
}

/** A request to canonicalise, from `own` on chain 1. */
export function sampleRequest(
  method: string,
  params: unknown,
  changes: Partial<RawRequest> = {},
): RawRequest {
  return { method, params, chainId: 1, account: null, ownAccounts: [own], ...changes };
}

/** The subject of a request that must be canonical. */
export function subjectFrom(method: string, params: unknown): Subject {
  const canonical = canonicalise(sampleRequest(method, params));
  invariant(
    canonical.status === "canonical",
    `the sample is canonical, not ${canonical.status === "refused" ? canonical.reason.message : ""}`,
  );
  return canonical.subject;
}

/** The subject of a transaction from `own`. */
export function transactionTo(to: Address | undefined, data?: string, value = "0x0"): Subject {
  return subjectFrom("eth_sendTransaction", [{ from: own, to, data, value }]);
}

/** The subject of a signed message. */
export function messageOf(text: string): Subject {
  return subjectFrom("personal_sign", [text, own]);
}

/** Local inspection and the decision of preset Normal without SecWares. A check that fails on the way is a fault of that check. */
export function judge(
  subject: Subject,
  context: InspectionContext = sampleContext(),
): { inspection: LocalInspection; decision: Decision; codes: Readonly<Record<string, string>> } {
  const inspection = inspectLocally(subject, context);
  const failed = inspection.gaps.find(({ reason }) => reason === "failed");
  invariant(failed === undefined, failed?.text ?? "no check fails");
  const policy = { status: "decoded", document: defaultPolicy } as const;
  const decision = decide({ policy, subject, context, ...inspection, answers: [] });
  const codes = Object.fromEntries(
    [...inspection.findings].reverse().map(({ code, level }) => [code, level]),
  );
  return { inspection, decision, codes };
}

/** A check, what it looks at, and every line that it says of it; none: nothing. */
export type SaidRow = [
  code: string,
  what: string,
  subject: Subject,
  changes: Partial<InspectionContext>,
  ...said: string[],
];

/**
 * What one check says of a subject, each finding in one line: its level and block, the words, the remedy, and what it is about. The
 * chain was read at block 7, so that what rests on it says so.
 */
export function saidBy(
  code: string,
  subject: Subject,
  changes: Partial<InspectionContext> = {},
): readonly string[] {
  const context = sampleContext({ readAt: { block: 7, at: 1_789_999_988_000 }, ...changes });
  const { findings } = inspectLocally(subject, context);
  return findings.filter((finding) => finding.code === code).map(lineOf);
}

function lineOf({ level, block, text, remedy = "no remedy", about = {} }: Finding): string {
  const rest = Object.entries(about).map(([name, value]) => `${name} ${value}`);
  return [block === undefined ? level : `${level} at ${block}`, text, remedy, ...rest].join(" | ");
}

/** A reading of deeds as the account itself does them, one after another in one call. */
export function readingOf(...deeds: readonly Deed[]): Reading {
  return { actions: deeds.map((deed) => ({ ...deed, call: 0, depth: 0, flags: [] })), isUnderstood: true };
}

/** Calldata of a selector and arguments of one word each. */
export function callData(selector: string, ...words: readonly (string | bigint | number)[]): string {
  const pad = (word: string | bigint | number) =>
    (typeof word === "string" ? word.replace(/^0x/, "") : BigInt(word).toString(16)).padStart(64, "0");
  return selector + words.map(pad).join("");
}

const domainTypes = [
  { name: "name", type: "string" },
  { name: "version", type: "string" },
  { name: "chainId", type: "uint256" },
  { name: "verifyingContract", type: "address" },
];

/** Typed data in the form most pages send. */
export function typedDataOf(
  primaryType: string,
  types: Readonly<Record<string, readonly string[]>>,
  message: unknown,
  domain: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const merged: Record<string, unknown> = {
    name: "App",
    version: "1",
    chainId: 1,
    verifyingContract: token,
    ...domain,
  };
  const declared = Object.entries(types).map(([name, fields]) => [
    name,
    fields.map((field) => ({ type: field.split(" ")[0], name: field.split(" ")[1] })),
  ]);
  const used = domainTypes.filter(({ name }) => merged[name] !== undefined);
  return {
    types: { EIP712Domain: used, ...Object.fromEntries(declared) },
    primaryType,
    domain: Object.fromEntries(used.map(({ name }) => [name, merged[name]])),
    message,
  };
}

/** An EIP-2612 permit over USDC to `stranger`. */
export function permitOf(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return typedDataOf(
    "Permit",
    { Permit: ["address owner", "address spender", "uint256 value", "uint256 nonce", "uint256 deadline"] },
    { owner: own, spender: stranger, value: "1000000", nonce: 0, deadline: 1_790_003_600, ...changes },
    { name: "USD Coin", version: "2", verifyingContract: usdc },
  );
}

/** The subject of typed data. */
export function typedSubject(typedData: unknown): Subject {
  return subjectFrom("eth_signTypedData_v4", [own, typedData]);
}
