import type { SessionView } from "../../../extension/messages/views.ts";

export interface Settings {
  autoLockMinutes: number;
  mark: SessionView["mark"];
}

/** The user's settings of the wallet itself. The policy is not among them. */
export interface SettingsService {
  get(): Settings;
  /** Effects: storage. */
  change(changes: Partial<Settings>): Promise<void>;
  watch(listener: () => void): () => void;
}
