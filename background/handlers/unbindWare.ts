import type { Handler } from "../handler.ts";

/** Asks the user to unbind a SecWare, which also revokes its callers. Effects: network, storage, prompt to the user. */
export const unbindWare: Handler<"unbindWare"> = ({ ware }, { services }) => services.hub.unbindWare(ware);
