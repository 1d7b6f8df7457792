import type { Handler } from "../handler.ts";

/** Reads what a dispute about a verdict would cost. Effects: network, storage. */
export const quoteDispute: Handler<"quoteDispute"> = (about, { services }) => services.disputes.quote(about);
