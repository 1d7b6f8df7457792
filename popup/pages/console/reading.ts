import type { ResponseFor } from "../../../extension/messages/client.ts";

/** What the selected account sells, and what is said of it. */
export interface ConsoleReading {
  sold: ResponseFor<"loadConsole">;
  /** Null where nothing is sold of which anything could be said. */
  said: ResponseFor<"loadReviews"> | null;
}
export type SoldWare = Extract<ConsoleReading["sold"], { status: "loaded" }>["wares"][number];
type Said = Extract<ResponseFor<"loadReviews">, { status: "loaded" }>;
export type Standing = Said["standings"][number];
export type Review = Said["reviews"][number];

/** As many as one question may name. */
export const waresAtMost = 64;
