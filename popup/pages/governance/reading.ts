import type { ResponseFor } from "../../../extension/messages/client.ts";

/** What the wallet read of votes, or why it could not. */
export type GovernanceReading = ResponseFor<"loadGovernance">;
export type GovernanceFacts = Extract<GovernanceReading, { status: "loaded" }>;
