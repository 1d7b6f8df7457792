import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { type BrowserContext, test as base, chromium, type Page, type Worker } from "@playwright/test";

/** The built wallet. */
const distFolder = path.resolve(process.env["SECHUB_DIST"] ?? "dist");

/** Local pages of one test: a path, and what stands there. */
export interface Site {
  origin: string;
  /** Serves `html` at `path` from now on. */
  serve(path: string, html: string, headers?: Record<string, string>): void;
}

interface Fixtures {
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
  context: async ({}, use) => {
    const context = await chromium.launchPersistentContext("", {
      executablePath: process.env["BROWSER_PATH"] ?? "/usr/bin/chromium",
      headless: true,
      viewport: null,
      args: [
        `--disable-extensions-except=${distFolder}`,
        `--load-extension=${distFolder}`,
        "--screen-info={1600x1200}",
      ],
    });
    await use(context);
    await context.close();
  },
  worker: async ({ context }, use) => {
    await use(context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker")));
  },
  extensionId: async ({ worker }, use) => {
    await use(new URL(worker.url()).host);
  },
  killWorker: async ({ context, worker }, use) => {
    await use(async () => {
      const page = context.pages()[0] ?? (await context.newPage());
      const session = await context.newCDPSession(page);
      await session.send("ServiceWorker.enable");
      await session.send("ServiceWorker.stopAllWorkers");
      await session.detach();
      void worker;
    });
  },
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
  walletPage: async ({ context, extensionId }, use) => {
    await use(async (file) => {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/${file}`);
      return page;
    });
  },
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

export { expect } from "@playwright/test";
