import type { SessionView } from "../../../extension/messages/views.ts";

/** Whether the wallet is there, open, and in which world it lives. */
export interface SessionService {
  view(): SessionView;
  /** A demo profile: its keys and words are for the local world only. */
  isDemo(): boolean;
}
