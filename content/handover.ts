/** The event by which the page script hands its port to the bridge, before any page code runs. */
export const handoverEvent = "sechub:port";

/** What crosses the private port towards the bridge. `params` is JSON, so that nothing live is shared. */
export interface Ask {
  id: string;
  method: string;
  params: string | undefined;
}

/** Events that a page may see. The relay forwards these and no others. */
export const eventNames = ["connect", "disconnect", "accountsChanged", "chainChanged"] as const;
export type EventName = (typeof eventNames)[number];
