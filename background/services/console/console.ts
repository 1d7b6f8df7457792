import type { ResponseFor } from "../../../extension/messages/client.ts";
import type { AskedOutcome } from "../hub/hub.ts";

/** What the selected account sells: usage, revenue, stake; and taking out what is due. */
export interface ConsoleService {
  /** Effects: network. */
  load(): Promise<ResponseFor<"loadConsole">>;
  /** Effects: network. Makes the wallet's own request. */
  withdrawRevenue(ware: number): Promise<AskedOutcome>;
}
