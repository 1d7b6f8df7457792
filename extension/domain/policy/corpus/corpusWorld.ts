import { invariant } from "../../../errors/invariant.ts";
import { inspectLocally } from "../../checks/inspectLocally.ts";
import type { InspectionContext } from "../../context.ts";
import { readSubject } from "../../decode/readSubject.ts";
import type { Address } from "../../primitives.ts";
import { canonicalise, type SubjectMethod, siteSubject } from "../../subject/canonicalise.ts";
import type { Subject } from "../../subject.ts";
import type { PastRequest } from "../dryRun.ts";
import type { AnswerFacts } from "../foldAnswers.ts";
import { policyFactsOf } from "../gatherFacts.ts";
import type { Expectation } from "./expectation.ts";

/** Invented parties; only the tokens are real, so that their amounts read as a user knows them. */
export const me: Address = "0x5ec0000000000000000000000000000000000001";
export const friend: Address = "0xf41e4d000000000000000000000000000000beef";
export const shop: Address = "0x5409000000000000000000000000000000000042";
export const stranger: Address = "0xbad0000000000000000000000000000000000bad";
/** Begins and ends like the friend. */
export const poisoned: Address = "0xf41e4d999999999999999999999999999999beef";
export const someAccount: Address = "0xacc0000000000000000000000000000000000acc";
export const collection: Address = "0xc011ec7104000000000000000000000000000001";
export const usdc: Address = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";
export const weth: Address = "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2";
export const permit2: Address = "0x000000000022d473030f116ddee9f6b43ac78ba3";
/** The largest amount, with which "unlimited" is written. */
export const unlimited = 2n ** 256n - 1n;

const at = 1_790_000_000_000;

const context: InspectionContext = {
  now: at,
  isClockTrusted: true,
  ownAccounts: [me],
  addressBook: [{ address: friend, name: "Friend" }],
  recentRecipients: [],
  codeAt: {
    ...{ [shop]: "contract", [stranger]: "contract", [collection]: "contract", [usdc]: "contract" },
    ...{
      [weth]: "contract",
      [permit2]: "contract",
      [friend]: "none",
      [someAccount]: "none",
      [poisoned]: "none",
    },
  },
  tokens: {},
  site: { origin: "https://app.example", isSecure: true },
};

/** One built-in request, before it is made one. */
export interface CorpusEntry {
  /** In words; the request's id is made of it. */
  name: string;
  /** The case of docs/attacks.md that it is. */
  attack?: string;
  /** Absent: it is a matter of taste, and only changes are told. */
  expected?: Expectation;
  subject: Subject;
  context?: Partial<InspectionContext>;
  answers?: readonly AnswerFacts[];
}

/** The request as a past one: with the facts and the local findings that it would have had. */
export function pastRequestOf({ name, subject, context: changes, answers = [] }: CorpusEntry): PastRequest {
  const place = { ...context, ...changes };
  const { findings, gaps } = inspectLocally(subject, place);
  return {
    ...{ at, wasSigned: false, findings, gaps, answers },
    id: `corpus:${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`,
    title: name,
    facts: policyFactsOf(subject, readSubject(subject), place),
  };
}

export function transaction(to: Address | undefined, data = "0x", value = 0n): Subject {
  return subjectOf("eth_sendTransaction", [
    { from: me, ...(to === undefined ? {} : { to }), data, value: hex(value) },
  ]);
}

export function batch(...calls: readonly { to: Address; data?: string; value?: bigint }[]): Subject {
  const listed = calls.map(({ to, data = "0x", value = 0n }) => ({ to, data, value: hex(value) }));
  return subjectOf("wallet_sendCalls", [
    { version: "2.0.0", from: me, chainId: "0x1", atomicRequired: false, calls: listed },
  ]);
}

export function message(text: string): Subject {
  return subjectOf("personal_sign", [text, me]);
}

export const connection: Subject = siteSubject("https://app.example");

/** Call data of a selector and arguments of one word each. */
export function call(selector: string, ...words: readonly (Address | bigint)[]): string {
  const padded = words.map((word) =>
    (typeof word === "string" ? word.slice(2) : word.toString(16)).padStart(64, "0"),
  );
  return `${selector}${padded.join("")}`;
}

type Fields = Readonly<Record<string, string>>;

/** Typed data whose structs are given as name → field → type. */
export function typedData(
  primaryType: string,
  structs: Readonly<Record<string, Fields>>,
  content: unknown,
  domain: Readonly<Record<string, string | number>>,
): Subject {
  const domainTypes: Fields = {
    name: "string",
    version: "string",
    chainId: "uint256",
    verifyingContract: "address",
  };
  const used = Object.entries(domainTypes).filter(([name]) => Object.hasOwn(domain, name));
  const listed = Object.entries(structs).map(([name, fields]) => [name, fieldList(Object.entries(fields))]);
  const types = { EIP712Domain: fieldList(used), ...Object.fromEntries(listed) };
  return subjectOf("eth_signTypedData_v4", [me, { types, primaryType, domain, message: content }]);
}

/** A SecWare's answer that names no finding of its own; `silent`: it gave none. */
export function answer(ware: number, level: AnswerFacts["level"] | "silent"): AnswerFacts {
  const isSilent = level === "silent";
  return {
    ...{ ware, name: `SecWare ${ware}`, findings: [], gap: null },
    status: isSilent ? "gap" : "answered",
    level: isSilent ? null : level,
  };
}

function fieldList(
  fields: readonly (readonly [string, string])[],
): readonly { name: string; type: string }[] {
  return fields.map(([name, type]) => ({ name, type }));
}

function subjectOf(method: SubjectMethod, params: unknown): Subject {
  const made = canonicalise({ method, params, chainId: 1, account: me, ownAccounts: [me] });
  invariant(made.status === "canonical", "every built-in request is canonical");
  return made.subject;
}

function hex(value: bigint): string {
  return `0x${value.toString(16)}`;
}
