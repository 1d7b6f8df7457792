import { type PermitSignature, permitDigestOf } from "../../../extension/chain/homeActs.ts";
import type { HomeAddresses } from "../../../extension/chain/homeFacts.ts";
import type { Funds } from "../../../extension/chain/readFunds.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { Vault } from "../vault/vault.ts";

/** From the latest block's time on, so that a moved chain breaks nothing. */
const permitSeconds = 3600;

export interface PermitTerms {
  account: Address;
  /** The user's own SecHub; nobody else ever gets a permit. */
  hub: Address;
  addresses: HomeAddresses;
  funds: Funds;
  total: bigint;
}

/** Signs a permit of exactly `total` for the user's own SecHub; null where its allowance suffices. */
export async function signPermit(
  vault: Pick<Vault, "sign">,
  { account, hub, addresses, funds, total }: PermitTerms,
): Promise<PermitSignature | null> {
  if (funds.allowance >= total) return null;
  const deadline = BigInt(funds.at.timestamp + permitSeconds);
  const permit = { owner: account, spender: hub, value: total, nonce: funds.permitNonce, deadline };
  const digest = permitDigestOf(addresses, funds.tokenName, permit);
  return { value: total, deadline, signature: await vault.sign(account, digest) };
}
