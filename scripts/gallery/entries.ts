import type { Decision } from "../../extension/domain/decision.ts";
import { invariant } from "../../extension/errors/invariant.ts";
import type { RequestView } from "../../extension/messages/views.request.ts";
import { browserOrigin } from "../evaluate/browserOrigin.ts";
import type { Describer } from "../evaluate/describeWith.ts";
import { type Judgement, judgeRequest, walletPipeline } from "../evaluate/pipeline.ts";
import type { RequestRow, Truth } from "../evaluate/rows.ts";
import { viewOf } from "./viewOf.ts";

/** One request of the gallery: judged, and as its window would show it. */
export interface Entry {
  id: string;
  category: string;
  truth: Truth;
  result: Judgement["result"];
  level: Judgement["level"];
  /** The reasons of its gaps, each with its sentence. */
  gaps: readonly string[];
  /** What a device shows of it, and the window should. */
  expectedTexts: readonly string[];
  /** The same for a malicious request and its twin; null: it stands alone. */
  pair: string | null;
  /** Null where the request was refused. */
  view: RequestView | null;
  /** Codes of its findings; of a refusal its code. */
  codes: readonly string[];
}

/** Judges a row by the wallet's own steps and makes the view of it. */
export function entryOf(row: RequestRow, pair: string | null, describer: Describer): Entry {
  const decisions: Decision[] = [];
  const judgement = judgeRequest(row, {
    ...walletPipeline,
    decide: (asked) => {
      const decision = walletPipeline.decide(asked);
      decisions.push(decision);
      return decision;
    },
  });
  const { result, level, codes, judged } = judgement;
  const { id, truth, expectedTexts } = row;
  // A stratum and a kind of real requests may have the same name.
  const category = pair === null ? row.category : `generated: ${row.category}`;
  const entry = {
    id,
    category,
    truth,
    result,
    level,
    expectedTexts,
    pair,
    codes: codes.map(([code]) => code),
  };
  if (judged === null) return { ...entry, gaps: [], view: null };
  const { subject, context } = judged;
  const [decision] = decisions;
  const [account] = context.ownAccounts;
  invariant(decision !== undefined && account !== undefined, "what was judged has a decision and an account");
  const view = viewOf({
    ...{ id, account, subject, context, decision },
    origin: browserOrigin(row.origin) ?? "https://origin.invalid",
    chainId: row.chainId,
    description: describer.describe(subject, context),
  });
  return { ...entry, gaps: decision.gaps.map(({ reason, text }) => `${reason}: ${text}`), view };
}
