import type { Handler } from "../handler.ts";

/** Reads hub, bindings, purchases and document from the home chain again. Effects: network, storage. */
export const refreshHub: Handler<"refreshHub"> = (_request, { services }) => services.hub.refresh();
