import type { Sender } from "./sender.ts";

/** One of the browser's key-value areas. Every read names one key, so that a damaged one does not hide the others. */
export interface Area {
  load(key: string): Promise<unknown>;
  /** Effects: storage. All keys of one call are written together. */
  save(values: Readonly<Record<string, unknown>>): Promise<void>;
  remove(key: string): Promise<void>;
}

/** The background's end of a port that a page or one of our pages has opened. */
export interface Port {
  name: string;
  sender: Sender;
  /** Never throws: what is posted to a port that is gone is dropped. */
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onDisconnect(listener: () => void): void;
}

export interface WindowSize {
  width: number;
  height: number;
}

/**
 * What the background may ask of the browser. Passed as a parameter, so that tests bring their own.
 *
 * Warning: every `on…` must be called in the worker's first turn, or the browser may drop the event that woke it.
 */
export interface Platform {
  /** The address of a file of the extension. */
  urlOf(path: string): string;
  now(): number;
  local: Area;
  session: Area;
  /** Closes `local` to content scripts. Effects: storage. */
  closeLocalToContent(): Promise<void>;
  /** `sender` is null where the browser's description fits nobody we talk to. */
  onMessage(listener: (message: unknown, sender: Sender | null) => Promise<unknown>): void;
  onConnect(listener: (port: Port) => void): void;
  /** Replaces the alarm of that name. */
  setAlarm(name: string, at: number): Promise<void>;
  clearAlarm(name: string): Promise<void>;
  onAlarm(listener: (name: string) => void): void;
  /** Effects: prompt to the user. Resolves with the window's id, null where the browser gave none. */
  openWindow(path: string, size: WindowSize): Promise<number | null>;
  /** False where the window is gone. */
  focusWindow(windowId: number): Promise<boolean>;
  closeWindow(windowId: number): Promise<void>;
  onWindowClosed(listener: (windowId: number) => void): void;
  setBadge(text: string): Promise<void>;
  /** Asks the bridges of open pages to open their ports again, where they had one. */
  nudgePages(): Promise<void>;
}
