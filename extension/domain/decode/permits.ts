import type { Address } from "../primitives.ts";
import type { AllowDeed, Deed } from "./action.ts";
import { max160, max256 } from "./amounts.ts";
import { complete } from "./complete.ts";
import { permit2Allow } from "./permit2.ts";
import type { Fields } from "./typedFields.ts";

/** Where a typed message is valid: its own contract, and the account that signs. */
export interface SignedPlace {
  contract: Address | null;
  account: Address;
}

/** Reads the families of signed grants by their fields, whatever the domain calls itself. Null: none of them. */
export function readPermit(primaryType: string, message: Fields, place: SignedPlace): readonly Deed[] | null {
  return (
    readTokenPermit(message, place) ??
    readPermit2(message, place) ??
    readPermit2Transfer(primaryType, message, place) ??
    readAuthorization(message, place)
  );
}

function readTokenPermit(message: Fields, place: SignedPlace): readonly Deed[] | null {
  const spender = message.address("spender");
  if (spender === null || place.contract === null) return null;
  const value = message.amount("value") ?? message.amount("amount");
  const owner = message.address("owner") ?? message.address("holder");
  const allowed = message.flag("allowed");
  const endsAt = message.amount("deadline") ?? message.amount("expiry");
  if (owner === null || (value === null && allowed === null)) return null;
  const amount = value ?? (allowed === true ? max256 : 0n);
  // DAI's expiry of zero means that the permit never ends.
  const isEndless = allowed !== null && endsAt === 0n;
  return [signedAllow({ token: place.contract, owner, spender, amount, endsAt: isEndless ? null : endsAt })];
}

function readPermit2(message: Fields, place: SignedPlace): readonly Deed[] | null {
  const spender = message.address("spender");
  const one = message.struct("details");
  const details = message.list("details") ?? (one === null ? null : [one]);
  if (spender === null || details === null) return null;
  return complete(
    details.map((fields) => {
      const token = fields.address("token");
      const amount = fields.amount("amount");
      if (token === null || amount === null) return null;
      const expiration = fields.amount("expiration") ?? 0n;
      return permit2Allow(place.account, spender, { token, amount, expiration }, "signature");
    }),
  );
}

function readPermit2Transfer(
  primaryType: string,
  message: Fields,
  place: SignedPlace,
): readonly Deed[] | null {
  const one = message.struct("permitted");
  const permitted = message.list("permitted") ?? (one === null ? null : [one]);
  const spender = message.address("spender");
  if (permitted === null || spender === null || !/^Permit/.test(primaryType)) return null;
  const endsAt = message.amount("deadline");
  return complete(
    permitted.map((fields) => {
      const token = fields.address("token");
      const amount = fields.amount("amount");
      if (token === null || amount === null) return null;
      return {
        ...signedAllow({ token, owner: place.account, spender, amount, endsAt }),
        isOnce: true,
        most: max160,
      };
    }),
  );
}

/** ERC-3009: whoever holds the signature may move exactly this once. */
function readAuthorization(message: Fields, place: SignedPlace): readonly Deed[] | null {
  const owner = message.address("from");
  const spender = message.address("to");
  const amount = message.amount("value");
  const endsAt = message.amount("validBefore");
  if (owner === null || spender === null || amount === null || endsAt === null || place.contract === null)
    return null;
  return [{ ...signedAllow({ token: place.contract, owner, spender, amount, endsAt }), isOnce: true }];
}

function signedAllow(grant: Pick<AllowDeed, "token" | "owner" | "spender" | "amount" | "endsAt">): AllowDeed {
  return { kind: "allow", ...grant, most: max256, mode: "set", form: "signature", isOnce: false };
}
