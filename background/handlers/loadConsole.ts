import type { Handler } from "../handler.ts";

/** Reads what the selected account sells. Effects: network. */
export const loadConsole: Handler<"loadConsole"> = (_request, { services }) => services.console.load();
