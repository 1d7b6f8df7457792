import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./browser/findBrowser.ts";
import { launchWallet } from "./browser/launch.ts";
import { buildWallet } from "./build/buildWallet.ts";
import { walkJourney } from "./journey/walkJourney.ts";
import { runCommand } from "./terminal/command.ts";
import { createLifetime, type Lifetime } from "./terminal/processes.ts";
import { createSteps } from "./terminal/steps.ts";
import { placeWallet } from "./world/localConfig.ts";
import { fixedPorts, portOptions } from "./world/portOptions.ts";
import { startWorld, type World } from "./world/world.ts";

const FOLDER = ".local/start";

await runCommand(
  {
    name: "start",
    does: "Starts the local world and opens a browser with the wallet; without a display it walks the journey once.",
    options: {
      check: { type: "boolean", help: "walk the journey once, headless, and end; fails on any failure" },
      headless: { type: "boolean", help: "as without a display" },
      ...portOptions,
    },
  },
  async (values) => {
    const lifetime = createLifetime();
    const interrupted = onInterrupt();
    try {
      const run = start(lifetime, { ...values, ports: fixedPorts(values) }, interrupted);
      return await Promise.race([run, interrupted.then(() => 0)]);
    } finally {
      await lifetime.endAll();
    }
  },
);

interface StartOptions {
  check?: string | boolean | undefined;
  headless?: string | boolean | undefined;
  ports: Parameters<typeof startWorld>[0]["ports"];
}

async function start(lifetime: Lifetime, options: StartOptions, interrupted: Promise<void>): Promise<number> {
  const root = process.cwd();
  const steps = createSteps();
  const isHeadless = options.check === true || options.headless === true || !hasDisplay();
  const browser = await steps.run("browser", findBrowser);
  const built = await steps.run("wallet", () => buildWallet(root));
  const folder = join(root, FOLDER);
  mkdirSync(folder, { recursive: true });
  const world = await startWorld({ root, folder, ports: options.ports, lifetime, steps });
  const extension = placeWallet(built, join(folder, "wallet"), world.localConfig);
  if (isHeadless) {
    const status = await walkJourney({
      world,
      browser,
      extension,
      folder: join(root, ".local/journey"),
      steps,
    });
    if (options.check === true || status !== 0) return status;
  } else {
    await openBrowser(browser, extension, world, lifetime);
  }
  steps.say(
    `\nFaucet     ${world.faucetUrl}\nTest page  ${world.dappUrl}\nHome chain ${world.home.rpcUrl}\nCtrl-C ends everything.`,
  );
  await interrupted;
  return 0;
}

/** Opens a visible browser in a profile of its own; the world begins anew at each start, and so does the profile. */
async function openBrowser(
  browser: string,
  extension: string,
  world: World,
  lifetime: Lifetime,
): Promise<void> {
  const wallet = await launchWallet({ browser, extension, profile: "", headless: false });
  lifetime.add("browser", () => wallet.context.close());
  for (const url of [world.dappUrl, world.faucetUrl, wallet.pageUrl("popup/page.html")]) {
    const page = await wallet.context.newPage();
    await page.goto(url);
  }
}

function hasDisplay(): boolean {
  if (process.platform !== "linux") return true;
  return Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);
}

function onInterrupt(): Promise<void> {
  return new Promise((resolve) => {
    // Stays in place: a second Ctrl-C while everything is being ended must not leave half of it running.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });
}
