import * as v from "valibot";

/** EIP-2255's parameter. Accounts are the one thing that can be asked for; caveats of the page's are not looked at. */
export const permissionParams = v.strictTuple([
  v.looseObject({ eth_accounts: v.record(v.string(), v.unknown()) }),
]);
