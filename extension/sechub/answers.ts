import type { CheckedEnvelope, Envelope, ScanResult } from "../../protocol/index.ts";
import type { Finding, Gap, GapReason } from "../domain/finding.ts";
import { type Level, levels } from "../domain/level.ts";
import type { Address } from "../domain/primitives.ts";
import { isoTime, parseTime } from "../domain/time.ts";
import { plainText } from "./plainText.ts";
import type { BoundWare, WareAnswer } from "./types.ts";

type Asked = Pick<BoundWare, "ware" | "name" | "pricePerCall">;

const silent = {
  level: null,
  findings: [],
  envelope: null,
  signer: null,
  signature: null,
  issuedAt: null,
  validUntil: null,
} as const;

/** A SecWare that should have given an answer and gave none that counts. */
export function gapAnswer(
  { ware, name }: Asked,
  reason: GapReason,
  text: string,
  latencyMs: number | null = null,
): WareAnswer {
  const gap: Gap = { who: { kind: "secware", ware, name }, reason, text };
  return { ...silent, ware, name, status: "gap", gap, latencyMs, price: "0", text };
}

/** A SecWare that had not to be asked; not a gap. */
export function notAsked({ ware, name }: Asked, text: string): WareAnswer {
  return { ...silent, ware, name, status: "not-asked", gap: null, latencyMs: null, price: "0", text };
}

export interface AnsweredOptions {
  envelope: Envelope;
  checked: Extract<CheckedEnvelope, { status: "verified" }>;
  /** What the manifest says its codes mean. */
  meanings: Readonly<Record<string, string>>;
  latencyMs: number;
  /** What to add to the SecWare's clock to get this machine's, milliseconds. */
  clockMs: number;
  price: string;
}

/** A verified verdict as findings of this SecWare. Its words are foreign and come out as plain lines. */
export function answeredBy({ ware, name }: Asked, options: AnsweredOptions): WareAnswer {
  const { envelope, checked, meanings, latencyMs, clockMs, price } = options;
  const { content, verdict, signer } = checked;
  const issuedAt = verdict.issuedAtMs + clockMs;
  const isUnknown = content.level === "unknown";
  const text = summaryOf(content) ?? (isUnknown ? `${name} has no opinion on this request.` : "");
  const source = { kind: "secware", ware, name } as const;
  const findings = isUnknown ? [] : findingsOf(content, meanings, source, isoTime(issuedAt));
  const gap: Gap | null = isUnknown ? { who: source, reason: "no-opinion", text } : null;
  return {
    ...{ ware, name, status: "answered", level: content.level, findings, gap, envelope, signer },
    ...{ signature: envelope.signature, latencyMs, issuedAt, price, text },
    validUntil: verdict.validUntil * 1000 + clockMs,
  };
}

function findingsOf(
  content: ScanResult,
  meanings: Readonly<Record<string, string>>,
  source: Finding["source"],
  issuedAt: string,
): readonly Finding[] {
  const most = levels.indexOf(content.level as Level);
  const summary = summaryOf(content);
  const worst = Math.max(...content.reasons.map(({ level }) => levels.indexOf(level as Level)));
  let told = false;
  const findings = content.reasons.flatMap((reason): Finding[] => {
    const rank = levels.indexOf(reason.level as Level);
    if (rank < 0 || reason.level === "none") return [];
    const level = levels[Math.min(rank, most)] ?? "none";
    const asOf = isTimeUntil(reason.asOf, issuedAt) ? reason.asOf : issuedAt;
    // The summary is a sentence about this request; a code's meaning is one about its kind.
    const isWorst = rank === worst && !told;
    told ||= isWorst;
    const text = isWorst && summary !== null ? summary : plainText(meaningOf(reason.code, meanings));
    return [{ code: codeOf(reason.code), level, text, ...aboutOf(reason.subject), source, asOf }];
  });
  const isSaid = findings.some(({ level }) => levels.indexOf(level) >= most);
  if (isSaid || content.level === "none") return findings;
  const text = summary ?? plainText(`Rates this request ${content.level}.`);
  return [
    { code: "secware-verdict", level: content.level as Level, text, source, asOf: issuedAt },
    ...findings,
  ];
}

/** No fact is newer than the verdict that states it. */
function isTimeUntil(asOf: string, issuedAt: string): boolean {
  const [time, end] = [parseTime(asOf), parseTime(issuedAt)];
  return time !== null && end !== null && time <= end;
}

function summaryOf({ summary }: ScanResult): string | null {
  const text = summary === undefined ? undefined : (own(summary, "en") ?? Object.values(summary)[0]);
  return text === undefined || plainText(text) === "" ? null : plainText(text);
}

/** `APPROVAL_UNLIMITED_EOA` without an entry reads "Approval unlimited eoa". */
function meaningOf(code: string, meanings: Readonly<Record<string, string>>): string {
  const words = code.toLowerCase().replaceAll("_", " ");
  return own(meanings, code) ?? words.charAt(0).toUpperCase() + words.slice(1);
}

function codeOf(code: string): string {
  return code.toLowerCase().replaceAll("_", "-");
}

function aboutOf(subject: string | undefined): Pick<Finding, "about"> {
  const address = /^eip155:[0-9]+:(0x[0-9a-fA-F]{40})$/.exec(subject ?? "")?.[1];
  return address === undefined ? {} : { about: { address: address.toLowerCase() as Address } };
}

function own(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
