import type { Handler } from "../handler.ts";

/** Asks the user to create the selected account's SecHub. Effects: network, storage, prompt to the user. */
export const createHub: Handler<"createHub"> = (_request, { services }) => services.hub.createHub();
