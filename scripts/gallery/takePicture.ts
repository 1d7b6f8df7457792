import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import type { RequestView } from "../../extension/messages/views.request.ts";
import { approvalText } from "../../popup/text/approval.ts";
import { isShown } from "../evaluate/expectedTexts.ts";
import { ScriptError } from "../scriptError.ts";
import { withDeadline } from "../terminal/processes.ts";

const deadlineMs = 20_000;
const size = { width: 420, height: 640 };

export interface PictureOptions {
  browser: Browser;
  /** Of the stories. */
  origin: string;
  isDark: boolean;
  /** The file to write. */
  file: string;
  expectedTexts: readonly string[];
}

/** What came of drawing one view. */
export interface Picture {
  /** Expected texts that nobody reads: neither at once nor among the opened details. */
  missing: readonly string[];
  /** Expected texts that are seen only once something is opened. */
  behind: readonly string[];
  /** Whether anything stands beyond the window's side edges, or a text beyond the box that is kept for it. */
  isTooWide: boolean;
}

/** Draws the approval window of a view and keeps its picture, whole and with everything closed, as it opens. Effects: a file. */
export async function takePicture(view: RequestView, options: PictureOptions): Promise<Picture> {
  const colorScheme = options.isDark ? "dark" : "light";
  const context = await options.browser.newContext({
    ...{ colorScheme, viewport: size, reducedMotion: "reduce" },
  });
  try {
    return await withDeadline(draw(view, options, context), deadlineMs, `the picture of ${view.id}`);
  } finally {
    await context.close();
  }
}

async function draw(
  view: RequestView,
  { origin, file, expectedTexts }: PictureOptions,
  context: Awaited<ReturnType<Browser["newContext"]>>,
): Promise<Picture> {
  const page = await context.newPage();
  await page.addInitScript((handed) => {
    window.galleryView = handed;
  }, view);
  await page.goto(`${origin}/index.html?handed-over`);
  await page.locator("#root > *").first().waitFor();
  if ((await page.locator("main").count()) === 0) {
    throw new ScriptError("The page that draws windows did not take the view.");
  }
  const { isTooWide, height } = await page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight } = document.documentElement;
    const texts = [...document.querySelectorAll("dt, dd, h1, h2, h3, p, figcaption")];
    // A pixel is rounding; what is one pixel wide is for those who listen, and clipped on purpose.
    const isOver = texts.some((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1);
    return { isTooWide: scrollWidth > clientWidth || isOver, height: scrollHeight };
  });
  // The head and the foot stick to the window: only a window as tall as its content hides nothing behind them.
  await page.setViewportSize({ ...size, height });
  const picture = await page.screenshot({ animations: "disabled" });
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, picture);
  const atOnce = await readScreen(page);
  // Not the bytes and hashes: a short number is always somewhere in them.
  await page.evaluate((raw) => {
    for (const part of document.querySelectorAll("details")) {
      part.open = part.querySelector("summary")?.textContent !== raw;
    }
  }, approvalText.rawData);
  const opened = await readScreen(page);
  const unseen = expectedTexts.filter((text) => !isShown(text, atOnce));
  return {
    missing: unseen.filter((text) => !isShown(text, opened)),
    behind: unseen.filter((text) => isShown(text, opened)),
    isTooWide,
  };
}

function readScreen(page: Page): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is closed or hidden is not read by anybody.
  return page.evaluate(() => document.body.innerText);
}
