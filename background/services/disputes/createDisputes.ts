import * as v from "valibot";
import type { HomeReads } from "../../../extension/chain/homeReads.ts";
import {
  claimData,
  encodeActWithFunds,
  encodeClaimStep,
  type SignedVerdict,
} from "../../../extension/chain/marketActs.ts";
import { formatUnits } from "../../../extension/domain/describe/units.ts";
import type { Hex } from "../../../extension/domain/primitives.ts";
import { invariant } from "../../../extension/errors/invariant.ts";
import type { EvidenceRepository } from "../../../extension/storage/activity.ts";
import { envelope, verdictOf } from "../../../protocol/envelope.ts";
import { type HomePlaceDeps, homePlaceOf } from "../hub/homePlace.ts";
import { nameOf, toUnavailable } from "../hub/hubActions.ts";
import { type HubDeps, noHub } from "../hub/hubDeps.ts";
import type { AskOwn } from "../hub/ownAsks.ts";
import { signPermit } from "../hub/permit.ts";
import { nextStepOf } from "./claimSteps.ts";
import type { DisputeAbout, DisputeService } from "./disputes.ts";

export interface DisputeDeps extends HomePlaceDeps {
  reads: Pick<HomeReads, "addressesOf" | "readHub" | "readFunds" | "readClaims" | "readClaimTerms">;
  evidence: Pick<EvidenceRepository, "loadOf">;
  catalogue: Pick<HubDeps["catalogue"], "find">;
  /** `sign` is used for one thing: the permit of the exact bond, on the user's press of the button. */
  vault: Pick<HubDeps["vault"], "sign">;
  ask: AskOwn;
}

/** Disputes over what was signed: the evidence is what the wallet verified and kept. */
export function createDisputes(deps: DisputeDeps): DisputeService {
  return {
    quote: (about) => guarded(() => quote(deps, about)),
    open: (order) => guarded(() => openClaim(deps, order)),
    load: () => guarded(() => load(deps)),
    step: (claim) => guarded(() => step(deps, claim)),
  };
}

async function guarded<T>(act: () => Promise<T>) {
  try {
    return await act();
  } catch (cause) {
    return toUnavailable(cause);
  }
}

const unavailable = (reason: string) => ({ status: "unavailable", reason }) as const;
const notKept = "The verdict as it was signed is not kept any more, or was not about a paid call.";

async function openHome(deps: DisputeDeps) {
  const place = homePlaceOf(deps);
  if ("status" in place) return place;
  const facts = await deps.reads.readHub(place.chainId, place.account);
  const addresses = deps.reads.addressesOf(place.chainId);
  invariant(addresses !== null, "what was just read is there");
  return facts.hub === null ? unavailable(noHub) : { place, addresses, hub: facts.hub, at: facts.at };
}

/** The kept envelope of one request and SecWare. It was verified before it was kept; its shape is checked again. */
async function keptVerdict(
  { evidence }: DisputeDeps,
  { request, ware }: DisputeAbout,
): Promise<SignedVerdict | null> {
  const row = (await evidence.loadOf(request)).find((one) => one.ware === ware);
  const decoded = v.safeParse(envelope, row?.envelope);
  if (!decoded.success) return null;
  return { verdict: verdictOf(decoded.output), signature: decoded.output.signature };
}

async function termsOf(deps: DisputeDeps, about: DisputeAbout) {
  const open = await openHome(deps);
  if ("status" in open) return open;
  const signed = await keptVerdict(deps, about);
  if (signed === null) return unavailable(notKept);
  const terms = await deps.reads.readClaimTerms(open.place.chainId, about.ware, signed.verdict.purchaseId);
  if (terms.amount === 0n)
    return unavailable("This verdict came with a free plan. Nothing was paid, and nothing can be claimed.");
  if (open.at.timestamp >= terms.until)
    return unavailable("The time for disputes over this purchase is over.");
  return { ...open, signed, terms };
}

async function quote(deps: DisputeDeps, about: DisputeAbout) {
  const open = await termsOf(deps, about);
  if ("status" in open) return open;
  const { amount, bond, until } = open.terms;
  return { status: "loaded" as const, amount: amount.toString(), bond: bond.toString(), until };
}

const accusations = { sla: "broke its promise", malice: "meant harm" } as const;

async function openClaim(deps: DisputeDeps, order: Parameters<DisputeService["open"]>[0]) {
  const open = await termsOf(deps, order);
  if ("status" in open) return open;
  const { place, hub, addresses, signed, terms } = open;
  const { amount, bond } = terms;
  if (bond.toString() !== order.expectedBond) return { status: "changed" as const, bond: bond.toString() };
  const { account, chainId } = place;
  const funds = await deps.reads.readFunds(chainId, account, hub);
  if (funds.sec < bond) return { status: "short" as const, sec: (bond - funds.sec).toString() };
  const permit = await signPermit(deps.vault, { account, hub, addresses, funds, total: bond });
  const data = claimData(order.kind, amount, signed);
  const what = `${nameOf(deps, order.ware)} ${accusations[order.kind]}`;
  return await deps.ask({
    action: "openDispute",
    ...place,
    call: encodeActWithFunds(hub, { target: addresses.disputes, data, amount: bond, permit }),
    moves: [{ token: addresses.secToken, amount: bond }],
    note: {
      title: "Open a dispute",
      sentence: `Claims in public that ${what}, with its signed verdict as evidence, for up to ${formatUnits(amount, 18)} SEC. A bond of ${formatUnits(bond, 18)} SEC is put up; it comes back if the claim is upheld, all but a tenth if nothing is proven, and nothing of it if it is refuted.`,
      isUnderstood: true,
    },
  });
}

async function load(deps: DisputeDeps) {
  const open = await openHome(deps);
  if ("status" in open) return open;
  const claims = await deps.reads.readClaims(open.place.chainId, open.hub);
  return {
    status: "loaded" as const,
    at: open.at.timestamp,
    claims: claims.slice(0, 100).map((one) => ({
      ...one,
      name: nameOf(deps, one.ware).slice(0, 300),
      sum: one.sum.toString(),
      bond: one.bond.toString(),
      next: nextStepOf(one),
    })),
  };
}

const stepWords = {
  advance: "Takes the claim on, since nobody answered it in time.",
  tally: "Has the votes of the jury counted.",
  execute: "Carries out what was decided: bonds go back or are lost, and what was upheld is paid.",
} as const;

async function step(deps: DisputeDeps, claim: Hex) {
  const open = await openHome(deps);
  if ("status" in open) return open;
  const claims = await deps.reads.readClaims(open.place.chainId, open.hub);
  const own = claims.find((one) => one.claim === claim);
  const next = own === undefined ? null : nextStepOf(own);
  if (next === null) return unavailable("There is nothing to take on in this dispute.");
  if (open.at.timestamp < next.from) return unavailable("Its time has not come yet.");
  return await deps.ask({
    action: "stepDispute",
    ...open.place,
    call: encodeClaimStep(open.addresses, claim, next.step),
    note: { title: "Take a dispute on", sentence: stepWords[next.step], isUnderstood: true },
  });
}
