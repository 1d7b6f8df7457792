import type { Descriptors } from "../../../extension/domain/describe/clearSigning/descriptors.ts";
import type { DescriptorSetsView } from "../../../extension/messages/views.lists.ts";

export type AddedSet = { status: "added" } | { status: "refused"; reason: string };

/** Sets of ERC-7730 descriptors that the user added: words for the screen. Held against their hash whenever they are loaded. */
export interface DescriptorSets {
  /** For descriptions; undefined: there is none. */
  current(): Descriptors | undefined;
  view(): DescriptorSetsView;
  /** Effects: network, storage. */
  add(url: string): Promise<AddedSet>;
  /** From the text of a file that the user picked; `name` is what it is called where it says nothing of itself. Effects: storage. */
  addText(text: string, name: string): Promise<AddedSet>;
  /** Effects: storage. */
  remove(url: string): Promise<void>;
  /** Tries every set that has an address again. Never throws for one that cannot be had. Effects: network, storage. */
  refresh(): Promise<void>;
  /** Refreshes if a day has passed, and sets the next alarm. Effects: as `refresh`. */
  tick(): Promise<void>;
  watch(listener: () => void): () => void;
}

/** The name of the alarm whose firing `main` passes to `tick`. */
export const descriptorsAlarm = "descriptors";
