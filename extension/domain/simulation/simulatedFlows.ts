import { tokenAt } from "../coreTokens.ts";
import type { Asset } from "../decode/action.ts";
import { isUnlimited } from "../decode/amounts.ts";
import { assetView } from "../describe/assetView.ts";
import type { PhraseContext } from "../describe/phrases.ts";
import type { FlowView } from "../description.ts";
import type { Difference, SimulationDone } from "./simulation.ts";

/** What left and what came in a simulation, and what somebody may now take. */
export interface SimulatedFlows {
  out: readonly FlowView[];
  in: readonly FlowView[];
  allowed: readonly FlowView[];
}

/** Puts differences in words. A piece is said once, by its number, and not also as one of its collection. */
export function simulatedFlows({ differences }: SimulationDone, place: PhraseContext): SimulatedFlows {
  const numbered = new Set(differences.flatMap(({ of }) => (of.kind === "piece" ? [of.token] : [])));
  const moved = differences.filter(({ of }) => !(of.kind === "token" && numbered.has(of.token)));
  return {
    out: moved.filter(({ before, after }) => after < before).flatMap((one) => moveView(one, place)),
    in: moved.filter(({ before, after }) => after > before).flatMap((one) => moveView(one, place)),
    allowed: moved.filter(({ before, after }) => after > before).flatMap((one) => powerView(one, place)),
  };
}

function moveView(difference: Difference, place: PhraseContext): readonly FlowView[] {
  const asset = assetOf(difference);
  return asset === null ? [] : [assetView(asset, null, null, place)];
}

function powerView({ of, after }: Difference, place: PhraseContext): readonly FlowView[] {
  if (of.kind === "operator") {
    const everything = { amount: "everything", symbol: "of a collection" };
    return [{ ...everything, token: of.token, party: of.operator, note: null }];
  }
  if (of.kind !== "allowance") return [];
  const view = assetView({ kind: "erc20", token: of.token, amount: after }, of.spender, null, place);
  if (!isUnlimited(after)) return [view];
  const isKnown = tokenAt(place.chainId, of.token, place.context) !== null;
  return [{ ...view, amount: "any amount", symbol: isKnown ? view.symbol : "of an unknown token" }];
}

/** What moved, by its size; null for what is allowed rather than moved. */
export function assetOf({ of, before, after }: Difference): Asset | null {
  const amount = after > before ? after - before : before - after;
  switch (of.kind) {
    case "coin":
      return { kind: "coin", amount };
    case "token":
      return { kind: "erc20", token: of.token, amount };
    case "piece":
    case "edition":
      return { kind: "nft", token: of.token, tokenId: of.id, amount };
    default:
      return null;
  }
}
