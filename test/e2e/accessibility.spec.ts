import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, expect, type Page, test } from "@playwright/test";
import { findBrowser } from "../../scripts/browser/findBrowser.ts";
import { runProgram } from "../../scripts/terminal/processes.ts";

const storiesFolder = path.resolve(".local/stories");
const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

let browser: Browser;
let server: Server;
let origin: string;

test.beforeAll(async () => {
  const build = [
    "vite",
    "build",
    "popup/stories",
    "--base",
    "./",
    "--outDir",
    storiesFolder,
    "--emptyOutDir",
  ];
  const built = await runProgram("npx", build, { deadlineMs: 60_000 });
  expect(built.status, built.output).toBe(0);
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const type = contentTypes[path.extname(pathname)] ?? "application/octet-stream";
    readFile(path.join(storiesFolder, pathname)).then(
      (content) => response.writeHead(200, { "content-type": type }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: process.env["BROWSER_PATH"] ?? (await findBrowser()),
    headless: true,
  });
});

test.afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

async function openPage(colorScheme: "light" | "dark"): Promise<Page> {
  const context = await browser.newContext({ colorScheme, reducedMotion: "reduce" });
  return await context.newPage();
}

async function showStory(page: Page, name: string): Promise<void> {
  await page.goto(`${origin}/index.html?${name}`);
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
    await page.goto(`${origin}/index.html`);
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
