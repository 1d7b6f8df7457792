import type { Handler } from "../handler.ts";

/** Asks the user to restake ETH. Effects: network, storage, prompt to the user. */
export const restake: Handler<"restake"> = (order, { services }) => services.restaking.restake(order);
