import type { Address } from "../primitives.ts";
import type { AllowDeed, GrantForm } from "./action.ts";
import { max160 } from "./amounts.ts";
import { lower } from "./dynamic.ts";

export interface Permit2Details {
  token: Address;
  amount: bigint;
  expiration: number | bigint;
}

/** An allowance that Permit2 is handed by a signature. */
export function permit2Allow(
  owner: unknown,
  spender: unknown,
  details: Permit2Details,
  form: GrantForm = "relayed",
): AllowDeed {
  return {
    kind: "allow",
    token: lower(details.token),
    owner: lower(owner),
    spender: lower(spender),
    amount: details.amount,
    most: max160,
    mode: "set",
    endsAt: BigInt(details.expiration),
    form,
    isOnce: false,
  };
}
