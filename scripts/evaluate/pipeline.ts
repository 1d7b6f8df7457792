import { localContext } from "../../background/services/inspection/localContext.ts";
import { inspectLocally } from "../../extension/domain/checks/inspectLocally.ts";
import type { InspectionContext } from "../../extension/domain/context.ts";
import type { Reading } from "../../extension/domain/decode/action.ts";
import { type Level, levels, type Outcome } from "../../extension/domain/level.ts";
import { decide } from "../../extension/domain/policy/decide.ts";
import { defaultPolicy } from "../../extension/domain/policy/presets.ts";
import type { Address } from "../../extension/domain/primitives.ts";
import { canonicalise, siteSubject } from "../../extension/domain/subject/canonicalise.ts";
import type { Subject } from "../../extension/domain/subject.ts";
import { accountOf } from "./accountOf.ts";
import { browserOrigin } from "./browserOrigin.ts";
import { coinOf } from "./coins.ts";
import { judgedAt } from "./judgedAt.ts";
import type { AddressRow, RequestRow, SiteRow } from "./rows.ts";

/** The wallet's own steps. A test plants others, to see that the scores notice. */
export interface Pipeline {
  canonicalise: typeof canonicalise;
  inspect: typeof inspectLocally;
  decide: typeof decide;
  /** What every context has beside a row's own facts: lists, when they are scored. */
  known?: Partial<InspectionContext>;
}

export const walletPipeline: Pipeline = { canonicalise, inspect: inspectLocally, decide };

/** What became of one row. */
export interface Judgement {
  result: "refused" | Outcome;
  level: Level;
  hasGap: boolean;
  /** Codes of the findings, each with its level, worst first; of a refusal its code. */
  codes: readonly (readonly [code: string, level: Level])[];
  /** Null where the request was refused. */
  judged: { subject: Subject; context: InspectionContext; reading: Reading | null } | null;
}

const sender: Address = "0x2b5ad5c4795c026514f8317c7a215e218dccd6cf";

/** A signing request, as the worker judges it before any SecWare has answered. */
export function judgeRequest(row: RequestRow, pipeline: Pipeline = walletPipeline): Judgement {
  const account = accountOf(row.params) ?? sender;
  const { chainId, method, params } = row;
  const outcome = pipeline.canonicalise({ method, params, chainId, account, ownAccounts: [account] });
  if (outcome.status === "refused") {
    const codes = [[outcome.reason.code, "none"]] as const;
    return { result: "refused", level: "none", hasGap: false, codes, judged: null };
  }
  const context = { ...contextOf({ ...row, account }), ...row.context };
  return judge(outcome.subject, context, pipeline);
}

/** A site that asks to be connected. */
export function judgeSite({ origin }: SiteRow, pipeline: Pipeline = walletPipeline): Judgement {
  const stated = browserOrigin(origin) ?? origin;
  return judge(siteSubject(stated), contextOf({ origin, chainId: 1, account: sender }), pipeline);
}

/** An address as the recipient of a small payment from somebody who dealt with it before: only what is known of it counts. */
export function judgeAddress(
  { address, chainId }: AddressRow,
  pipeline: Pipeline = walletPipeline,
): Judgement {
  const params = [{ from: sender, to: address, value: "0x2386f26fc10000" }];
  const raw = { method: "eth_sendTransaction", params, chainId, account: sender, ownAccounts: [sender] };
  const outcome = pipeline.canonicalise(raw);
  if (outcome.status === "refused") {
    return {
      result: "refused",
      level: "none",
      hasGap: false,
      codes: [[outcome.reason.code, "none"]],
      judged: null,
    };
  }
  const context = contextOf({ origin: "https://app.example", chainId, account: sender });
  return judge(outcome.subject, { ...context, recentRecipients: [address] }, pipeline);
}

/** Whether a judgement has a finding of `caution` or above. */
export function isFound({ level }: Judgement): boolean {
  return levels.indexOf(level) >= levels.indexOf("caution");
}

/** Whether a request would be refused, held or blocked. */
export function isStopped({ result }: Judgement): boolean {
  return result === "refused" || result === "hold" || result === "block";
}

function judge(subject: Subject, facts: InspectionContext, pipeline: Pipeline): Judgement {
  const context = { ...facts, ...pipeline.known };
  const inspection = pipeline.inspect(subject, context);
  const policy = { status: "decoded", document: defaultPolicy } as const;
  const decision = pipeline.decide({ policy, subject, context, ...inspection, answers: [] });
  return {
    result: decision.outcome,
    level: decision.level,
    hasGap: decision.gaps.length > 0,
    codes: decision.findings.map(({ code, level }) => [code, level] as const),
    judged: { subject, context, reading: inspection.reading },
  };
}

interface Place {
  origin: string;
  chainId: number;
  account: Address;
}

function contextOf({ origin, chainId, account }: Place): InspectionContext {
  const stated = browserOrigin(origin);
  const context = localContext(
    { chainId, source: stated === null ? { kind: "wallet" } : { kind: "site", origin: stated } },
    {
      now: () => judgedAt,
      isClockTrusted: () => true,
      ownAccounts: () => [account],
      addressBook: () => [],
      counterparties: () => [],
      firstConnectedAt: () => null,
      coinSymbolOf: coinOf,
    },
  );
  // What the wallet itself asks is trusted with more; an origin that cannot be read is nobody's, and not the wallet's.
  return stated === null ? { ...context, site: { origin, isSecure: false } } : context;
}
