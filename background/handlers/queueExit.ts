import type { Handler } from "../handler.ts";

/** Asks the user to queue a withdrawal. Effects: network, storage, prompt to the user. */
export const queueExit: Handler<"queueExit"> = ({ shares }, { services }) =>
  services.restaking.queueExit(shares);
