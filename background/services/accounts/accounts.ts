import type { Address } from "../../../extension/domain/primitives.ts";
import type { AccountsView } from "../../../extension/messages/views.ts";

/** The accounts as the user sees them: their names, and which one is selected. Nothing is shown while locked. */
export interface Accounts {
  view(): AccountsView;
  /** Null while locked or empty. */
  selected(): Address | null;
  /** A short form of the address where the user gave no name. */
  nameOf(address: Address): string;
  /** Whether the unlocked vault holds this account. */
  has(address: Address): boolean;
  select(address: Address): Promise<void>;
  rename(address: Address, name: string): Promise<void>;
  watch(listener: () => void): () => void;
}
