import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { findBrowser } from "../browser/findBrowser.ts";
import { launchWallet, type WalletBrowser } from "../browser/launch.ts";
import { buildWallet } from "../build/buildWallet.ts";
import { approvalWindow, approve, reject } from "../journey/hands.ts";
import { openJournal } from "../journey/journal.ts";
import { createWallet } from "../journey/onboarding.ts";
import { createLifetime } from "../terminal/processes.ts";
import { createSteps } from "../terminal/steps.ts";
import { placeWallet } from "../world/localConfig.ts";
import { startWorld, type World } from "../world/world.ts";
import { fromReadings, type Measure } from "./figure.ts";

const REQUESTS = 24;

/** From a page's request to the first frame of the approval window that shows facts, and what the browser's window costs alone. */
export const measureWindow: Measure = async (tell) => {
  const lifetime = createLifetime();
  const folder = mkdtempSync(join(tmpdir(), "sechub-bench-"));
  lifetime.add("folder", () => rmSync(folder, { recursive: true, force: true }));
  try {
    const root = process.cwd();
    const built = await buildWallet(root);
    const world = await startWorld({ root, folder, lifetime, steps: createSteps(tell) });
    const extension = placeWallet(built, join(folder, "wallet"), world.localConfig);
    const wallet = await launchWallet({
      browser: await findBrowser(),
      extension,
      profile: "",
      headless: true,
    });
    lifetime.add("browser", () => wallet.context.close());
    const dapp = await connectedPage(wallet, world, join(folder, "pictures"));
    tell(`${REQUESTS} requests and as many bare windows`);
    return await measureRequests(wallet, dapp);
  } finally {
    await lifetime.endAll();
  }
};

async function measureRequests(wallet: WalletBrowser, dapp: Page) {
  const whole: number[] = [];
  const bare: number[] = [];
  for (let index = 0; index < REQUESTS; index += 1) {
    whole.push(await oneRequest(wallet, dapp, index));
    bare.push(await oneBareWindow(wallet));
  }
  const own = whole.map((reading, index) => Math.max(0, reading - (bare[index] ?? 0)));
  return [
    fromReadings("request to first paint with facts, window creation left out", "ms", own, "p95 < 300 ms"),
    fromReadings("request to first paint with facts, whole", "ms", whole, "reported"),
    fromReadings("the browser's own window creation", "ms", bare, "reported apart"),
  ];
}

/** One message: asked by the page, painted by the window; approved or rejected in turns. */
async function oneRequest(wallet: WalletBrowser, dapp: Page, index: number): Promise<number> {
  const askedAt = await dapp.evaluate(
    (text) => {
      const provider = (
        window as unknown as { ethereum: { request(ask: object): Promise<unknown>; selectedAddress: string } }
      ).ethereum;
      void provider
        .request({ method: "personal_sign", params: [text, provider.selectedAddress] })
        .catch(() => undefined);
      return performance.timeOrigin + performance.now();
    },
    `0x${index.toString(16).padStart(8, "0")}`,
  );
  const window = await approvalWindow(wallet.context);
  const paintedAt = await firstFrameWith(window, "[data-state] main");
  await (index % 2 === 0 ? approve(window) : reject(window));
  return paintedAt - askedAt;
}

/** A window of the same size and kind with one of the wallet's pages, opened by the worker and nothing else. */
async function oneBareWindow(wallet: WalletBrowser): Promise<number> {
  const opened = wallet.context.waitForEvent("page");
  const askedAt = await wallet.worker.evaluate((url) => {
    const api = (
      globalThis as unknown as { chrome: { windows: { create(options: object): Promise<unknown> } } }
    ).chrome;
    void api.windows.create({ type: "popup", width: 400, height: 640, url });
    return performance.timeOrigin + performance.now();
  }, wallet.pageUrl("icons/icon.svg"));
  const page = await opened;
  const paintedAt = await firstFrameWith(page, "svg");
  await page.close();
  return paintedAt - askedAt;
}

async function firstFrameWith(page: Page, selector: string): Promise<number> {
  // Polled at each frame; the clock is read in the page, so that the way back to here does not count.
  const handle = await page.waitForFunction(
    (wanted) => (document.querySelector(wanted) === null ? null : performance.timeOrigin + performance.now()),
    selector,
    { polling: "raf" },
  );
  return (await handle.jsonValue()) ?? Number.NaN;
}

async function connectedPage(wallet: WalletBrowser, world: World, pictures: string): Promise<Page> {
  const home = await wallet.context.newPage();
  await home.goto(wallet.pageUrl("popup/page.html"));
  await createWallet(home, openJournal(pictures));
  const dapp = await wallet.context.newPage();
  await dapp.goto(world.dappUrl);
  await dapp.locator("#connectButton").click();
  await approve(await approvalWindow(wallet.context));
  await dapp.locator("#accounts").filter({ hasText: /0x/ }).waitFor();
  return dapp;
}
