import { type BrowserContext, chromium, type Worker } from "@playwright/test";
import { withDeadline } from "../terminal/processes.ts";

export interface LaunchOptions {
  browser: string;
  /** The folder of the unpacked wallet. */
  extension: string;
  /** The profile's folder; an empty string: a fresh one that is thrown away. */
  profile: string;
  headless: boolean;
  /** Names that this browser finds elsewhere, as Chromium writes it: `MAP localhost:1 127.0.0.1:2`. */
  hostRules?: string;
}

export interface WalletBrowser {
  context: BrowserContext;
  worker: Worker;
  extensionId: string;
  /** The address of one of the wallet's own pages: `popup/index.html`. */
  pageUrl(path: string): string;
}

/** Starts Chromium with the wallet loaded, and waits for its worker. The browser calls nobody by itself. */
export async function launchWallet({
  browser,
  extension,
  profile,
  headless,
  hostRules,
}: LaunchOptions): Promise<WalletBrowser> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser,
    headless,
    viewport: null,
    // Whoever starts the browser ends it: by itself it would end this whole process at Ctrl-C, before the chains are ended.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      // Gives popups their exact size in a headless screen.
      ...(headless ? ["--screen-info={1600x1200}"] : []),
      ...(hostRules === undefined ? [] : [`--host-resolver-rules=${hostRules}`]),
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-quic",
      "--no-first-run",
      "--no-default-browser-check",
    ],
  });
  const started = context.serviceWorkers()[0] ?? context.waitForEvent("serviceworker");
  const worker = await withDeadline(Promise.resolve(started), 20_000, "the wallet's worker starting");
  const extensionId = new URL(worker.url()).host;
  return { context, worker, extensionId, pageUrl: (path) => `chrome-extension://${extensionId}/${path}` };
}
