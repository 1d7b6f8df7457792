import type { Address } from "../../extension/domain/primitives.ts";

/** EIP-2255's description of what a site was given. */
export function describePermissions(origin: string, accounts: readonly Address[]): unknown[] {
  if (accounts.length === 0) return [];
  const caveats = [{ type: "restrictReturnedAccounts", value: [...accounts] }];
  return [{ invoker: origin, parentCapability: "eth_accounts", caveats }];
}
