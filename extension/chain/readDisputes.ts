import type { Address, Hex } from "../domain/primitives.ts";
import { disputesAbi, marketAbi, providerStakeAbi } from "./generated/abi.ts";
import { type ClaimFacts, type ClaimTerms, claimKinds, claimOutcomes, claimStates } from "./marketFacts.ts";
import { readEvents } from "./readEvents.ts";
import { type HomeView, readEach, readMany } from "./readMany.ts";

const daySeconds = 86_400;
/** After a purchase's close: the grace of settlement and the window of disputes; `Windows.sol` says the same. */
const claimSeconds = 9 * daySeconds;
/** What a ruling can take of a stake at most, and what of the sum a bond is, in ten thousandths. */
const slaBps = 500n;
const bondBps = 1000n;
/** The least bond is kept in whole SEC. */
const wholeSec = 10n ** 18n;

/** Reads the claims of a hub, newest first. Effects: network. */
export async function readClaims(home: HomeView, hub: Address): Promise<ClaimFacts[]> {
  const disputes = { address: home.addresses.disputes, abi: disputesAbi } as const;
  const events = await readEvents(home, (range) =>
    home.client.viem.getContractEvents({
      ...disputes,
      ...range,
      eventName: "ClaimOpened",
      args: { claimant: hub },
      strict: true,
    }),
  );
  const each = events.map(({ args }) => [args.claim] as const);
  const claims = await readEach(home.client, disputes, "claimOf", each);
  const bonds = await readEach(home.client, disputes, "bondOf", each);
  return claims
    .map((facts, index): ClaimFacts => {
      const { ware, sum, since, hasJury } = facts;
      const bond = bonds[index] ?? 0n;
      return {
        ...{ claim: events[index]?.args.claim ?? "0x", ware, sum, bond, since, hasJury },
        kind: claimKinds[facts.kind] ?? "sla",
        state: claimStates[facts.state] ?? "none",
        outcome: claimOutcomes[facts.outcome] ?? "none",
      };
    })
    .reverse();
}

/** Reads what a claim over a purchase would cost now. Effects: network. */
export async function readClaimTerms(home: HomeView, ware: number, purchaseId: Hex): Promise<ClaimTerms> {
  const { disputes, market, providerStake } = home.addresses;
  const purchases = { address: market, abi: marketAbi } as const;
  const [least, purchase, closesAt, slashable] = await readMany(home.client, [
    { address: disputes, abi: disputesAbi, functionName: "bondLeast" },
    { ...purchases, functionName: "purchaseOf", args: [purchaseId] },
    { ...purchases, functionName: "closesAtOf", args: [purchaseId] },
    { address: providerStake, abi: providerStakeAbi, functionName: "slashableOf", args: [ware] },
  ]);
  const most = part(slashable, slaBps);
  // A bond is of what could be taken, however much more was paid.
  const share = part(smaller(purchase.amount, most), bondBps);
  return {
    amount: purchase.amount,
    bond: larger(share, BigInt(least) * wholeSec),
    until: Number(closesAt) + claimSeconds,
  };
}

function larger(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}

function smaller(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

/** Rounded up, as what is taken always is. */
function part(whole: bigint, bps: bigint): bigint {
  return (whole * bps + 9_999n) / 10_000n;
}
