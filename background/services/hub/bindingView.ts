import type { BindingFacts, HomeAddresses, HubFacts } from "../../../extension/chain/homeFacts.ts";
import type { BindingView, WareView } from "../../../extension/messages/views.ts";
import { kindsOfFlags } from "../../../protocol/kindFlags.ts";
import type { PrivateParts } from "../policy/policy.ts";
import { bindingStateOf, type CallRecord, liveCallerOf } from "./bindingState.ts";
import { joinConditions } from "./conditions.ts";
import type { ActiveBinding } from "./hub.ts";

/** Everything that is joined into the view of one binding. */
export interface BindingSources {
  facts: HubFacts;
  /** Seconds since `facts` were read. */
  elapsed: number;
  ware: WareView | null;
  parts: PrivateParts;
  record: CallRecord;
  wareRecordOf: (ware: number) => BindingView["record"];
}

const nowhere = "0x0000000000000000000000000000000000000000" as const;

/** One row of the SecHub panel. */
export function bindingViewOf(binding: BindingFacts, sources: BindingSources): BindingView {
  const { ware, parts, record } = sources;
  const { purchase } = binding;
  return {
    ware: binding.ware,
    name: ware?.name ?? `SecWare ${binding.ware}`,
    host: binding.host,
    plan: purchase.plan,
    purchaseId: purchase.purchaseId,
    ...stateOf(binding, sources),
    calls: purchase.calls,
    callsLeft: Math.max(0, purchase.calls - Math.max(purchase.used, record.used)),
    expiresAt: purchase.end * 1000,
    pricePerCall: pricePerCallOf(binding).toString(),
    kinds: kindsOfFlags(purchase.flags),
    needs: ware?.needs ?? {},
    conditions: joinConditions(binding.conditions, parts),
    parameters: parts.parameters,
    parameterFields: ware?.parameterFields ?? [],
    health: record.health,
    record: sources.wareRecordOf(binding.ware),
  };
}

/** The same binding for the client that asks. */
export function activeBindingOf(
  binding: BindingFacts,
  sources: BindingSources,
  { chainId, market }: Pick<HomeAddresses, "chainId" | "market">,
): ActiveBinding {
  const { purchase, ware, host, manifestHash } = binding;
  const { purchaseId, buyerNonce, epoch, calls, flags, end } = purchase;
  const caller = liveCallerOf(binding);
  return {
    ...{ chainId, market, ware, host, manifestHash, purchaseId, buyerNonce, epoch, calls, flags, end },
    owner: sources.facts.owner,
    hub: sources.facts.hub ?? nowhere,
    name: sources.ware?.name ?? `SecWare ${ware}`,
    caller: caller?.caller ?? nowhere,
    callerSettled: caller?.settled ?? 0,
    pricePerCall: pricePerCallOf(binding),
    ...stateOf(binding, sources),
    conditions: joinConditions(binding.conditions, sources.parts),
    parameters: sources.parts.parameters,
  };
}

function stateOf(binding: BindingFacts, { facts, elapsed, ware, record }: BindingSources) {
  const needed = binding.purchase.confirmations;
  // Blocks are counted by the times of the last few; what is older than all of them is old enough.
  const since = facts.recentBlocks.filter((timestamp) => timestamp > binding.purchase.start).length;
  const manifestProblem = ware === null || ware.isVerified ? null : ware.problem;
  const blocks = { since: since < facts.recentBlocks.length ? since : needed, needed };
  return bindingStateOf(binding, { at: facts.at, elapsed, blocks, record, manifestProblem });
}

function pricePerCallOf({ purchase: { amount, calls } }: BindingFacts): bigint {
  return calls === 0 ? 0n : amount / BigInt(calls);
}
