import * as v from "valibot";
import type { PolicyReading } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import { policyVersionOf } from "../../../extension/domain/policy/policyVersion.ts";
import type { BindingView, WareView } from "../../../extension/messages/views.ts";

/** A bound SecWare: how it is bound, and what it says of itself; null: that was not read. */
export interface BoundMark {
  ware: number;
  name: string;
  binding: string;
  manifest: string | null;
}

/** What the built-in requests are decided by. */
export interface WhatDecides {
  version: string;
  policy: string;
  /** Null: which are bound could not be read. */
  services: readonly BoundMark[] | null;
}

const mark = v.object({
  ware: v.number(),
  name: v.string(),
  binding: v.string(),
  manifest: v.nullable(v.string()),
});
const outcome = v.picklist(["allow", "warn", "hold", "block", "refused"]);
/** The last run, as it is kept for each account. */
export const keptRun = v.object({
  at: v.number(),
  version: v.string(),
  policy: v.string(),
  services: v.nullable(v.array(mark)),
  outcomes: v.record(v.string(), outcome),
});
export type KeptRun = v.InferOutput<typeof keptRun>;

export function policyMarkOf(reading: PolicyReading): string {
  return reading.status === "decoded" ? policyVersionOf(reading.document) : "unreadable";
}

/** What counts of a binding; calls used up and answer times do not. */
export function boundMarkOf(binding: BindingView, ware: WareView | null): BoundMark {
  const { name, state, plan, purchaseId, kinds, conditions, parameters } = binding;
  return {
    ...{ ware: binding.ware, name },
    binding: JSON.stringify({ state, plan, purchaseId, kinds, conditions, parameters }),
    manifest: ware === null ? null : manifestMarkOf(ware),
  };
}

function manifestMarkOf({
  name,
  host,
  publisher,
  status,
  kinds,
  chains,
  needs,
  sla,
  problem,
}: WareView): string {
  return JSON.stringify({ name, host, publisher, status, kinds, chains, needs, sla, problem });
}

/** What is not as it was, in words; empty: nothing. */
export function whyAgain(before: KeptRun | null, now: WhatDecides): readonly string[] {
  if (before === null) return ["it had not been done yet"];
  const why: string[] = [];
  if (before.version !== now.version) why.push(`SecHub went from ${before.version} to ${now.version}`);
  if (before.policy !== now.policy) why.push("your rules changed");
  return [...why, ...whyServices(before.services ?? [], now.services)];
}

function whyServices(before: readonly BoundMark[], now: readonly BoundMark[] | null): readonly string[] {
  // What cannot be read is not gone.
  if (now === null) return [];
  const gone = before.filter(({ ware }) => !now.some((one) => one.ware === ware));
  return [
    ...now.flatMap((one) =>
      whyService(
        before.find(({ ware }) => ware === one.ware),
        one,
      ),
    ),
    ...gone.map(({ name }) => `${name} is no longer bound`),
  ];
}

function whyService(before: BoundMark | undefined, now: BoundMark): readonly string[] {
  if (before === undefined) return [`${now.name} was bound`];
  const isOther = (was: string | null, is: string | null) => was !== null && is !== null && was !== is;
  return [
    ...(isOther(before.binding, now.binding) ? [`the binding of ${now.name} changed`] : []),
    ...(isOther(before.manifest, now.manifest) ? [`what ${now.name} says of itself changed`] : []),
  ];
}

/** What is kept of the services: what could not be read now stays as it was. */
export function keptServices(before: KeptRun | null, { services }: WhatDecides): BoundMark[] | null {
  if (services === null) return before?.services ?? null;
  return services.map((one) => {
    const was = before?.services?.find(({ ware }) => ware === one.ware);
    return { ...one, manifest: one.manifest ?? was?.manifest ?? null };
  });
}
