import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { findBrowser } from "../browser/findBrowser.ts";
import { launchWallet } from "../browser/launch.ts";
import { buildWallet } from "../build/buildWallet.ts";
import { type Figure, fromReadings, type Measure } from "./figure.ts";

const PAGES = 60;

/** The size of the script that runs in every page, and what it costs when a document starts, against a page without it. */
export const measureInpage: Measure = async (tell) => {
  const built = await buildWallet(process.cwd());
  const file = inpageFile(built);
  const script = readFileSync(file, "utf8");
  const size: Figure = {
    name: "in-page script, gzip",
    value: gzipSync(script, { level: 9 }).length / 1000,
    unit: "kB",
    n: 1,
    p50: null,
    p95: null,
    peer: null,
    ratio: null,
    goal: "≤ 8 kB",
  };
  tell(`measuring ${PAGES} documents`);
  return [size, await timeAtStart(built, script)];
};

function inpageFile(built: string): string {
  const manifest = JSON.parse(readFileSync(`${built}/manifest.json`, "utf8")) as {
    content_scripts: { world?: string; js: string[] }[];
  };
  const main = manifest.content_scripts.find(({ world }) => world === "MAIN");
  return `${built}/${main?.js[0] ?? ""}`;
}

/** Runs the built script in empty documents of one page and reads the clock around it. */
async function timeAtStart(built: string, script: string): Promise<Figure> {
  const wallet = await launchWallet({
    browser: await findBrowser(),
    extension: built,
    profile: "",
    headless: true,
  });
  try {
    const page = await wallet.context.newPage();
    await page.goto("about:blank");
    const readings = await page.evaluate(
      ({ source, times }) => {
        const taken: number[] = [];
        for (let index = 0; index < times; index += 1) {
          const frame = document.createElement("iframe");
          document.body.append(frame);
          const inner = frame.contentDocument;
          if (inner === null) continue;
          const element = inner.createElement("script");
          element.textContent = source;
          const startedAt = performance.now();
          inner.documentElement.append(element);
          taken.push(performance.now() - startedAt);
          frame.remove();
        }
        return taken;
      },
      { source: script, times: PAGES },
    );
    return fromReadings("in-page script, time at document start", "ms", readings, "reported");
  } finally {
    await wallet.context.close();
  }
}
