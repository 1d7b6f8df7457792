import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { ScriptError } from "../scriptError.ts";
import { runProgram } from "../terminal/processes.ts";

const NAMES = ["chromium", "chromium-browser", "chrome-for-testing"];
const INSTALL_DEADLINE_MS = 600_000;

/**
 * The Chromium that loads the wallet: `$BROWSER_PATH`, chromium, Chrome for Testing, Playwright's, else one that is
 * installed now where rights allow, else one clear line.
 *
 * Effects: may install a browser (system package or Playwright's download), and says so through `tell`.
 */
export async function findBrowser(tell: (line: string) => void = () => {}): Promise<string> {
  const found = presentBrowser();
  if (found !== null) return found;
  tell("no Chromium found: installing one");
  for (const install of [installSystemPackage, installPlaywrightBrowser]) {
    if (!(await install(tell))) continue;
    const installed = presentBrowser();
    if (installed !== null) return installed;
  }
  throw new ScriptError("No Chromium was found, and none could be installed.", {
    hint: "install the package `chromium`, or set BROWSER_PATH to a Chromium or a Chrome for Testing.",
  });
}

function presentBrowser(): string | null {
  const named = process.env["BROWSER_PATH"];
  if (named !== undefined && named !== "") {
    if (isProgram(named)) return named;
    throw new ScriptError("BROWSER_PATH does not name a program.", { hint: "correct it, or unset it." });
  }
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    for (const name of NAMES) if (isProgram(join(folder, name))) return join(folder, name);
  }
  const bundled = chromium.executablePath();
  return bundled !== "" && existsSync(bundled) ? bundled : null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function installSystemPackage(tell: (line: string) => void): Promise<boolean> {
  if (process.platform !== "linux" || !existsSync("/usr/bin/apt-get")) return false;
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "--non-interactive"];
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const step of [["update"], ["install", "--yes", "--no-install-recommends", "chromium"]]) {
    tell(`apt-get ${step.join(" ")}`);
    const [program = "apt-get", ...args] = [...asRoot, "apt-get", "-qq", ...step];
    const run = await runProgram(program, args, { deadlineMs: INSTALL_DEADLINE_MS, env: environment }).catch(
      () => null,
    );
    if (run === null || run.status !== 0) return false;
  }
  return true;
}

async function installPlaywrightBrowser(tell: (line: string) => void): Promise<boolean> {
  tell("playwright install chromium");
  const args = ["--no-install", "playwright", "install", "chromium"];
  const run = await runProgram("npx", args, { deadlineMs: INSTALL_DEADLINE_MS }).catch(() => null);
  return run?.status === 0;
}
