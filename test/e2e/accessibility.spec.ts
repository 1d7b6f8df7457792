import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, expect, type Page, test } from "@playwright/test";
import { findBrowser } from "../../scripts/browser/findBrowser.ts";
import { type StoriesSite, serveStories } from "../../scripts/browser/serveStories.ts";

let browser: Browser;
let site: StoriesSite;

test.beforeAll(async () => {
  site = await serveStories(".local/stories");
  browser = await chromium.launch({
    executablePath: process.env["BROWSER_PATH"] ?? (await findBrowser()),
    headless: true,
  });
});

test.afterAll(async () => {
  await browser?.close();
  site?.close();
});

async function openPage(colorScheme: "light" | "dark"): Promise<Page> {
  const context = await browser.newContext({ colorScheme, reducedMotion: "reduce" });
  return await context.newPage();
}

async function showStory(page: Page, name: string): Promise<void> {
  await page.goto(`${site.origin}/index.html?${name}`);
  await page.locator("main").waitFor();
}

/** One line for each element that breaks a rule: the rule, the selector, and why. */
async function findViolations(page: Page): Promise<string[]> {
  // Legacy mode leaves out frames of other origins, which no story has, and needs no second page for its report.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const why = failureSummary?.split("\n")[1]?.trim() ?? "";
      return `${id} at ${target.join(" ")}: ${why}`;
    }),
  );
}

for (const theme of ["light", "dark"] as const) {
  test(`behavior: no screen state breaks an accessibility rule in the ${theme} theme`, async () => {
    const page = await openPage(theme);
    await page.goto(`${site.origin}/index.html`);
    await page.locator("li a").first().waitFor();
    const names = await page.locator("li a").allTextContents();
    expect(names.length).toBeGreaterThan(30);
    // One screen takes about a second where nothing else runs; two cores that also build and test take their time.
    test.setTimeout(names.length * 5_000);
    const found: string[] = [];
    for (const name of names) {
      await showStory(page, name);
      for (const violation of await findViolations(page)) found.push(`${name}: ${violation}`);
    }
    await page.context().close();
    expect(found).toEqual([]);
  });
}

test("behavior: a planted violation is reported, so that the silence of the other tests means something", async () => {
  const page = await openPage("light");
  await showStory(page, "popup-home");
  await page.evaluate(() => {
    const main = document.querySelector("main");
    const button = document.createElement("button");
    button.id = "planted-button";
    const image = document.createElement("img");
    image.id = "planted-image";
    image.src = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
    main?.append(button, image);
  });
  const found = await findViolations(page);
  await page.context().close();
  expect(found).toEqual([
    expect.stringContaining("button-name at #planted-button"),
    expect.stringContaining("image-alt at #planted-image"),
  ]);
});
