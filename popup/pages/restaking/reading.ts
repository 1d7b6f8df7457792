import type { ResponseFor } from "../../../extension/messages/client.ts";

/** What the wallet read of restaking, or why it could not. */
export type RestakingReading = ResponseFor<"loadRestaking">;
export type Restaked = Extract<RestakingReading, { status: "loaded" }>;
