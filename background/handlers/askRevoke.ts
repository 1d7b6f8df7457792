import type { Handler } from "../handler.ts";

/** Asks the user to take back a grant, or ends a site's connection. Effects: storage, prompt to the user. */
export const askRevoke: Handler<"askRevoke"> = ({ id }, { services }) => services.rechecks.askRevoke(id);
