import { auditMarkField, type WareRecordView } from "../../../extension/messages/views.policy.ts";
import type { AuditRow } from "../../../extension/storage/audit.ts";

/** What the log says of one SecWare's word about one request. */
interface Word {
  /** Null: no answer. */
  isCautious: boolean | null;
  hasAnswered: boolean;
  latencyMs: number | null;
}
export interface WareRecords {
  /** Takes an entry of the kind `verdict` or `mark`; others are ignored. In the order of the log. */
  take(row: AuditRow): void;
  of(ware: number): WareRecordView;
  hasVerdict(request: string, ware: number): boolean;
}

/** The names of the fields that the record is made from; `notes.ts` writes them. */
export const verdictField = {
  latency: "latency in ms",
  price: "price in the smallest unit of SEC",
  status: "status",
} as const;

/** Counts what SecWares said, from the entries of the log. In memory. */
export function createWareRecords(): WareRecords {
  const words = new Map<string, Map<number, Word>>();
  const marks = new Map<string, string>();
  const spent = new Map<number, bigint>();
  return {
    take(row) {
      const { kind, request, ware } = row;
      if (request === null || ware === null) return;
      if (kind === "mark") marks.set(`${ware} ${request}`, fieldOf(row, auditMarkField) ?? "");
      // Nothing left the device, so nothing is said of the SecWare.
      if (kind !== "verdict" || fieldOf(row, verdictField.status) === "not sent") return;
      const word = wordOf(row);
      const ofRequest = words.get(request) ?? new Map<number, Word>();
      // An answer that comes after its gap was reported is the answer.
      const known = ofRequest.get(ware);
      if (known === undefined || !known.hasAnswered || word.hasAnswered) ofRequest.set(ware, word);
      words.set(request, ofRequest);
      spent.set(ware, (spent.get(ware) ?? 0n) + priceOf(row));
    },
    of: (ware) => recordOf(ware, { words, marks, spent: spent.get(ware) ?? 0n }),
    hasVerdict: (request, ware) => words.get(request)?.has(ware) ?? false,
  };
}

interface Counted {
  words: ReadonlyMap<string, ReadonlyMap<number, Word>>;
  marks: ReadonlyMap<string, string>;
  spent: bigint;
}

function recordOf(ware: number, { words, marks, spent }: Counted): WareRecordView {
  const latencies: number[] = [];
  const record = { asked: 0, answered: 0, compared: 0, agreed: 0, falseAlarms: 0, missed: 0 };
  for (const [request, ofRequest] of words) {
    const own = ofRequest.get(ware);
    if (own === undefined) continue;
    record.asked += 1;
    if (own.hasAnswered) record.answered += 1;
    if (own.latencyMs !== null) latencies.push(own.latencyMs);
    const others = [...ofRequest].flatMap(([other, { isCautious }]) =>
      other === ware || isCautious === null ? [] : [isCautious],
    );
    if (own.isCautious !== null && others.length > 0) {
      record.compared += 1;
      if (others.every((isCautious) => isCautious === own.isCautious)) record.agreed += 1;
    }
    const mark = marks.get(`${ware} ${request}`);
    if (mark === "false-alarm") record.falseAlarms += 1;
    if (mark === "missed") record.missed += 1;
  }
  latencies.sort((a, b) => a - b);
  return {
    ...record,
    p50Ms: rankOf(latencies, 0.5),
    p95Ms: rankOf(latencies, 0.95),
    spent: spent.toString(),
  };
}

function wordOf(row: AuditRow): Word {
  const hasAnswered = fieldOf(row, verdictField.status) === "answered";
  const latency = fieldOf(row, verdictField.latency);
  const hasOpinion = hasAnswered && row.level !== null && row.level !== "unknown";
  return {
    hasAnswered,
    isCautious: hasOpinion ? row.level !== "none" : null,
    // An answer from the cache took no time and says nothing about the SecWare's.
    latencyMs: hasAnswered && latency !== undefined && priceOf(row) > 0n ? Number(latency) : null,
  };
}

function priceOf(row: AuditRow): bigint {
  const price = fieldOf(row, verdictField.price) ?? "";
  return /^\d{1,78}$/.test(price) ? BigInt(price) : 0n;
}

function fieldOf(row: AuditRow, name: string): string | undefined {
  return row.fields.find((field) => field.name === name)?.value;
}

/** The nearest rank. */
function rankOf(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
