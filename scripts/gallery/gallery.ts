import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { findBrowser } from "../browser/findBrowser.ts";
import { serveStories } from "../browser/serveStories.ts";
import type { Steps } from "../terminal/steps.ts";
import type { Entry } from "./entries.ts";
import { type Shot, sheetOf } from "./sheet.ts";
import { takePicture } from "./takePicture.ts";

export interface GalleryOptions {
  /** Emptied first. */
  out: string;
  isDark: boolean;
  steps: Steps;
}

/** Draws every entry's window and writes the contact sheet. A window that cannot be drawn is said and does not stop the rest. Effects: files, a browser. */
export async function drawGallery(
  entries: readonly Entry[],
  { out, isDark, steps }: GalleryOptions,
): Promise<readonly Shot[]> {
  await rm(path.join(out, "pictures"), { recursive: true, force: true });
  const site = await steps.run("the stories are built", () => serveStories(path.join(out, "stories")));
  let browser: Browser | null = null;
  try {
    browser = await chromium.launch({ executablePath: await findBrowser(steps.say), headless: true });
    const shots: Shot[] = [];
    const draw = { browser, origin: site.origin, isDark, out };
    await steps.run(`${entries.length} windows are drawn`, async (tell) => {
      for (const [at, entry] of entries.entries()) {
        const shot = await shoot(entry, at, draw);
        shots.push(shot);
        if (shot.problem !== null) tell(`${entry.id}: ${shot.problem}`);
        if ((at + 1) % 25 === 0) tell(`${at + 1} of ${entries.length}`);
      }
    });
    await writeFile(path.join(out, "index.html"), sheetOf(shots));
    return shots;
  } finally {
    await browser?.close();
    site.close();
  }
}

async function shoot(
  entry: Entry,
  at: number,
  { out, ...draw }: { browser: Browser; origin: string; isDark: boolean; out: string },
): Promise<Shot> {
  const { view, expectedTexts } = entry;
  if (view === null) return { entry, file: null, picture: null, problem: null };
  const file = `pictures/${fileName(at, entry.id)}`;
  try {
    const picture = await takePicture(view, { ...draw, file: path.join(out, file), expectedTexts });
    return { entry, file, picture, problem: null };
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    return { entry, file: null, picture: null, problem };
  }
}

/** The number keeps two names apart that differ in signs only. */
function fileName(at: number, id: string): string {
  const name = id.replace(/[^a-zA-Z0-9]+/g, "-").slice(0, 90);
  return `${String(at + 1).padStart(4, "0")}-${name}.png`;
}
