import { encodeConfigure, encodeCreateHub, encodeUnbind } from "../../../extension/chain/homeActs.ts";
import type { HomeAddresses, HubFacts } from "../../../extension/chain/homeFacts.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import { BaseError } from "../../../extension/errors/baseError.ts";
import { invariant } from "../../../extension/errors/invariant.ts";
import type { WareCondition, WareParameters } from "../../../extension/messages/shapes.ts";
import type { ChainDocument } from "../policy/policy.ts";
import { privateParts, publicConditions } from "./conditions.ts";
import type { AskedOutcome, Unavailable } from "./hub.ts";
import { type HubDeps, type HubPlace, noHub } from "./hubDeps.ts";
import type { HubReading } from "./hubReading.ts";

/** A hub that was read a moment ago, and where it stands. */
export interface OpenHub {
  place: HubPlace;
  addresses: HomeAddresses;
  facts: HubFacts;
  hub: Address;
}

/** Reads the selected account's hub now, because an action must not be built on an old copy. Effects: network, storage. */
export async function openHub(deps: HubDeps, reading: HubReading): Promise<OpenHub | Unavailable> {
  const open = await openPlace(deps, reading);
  if ("status" in open) return open;
  const { hub } = open.facts;
  return hub === null ? { status: "unavailable", reason: noHub } : { ...open, hub };
}

async function openPlace(deps: HubDeps, reading: HubReading): Promise<Omit<OpenHub, "hub"> | Unavailable> {
  const place = reading.place();
  if ("status" in place) return place;
  const outcome = await reading.refresh(place);
  if (outcome.status === "unavailable") return outcome;
  const facts = reading.copyOf(place)?.facts;
  const addresses = deps.reads.addressesOf(place.chainId);
  invariant(facts !== undefined && addresses !== null, "what was just read is there");
  return { place, facts, addresses };
}

/** Asks the user to create the hub. There is one for each account. Effects: network, storage, prompt to the user. */
export async function askCreateHub(deps: HubDeps, reading: HubReading): Promise<AskedOutcome> {
  const open = await openPlace(deps, reading);
  if ("status" in open) return open;
  if (open.facts.hub !== null)
    return { status: "unavailable", reason: "This account has its SecHub already." };
  return deps.ask({
    action: "createHub",
    ...open.place,
    call: encodeCreateHub(open.addresses),
    note: {
      title: "Create SecHub",
      sentence: "Creates your own SecHub contract, which only this account controls.",
      isUnderstood: true,
    },
  });
}

/** Asks the user to unbind, which also revokes the callers of the purchase. Effects: network, storage, prompt to the user. */
export async function unbindWare(deps: HubDeps, reading: HubReading, ware: number): Promise<AskedOutcome> {
  const open = await openHub(deps, reading);
  if ("status" in open) return open;
  if (!isBound(open.facts, ware)) return { status: "unavailable", reason: "This SecWare is not bound." };
  const name = nameOf(deps, ware);
  return deps.ask({
    action: "unbindWare",
    ...open.place,
    call: encodeUnbind(open.hub, ware),
    note: {
      title: "Unbind",
      sentence: `Unbinds ${name} and revokes the key that asks it. What it served already is still paid.`,
      isUnderstood: true,
    },
  });
}

export interface WareChange {
  ware: number;
  conditions: readonly WareCondition[];
  parameters: WareParameters;
}

/**
 * Asks the user to write conditions, without their amounts, and the document with amounts and parameters, in one transaction.
 *
 * Effects: network, storage, prompt to the user.
 */
export async function configureWare(
  deps: HubDeps,
  reading: HubReading,
  { ware, conditions, parameters }: WareChange,
): Promise<AskedOutcome> {
  const open = await openHub(deps, reading);
  if ("status" in open) return open;
  if (!isBound(open.facts, ware)) return { status: "unavailable", reason: "This SecWare is not bound." };
  const parts = privateParts(conditions, parameters);
  try {
    const document = await deps.policy.stage(open.place.account, chainDocumentOf(open), ware, parts);
    return await deps.ask({
      action: "configureWare",
      ...open.place,
      call: encodeConfigure(open.hub, ware, publicConditions(conditions), document),
      note: {
        title: "Change settings",
        sentence: `Writes when ${nameOf(deps, ware)} is asked, and its settings; amounts and settings are encrypted.`,
        isUnderstood: true,
      },
    });
  } catch (cause) {
    return toUnavailable(cause);
  }
}

/** The document as read with the hub. */
export function chainDocumentOf({ place, hub, facts }: OpenHub): ChainDocument {
  return { chainId: place.chainId, hub, ...facts.document };
}

/** A fault that the screen can say; a bug of ours goes on. */
export function toUnavailable(cause: unknown): Unavailable {
  if (!(cause instanceof BaseError) || cause.code.startsWith("internal.")) throw cause;
  return { status: "unavailable", reason: cause.shortMessage };
}

export function nameOf(
  { catalogue }: { catalogue: Pick<HubDeps["catalogue"], "find"> },
  ware: number,
): string {
  return catalogue.find(ware)?.name ?? `SecWare ${ware}`;
}

function isBound({ bindings }: HubFacts, ware: number): boolean {
  return bindings.some((binding) => binding.ware === ware && binding.isBound);
}
