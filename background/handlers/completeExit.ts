import type { Handler } from "../handler.ts";

/** Asks the user to take out a withdrawal that is due. Effects: network, storage, prompt to the user. */
export const completeExit: Handler<"completeExit"> = ({ exit }, { services }) =>
  services.restaking.completeExit(exit);
