import type { ListView } from "../../../extension/domain/lists/listView.ts";
import type { FeedsView } from "../../../extension/messages/views.lists.ts";

export type AddedFeed = { status: "added" } | { status: "refused"; reason: string };

/** The lists that the user added: verified on load, renewed once a day, the last good copy kept whatever comes. */
export interface Lists {
  /** For inspections. */
  current(): ListView;
  view(): FeedsView;
  /** Effects: network, storage. */
  add(url: string): Promise<AddedFeed>;
  /** From the text of a file that the user picked. A later copy takes the place of the one of the same name. Effects: storage. */
  addText(text: string): Promise<AddedFeed>;
  /** Effects: storage. */
  remove(url: string): Promise<void>;
  /** Tries every list that has an address again. Never throws for a list that cannot be had. Effects: network, storage. */
  refresh(): Promise<void>;
  /** Refreshes if a day has passed, and sets the next alarm. Effects: as `refresh`. */
  tick(): Promise<void>;
  watch(listener: () => void): () => void;
}

/** The name of the alarm whose firing `main` passes to `tick`. */
export const listsAlarm = "lists";
