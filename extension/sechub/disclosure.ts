import { encodeSubject, type Manifest, toUtf8Bytes, type WireSubject } from "../../protocol/index.ts";
import { looksLikeSignIn, readSignIn } from "../domain/decode/signIn.ts";
import type { Address, Hex } from "../domain/primitives.ts";
import { wireSubjectOf } from "../domain/subject/subjectHashOf.ts";
import type { Call, MessageSubject, Subject, TypedDataSubject } from "../domain/subject.ts";

/** What one SecWare is told about a subject. */
export interface Disclosure {
  /** With whatever was masked already masked: this is what its verdict must be about. */
  subject: WireSubject;
  /** Everything of the body that depends on the subject. */
  fields: Record<string, unknown>;
}

const maskedAccount: Address = "0x0000000000000000000000000000000000000000";

/**
 * Reduces a subject to what a SecWare's manifest asks for and the wallet is willing to tell. Nonce, fees, balances, other
 * accounts, language and device are in no branch of this, so no manifest can ask for them.
 */
export function discloseTo(needs: Manifest["needs"], subject: Subject, origin: string): Disclosure {
  const wanted = new Set(needs[subject.kind] ?? []);
  const told = tell(subject, wanted);
  const chain = subject.kind === "site" ? {} : { chainId: `eip155:${subject.chainId}` };
  const account = told.account === undefined ? {} : { account: told.account };
  const site = wanted.has("origin") && subject.kind !== "site" ? { origin } : {};
  const fields = {
    kind: subject.kind,
    ...chain,
    ...account,
    ...site,
    ...told.extra,
    subject: encodeSubject(told.subject),
  };
  return { subject: told.subject, fields };
}

/** The bytes of a request's body. What depends on the moment comes in as `moment`, so that the rest can be a cache key. */
export function bodyBytes(
  { fields }: Disclosure,
  parameters: Readonly<Record<string, unknown>>,
  moment: { budgetMs: number; salt: Hex } | null,
): Uint8Array {
  const own = Object.keys(parameters).length === 0 ? {} : { parameters };
  const body = { v: 1, ...fields, want: ["verdict", "explanation"], ...own, ...moment };
  return toUtf8Bytes(JSON.stringify(body));
}

interface Told {
  subject: WireSubject;
  account?: Address;
  extra: Record<string, unknown>;
}

function tell(subject: Subject, wanted: ReadonlySet<string>): Told {
  switch (subject.kind) {
    case "transaction":
    case "calls":
      return tellCalls(subject, wanted.has("from") || wanted.has("account"));
    case "typedData":
      return tellTypedData(subject, wanted);
    case "message":
      return tellMessage(subject, wanted);
    default:
      return { subject: wireSubjectOf(subject), extra: {} };
  }
}

function tellCalls(subject: Extract<Subject, { kind: "transaction" | "calls" }>, tellsFrom: boolean): Told {
  const from = tellsFrom ? subject.from : maskedAccount;
  const whole = { ...wireSubjectOf(subject), from } as WireSubject;
  const account = tellsFrom ? { account: from } : {};
  if (subject.kind === "transaction") {
    const rpc = { method: "eth_sendTransaction", params: [{ from, ...callJson(subject) }] };
    return { subject: whole, ...account, extra: { rpc } };
  }
  const { calls, atomic, chainId } = subject;
  const bundle = {
    version: "2.0.0",
    from,
    chainId: `0x${chainId.toString(16)}`,
    atomicRequired: atomic,
    calls: calls.map(callJson),
  };
  return { subject: whole, ...account, extra: { rpc: { method: "wallet_sendCalls", params: [bundle] } } };
}

function callJson({ to, value, data }: Call): Record<string, unknown> {
  const call = { value: `0x${value.toString(16)}`, data };
  return to === null ? call : { to, ...call };
}

function tellTypedData(subject: TypedDataSubject, wanted: ReadonlySet<string>): Told {
  const account = wanted.has("account") ? subject.account : maskedAccount;
  const whole = { ...wireSubjectOf(subject), account } as WireSubject;
  const named = wanted.has("account") ? { account } : {};
  if (!wanted.has("typedData")) return { subject: whole, ...named, extra: {} };
  const rpc = { method: "eth_signTypedData_v4", params: [account, subject.typedData] };
  return { subject: whole, ...named, extra: { rpc } };
}

function tellMessage(subject: MessageSubject, wanted: ReadonlySet<string>): Told {
  const account = wanted.has("account") ? subject.account : maskedAccount;
  const whole = { ...wireSubjectOf(subject), account } as WireSubject;
  const named = wanted.has("account") ? { account } : {};
  if (!wanted.has("text")) return { subject: whole, ...named, extra: {} };
  const { text, raw } = subject;
  if (text !== null && looksLikeSignIn(text)) {
    // A sign-in carries nonce and session; what can be judged is where it signs in.
    const read = readSignIn(text);
    const signIn = read === null ? null : { domain: read.domain, uri: read.uri, statement: read.statement };
    return { subject: whole, ...named, extra: { hints: { signIn } } };
  }
  return { subject: whole, ...named, extra: { rpc: { method: "personal_sign", params: [raw, account] } } };
}
