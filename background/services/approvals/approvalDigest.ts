import { keccak256, stringToHex } from "viem/utils";
import type { Hex } from "../../../extension/domain/primitives.ts";
import type { RequestRow } from "../../../extension/storage/requests.ts";
import type { InspectionState } from "../inspection/inspection.ts";
import { plainJson } from "../plainJson.ts";

/**
 * The name of exactly what the screen shows of one request. Whatever changes there changes it.
 *
 * Dates and blocks of findings and the block that was simulated on are left out: they move with every decision and change nothing that is decided.
 */
export function approvalDigest(row: RequestRow, state: InspectionState): Hex {
  const { decision } = state;
  return hashOf({
    request: row.id,
    subject: row.subjectHash ?? hashOf(row.subject),
    source: row.source,
    account: row.account,
    chainId: row.chainId,
    prepared: state.prepared,
    obstacle: state.obstacle,
    policyVersion: decision.policyVersion,
    outcome: decision.outcome,
    level: decision.level,
    reasons: decision.reasons,
    findings: decision.findings.map(({ asOf: _asOf, block: _block, ...finding }) => finding),
    gaps: decision.gaps,
    overrides: decision.overrides,
    verdicts: state.verdictIds,
    description: state.description,
    simulation: withoutBlock(state.simulation),
    lists: state.lists,
  });
}

/** The block that was simulated on moves on while the screen is read; what moved is what counts. */
function withoutBlock({ effects, ...simulation }: InspectionState["simulation"]): unknown {
  if (effects === undefined) return simulation;
  const { block: _block, ...moved } = effects;
  return { ...simulation, effects: moved };
}

/** keccak of the RFC 8785 bytes; amounts as decimal strings. */
function hashOf(value: unknown): Hex {
  return keccak256(stringToHex(plainJson(value)));
}
