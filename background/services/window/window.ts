/** The one approval window, with the queue inside. */
export interface ApprovalWindow {
  /** Opens it, or brings it to the front. Effects: prompt to the user. Never throws. */
  show(): Promise<void>;
  /** Closes it without this counting as the user's no. */
  close(): Promise<void>;
  /** Whether the window that was closed is ours and was not closed by us. */
  wasOurs(windowId: number): Promise<boolean>;
}
