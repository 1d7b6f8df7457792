import type { Handler } from "../handler.ts";

/** Asks the user to take a dispute on. Effects: network, storage, prompt to the user. */
export const stepDispute: Handler<"stepDispute"> = ({ claim }, { services }) => services.disputes.step(claim);
