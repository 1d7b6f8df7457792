import type { Address } from "../primitives.ts";
import type { Deed, DelegationTerms } from "./action.ts";
import { delegationManager, withLimit } from "./caveats.ts";
import type { SignedPlace } from "./permits.ts";
import type { Fields } from "./typedFields.ts";

/** Stands for everybody in the delegation framework. */
const anyDelegate: Address = `0x${"a11".padStart(40, "0")}`;
const rootAuthority = `0x${"f".repeat(64)}`;

/** An ERC-7710 delegation, by its fields, whatever the domain calls itself. Null: it is none. */
export function readDelegation(fields: Fields, place: SignedPlace): Deed | null {
  if (!fields.has("delegate", "authority", "caveats")) return null;
  const delegate = fields.address("delegate");
  const isForAnybody = delegate === anyDelegate;
  const start: DelegationTerms = {
    account: fields.address("delegator"),
    isPassedOn: fields.bytes("authority") !== rootAuthority,
    isForAnybody,
    ...{ spends: [], isOnlySpending: false, targets: null, methods: null, uses: null },
    ...{ startsAt: null, endsAt: null, unknownLimits: 0 },
  };
  const to = isForAnybody ? null : delegate;
  return { kind: "delegation", what: "account", to, terms: readLimits(fields, place, start) };
}

function readLimits(fields: Fields, place: SignedPlace, start: DelegationTerms): DelegationTerms {
  const caveats = fields.list("caveats");
  // What cannot be read as limits is none, and neither is what another manager may never look at.
  if (caveats === null) return { ...start, unknownLimits: 1 };
  if (place.contract !== delegationManager) return { ...start, unknownLimits: caveats.length };
  return caveats.reduce(
    (so, caveat) => withLimit(so, caveat.address("enforcer"), caveat.bytes("terms")),
    start,
  );
}
