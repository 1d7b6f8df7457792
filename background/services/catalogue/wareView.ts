import type { PlanFacts, WareFacts } from "../../../extension/chain/homeFacts.ts";
import type { PlanView, WareView } from "../../../extension/messages/views.ts";
import { kindsOfFlags } from "../../../protocol/kindFlags.ts";
import type { Manifest } from "../../../protocol/manifest.ts";
import type { ManifestOutcome } from "./manifestFetch.ts";

/** One row of the catalogue: words from the verified manifest, everything that money hangs on from the chain. */
export function wareViewOf(facts: WareFacts, outcome: ManifestOutcome, isBound: boolean): WareView {
  const manifest = outcome.status === "verified" ? outcome.manifest : null;
  const problem = outcome.status === "verified" ? identityProblem(facts, outcome.manifest) : outcome.problem;
  return {
    ware: facts.ware,
    isVerified: problem === null,
    problem,
    publisher: facts.owner,
    host: facts.host,
    ...(problem === null && manifest !== null ? wordsOf(manifest) : wordless(facts)),
    sla: facts.sla,
    stake: facts.stake.toString(),
    score: null,
    status: facts.status,
    plans: facts.plans.map(planViewOf),
    isBound,
  };
}

/** A true hash does not keep a developer from publishing a manifest of somebody else's SecWare. */
function identityProblem(facts: WareFacts, manifest: Manifest): string | null {
  if (BigInt(manifest.secwareId) !== BigInt(facts.ware)) return "Its manifest names another SecWare.";
  return hostOfOrigin(manifest.origin) === facts.host ? null : "Its manifest names another host.";
}

function hostOfOrigin(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function wordsOf(manifest: Manifest) {
  const { name, description, category, kinds, needs, parameters } = manifest;
  const chains = manifest.chains.map((chain) => Number(chain.slice("eip155:".length)));
  return { name, description, category, kinds, chains, needs, parameterFields: parameters };
}

function wordless({ ware }: WareFacts) {
  const name = `SecWare ${ware}`;
  return { name, description: "", category: "other", kinds: [], chains: [], needs: {}, parameterFields: [] };
}

function planViewOf({ plan, planHash, price, units, duration, flags, isOnSale }: PlanFacts): PlanView {
  return {
    plan,
    planHash,
    price: price.toString(),
    calls: units,
    durationSeconds: duration,
    kinds: kindsOfFlags(flags),
    isOnSale,
  };
}
