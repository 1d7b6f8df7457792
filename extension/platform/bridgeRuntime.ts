interface RuntimePort {
  postMessage(message: unknown): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}
/** The little of the browser's interface that is used here; the full types would leak into every folder. */
declare const chrome: {
  runtime: {
    connect(options: { name: string }): RuntimePort;
    onMessage: { addListener(listener: (message: unknown) => void): void };
  };
};

/** A port from a page's bridge to the background. */
export interface BridgePort {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onDisconnect(listener: () => void): void;
}

export interface BridgeRuntime {
  /** Throws where the extension was reloaded under the page; there is no way back but to load the page again. */
  connect(name: string): BridgePort;
  /** The background asks pages to open their ports again. */
  onNudge(listener: () => void): void;
}

/**
 * The browser, for the script that runs beside every page.
 *
 * Names `chrome` itself: the polyfill would be larger than everything else in there.
 */
export function createBridgeRuntime(): BridgeRuntime {
  return {
    connect(name) {
      const port = chrome.runtime.connect({ name });
      return {
        post: (message) => port.postMessage(message),
        onMessage: (listener) => port.onMessage.addListener((message) => listener(message)),
        onDisconnect: (listener) => port.onDisconnect.addListener(() => listener()),
      };
    },
    onNudge(listener) {
      chrome.runtime.onMessage.addListener((message) => {
        const isNudge = typeof message === "object" && message !== null && Object.hasOwn(message, "nudge");
        if (isNudge) listener();
      });
    },
  };
}
