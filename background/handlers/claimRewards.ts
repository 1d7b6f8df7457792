import type { Handler } from "../handler.ts";

/** Asks the user to claim rewards. Effects: network, storage, prompt to the user. */
export const claimRewards: Handler<"claimRewards"> = (_request, { services }) =>
  services.restaking.claimRewards();
