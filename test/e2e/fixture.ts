import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { type BrowserContext, test as base, type Page, type Worker } from "@playwright/test";
import { findBrowser } from "../../scripts/browser/findBrowser.ts";
import { launchWallet, type WalletBrowser } from "../../scripts/browser/launch.ts";

/** The built wallet. */
const distFolder = path.resolve(process.env["SECHUB_DIST"] ?? "dist");

/** Local pages of one test: a path, and what stands there. */
export interface Site {
  origin: string;
  /** Serves `html` at `path` from now on. */
  serve(path: string, html: string, headers?: Record<string, string>): void;
}

interface Fixtures {
  wallet: WalletBrowser;
  context: BrowserContext;
  worker: Worker;
  extensionId: string;
  /** Stops the worker as the browser does; the next event starts it again. */
  killWorker: () => Promise<void>;
  site: Site;
  /** A tab with one of the wallet's own pages. */
  walletPage: (file: string) => Promise<Page>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  wallet: async ({}, use) => {
    const browser = await findBrowser();
    const wallet = await launchWallet({ browser, extension: distFolder, profile: "", headless: true });
    await use(wallet);
    await wallet.context.close();
  },
  context: async ({ wallet }, use) => use(wallet.context),
  worker: async ({ wallet }, use) => use(wallet.worker),
  extensionId: async ({ wallet }, use) => use(wallet.extensionId),
  killWorker: async ({ context }, use) => use(() => stopWorkers(context)),
  // biome-ignore lint/correctness/noEmptyPattern: see above.
  site: async ({}, use) => {
    const pages = new Map<string, { html: string; headers: Record<string, string> }>();
    const server = createServer((request, response) => {
      const page = pages.get(new URL(request.url ?? "/", "http://localhost").pathname);
      response.writeHead(page === undefined ? 404 : 200, { "content-type": "text/html", ...page?.headers });
      response.end(page?.html ?? "");
    });
    const origin = await listen(server);
    await use({ origin, serve: (at, html, headers = {}) => void pages.set(at, { html, headers }) });
    server.closeAllConnections();
    server.close();
  },
  walletPage: async ({ context, wallet }, use) => {
    await use(async (file) => {
      const page = await context.newPage();
      await page.goto(wallet.pageUrl(file));
      return page;
    });
  },
});

/** Stops every worker as the browser does; the next event starts it again. */
export async function stopWorkers(context: BrowserContext): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await session.detach();
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

export { expect } from "@playwright/test";
