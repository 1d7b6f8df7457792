import type { Handler } from "../handler.ts";

/** Asks the user to write the encrypted document to the SecHub. Effects: network, storage, prompt to the user. */
export const writeDocument: Handler<"writeDocument"> = (_request, { services }) =>
  services.policy.writeDocument();
