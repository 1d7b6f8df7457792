import type { Handler } from "../handler.ts";

/** Adds or changes a network, if its node says the same chain. Effects: network, storage. */
export const saveNetwork: Handler<"saveNetwork"> = (network, { services }) => services.networks.save(network);
