import type { Handler } from "../handler.ts";

/** Reads operators and what the selected account restakes. Effects: network. */
export const loadRestaking: Handler<"loadRestaking"> = (_request, { services }) => services.restaking.load();
