import type { Handler } from "../handler.ts";

/** Asks the user to open a dispute with a signed verdict. Effects: network, storage, prompt to the user. */
export const openDispute: Handler<"openDispute"> = (order, { services }) => services.disputes.open(order);
