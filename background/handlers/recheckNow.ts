import type { Handler } from "../handler.ts";

/** Checks now what still stands. Effects: network, storage. */
export const recheckNow: Handler<"recheckNow"> = (_request, { services }) => services.rechecks.run();
