import type { CatalogueView, WareView } from "../../../extension/messages/views.ts";
import type { RefreshOutcome } from "../hub/hub.ts";

/** What the registry lists, with each manifest verified by its hash; what cannot be verified is listed as such. */
export interface CatalogueService {
  view(): CatalogueView;
  /** Effects: network, storage. Where the chain cannot be read the last good copy stays and is said to be old. */
  refresh(): Promise<RefreshOutcome>;
  /** As last read; null: not listed. */
  find(ware: number): WareView | null;
  watch(listener: () => void): () => void;
}
