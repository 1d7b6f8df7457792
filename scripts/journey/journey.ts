import type { BrowserContext, Page } from "@playwright/test";
import type { WalletBrowser } from "../browser/launch.ts";
import type { Steps } from "../terminal/steps.ts";
import type { World } from "../world/world.ts";
import type { Journal } from "./journal.ts";

/** What every step of the journey may use. */
export interface Journey {
  world: World;
  wallet: WalletBrowser;
  context: BrowserContext;
  /** The wallet's own full page. */
  home: Page;
  dapp: Page;
  journal: Journal;
  steps: Steps;
  words: readonly string[];
  account: `0x${string}`;
}

/** Shows one of the wallet's full pages. */
export async function goTo(home: Page, route: string): Promise<void> {
  await home.bringToFront();
  await home.evaluate((hash) => {
    location.hash = hash;
  }, `#${route}`);
}
