import { encodeWithdraw } from "../../../extension/chain/homeActs.ts";
import type { SoldFacts } from "../../../extension/chain/homeFacts.ts";
import type { HomeReads } from "../../../extension/chain/homeReads.ts";
import { formatUnits } from "../../../extension/domain/describe/units.ts";
import { type HomePlaceDeps, homePlaceOf } from "../hub/homePlace.ts";
import { toUnavailable } from "../hub/hubActions.ts";
import type { AskOwn } from "../hub/ownAsks.ts";
import type { ConsoleService } from "./console.ts";

export interface ConsoleDeps extends HomePlaceDeps {
  reads: Pick<HomeReads, "addressesOf" | "readSold">;
  ask: AskOwn;
}

/** The developer's side of the home chain. */
export function createConsole(deps: ConsoleDeps): ConsoleService {
  const { reads, ask } = deps;
  return {
    async load() {
      const place = homePlaceOf(deps);
      if ("status" in place) return place;
      try {
        const sold = await reads.readSold(place.chainId, place.account);
        return { status: "loaded", wares: sold.map(viewOf) };
      } catch (cause) {
        return toUnavailable(cause);
      }
    },
    async withdrawRevenue(ware) {
      const place = homePlaceOf(deps);
      if ("status" in place) return place;
      try {
        const sold = await reads.readSold(place.chainId, place.account);
        const addresses = reads.addressesOf(place.chainId);
        const facts = sold.find((entry) => entry.ware === ware);
        if (facts === undefined || addresses === null)
          return { status: "unavailable", reason: "This account does not offer that SecWare." };
        if (facts.withdrawable === 0n) return { status: "unavailable", reason: nothingDue(facts) };
        const sentence = `Takes out ${formatUnits(facts.withdrawable, 18)} SEC of revenue to this account.`;
        return await ask({
          action: "withdrawRevenue",
          ...place,
          call: encodeWithdraw(addresses, ware),
          note: { title: "Withdraw revenue", sentence, isUnderstood: true },
        });
      } catch (cause) {
        return toUnavailable(cause);
      }
    },
  };
}

function nothingDue({ waiting, heldBack }: SoldFacts): string {
  if (heldBack > 0n) return "Open claims hold the revenue back that has come free.";
  return waiting.length === 0 ? "There is no revenue." : "No day of revenue has come yet.";
}

function viewOf(facts: SoldFacts) {
  const { callsSold, callsSettled, stake, stakeNeeded, withdrawable, heldBack, waiting } = facts;
  return {
    ...facts,
    callsSold: callsSold.toString(),
    callsSettled: callsSettled.toString(),
    stake: stake.toString(),
    stakeNeeded: stakeNeeded.toString(),
    withdrawable: withdrawable.toString(),
    heldBack: heldBack.toString(),
    waiting: waiting.map(({ unlocksAt, amount }) => ({ unlocksAt, amount: amount.toString() })),
  };
}
