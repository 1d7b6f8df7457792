import browser from "webextension-polyfill";

/** A port from one of our pages to the background. */
export interface PagePort {
  onMessage(listener: (message: unknown) => void): void;
  onDisconnect(listener: () => void): void;
  close(): void;
}

/** What our own pages may ask of the browser; everything else they ask of the background. */
export interface ExtensionPage {
  send(message: unknown): Promise<unknown>;
  connect(name: string): PagePort;
  urlOf(path: string): string;
  openTab(path: string): Promise<void>;
  /** The version that the browser has installed. */
  version: string;
}

/** The browser, for the composition root of our pages. */
export function createExtensionPage(): ExtensionPage {
  return {
    send: (message) => browser.runtime.sendMessage(message),
    connect(name) {
      const port = browser.runtime.connect({ name });
      return {
        onMessage: (listener) => port.onMessage.addListener((message) => listener(message)),
        onDisconnect: (listener) => port.onDisconnect.addListener(() => listener()),
        close: () => port.disconnect(),
      };
    },
    version: browser.runtime.getManifest().version,
    urlOf: (path) => browser.runtime.getURL(path),
    async openTab(path) {
      await browser.tabs.create({ url: browser.runtime.getURL(path) });
    },
  };
}
