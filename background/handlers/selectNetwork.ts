import type { Handler } from "../handler.ts";

/** Selects the network of the wallet's own screens; a connected site keeps its own. Effects: storage. */
export const selectNetwork: Handler<"selectNetwork"> = async ({ chainId }, { services }) => {
  await services.networks.select(chainId);
  return { status: "done" };
};
