import type { Handler } from "../handler.ts";

/** Reads proposals and the selected account's voice. Effects: network. */
export const loadGovernance: Handler<"loadGovernance"> = (_request, { services }) =>
  services.governance.load();
