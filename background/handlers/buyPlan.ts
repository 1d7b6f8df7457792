import type { Handler } from "../handler.ts";

/** Asks the user to buy and bind, if price and terms are still those of the screen. Effects: network, storage, prompt to the user. */
export const buyPlan: Handler<"buyPlan"> = (order, { services }) => services.hub.buyPlan(order);
