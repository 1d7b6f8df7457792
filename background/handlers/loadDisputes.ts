import type { Handler } from "../handler.ts";

/** Reads the disputes of the selected account's SecHub. Effects: network. */
export const loadDisputes: Handler<"loadDisputes"> = (_request, { services }) => services.disputes.load();
