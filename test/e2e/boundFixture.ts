import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { test as base } from "@playwright/test";
import { findBrowser } from "../../scripts/browser/findBrowser.ts";
import { launchWallet } from "../../scripts/browser/launch.ts";
import { connect } from "../../scripts/journey/dappSteps.ts";
import { approvalWindow, approve } from "../../scripts/journey/hands.ts";
import { bindFreePlan, createHub } from "../../scripts/journey/hubSteps.ts";
import { openJournal } from "../../scripts/journey/journal.ts";
import { goTo, type Journey } from "../../scripts/journey/journey.ts";
import { createWallet } from "../../scripts/journey/onboarding.ts";
import { raiseCallBudget } from "../../scripts/journey/ruleSteps.ts";
import { createLifetime, type Lifetime } from "../../scripts/terminal/processes.ts";
import { createSteps } from "../../scripts/terminal/steps.ts";
import { type LocalConfig, placeWallet } from "../../scripts/world/localConfig.ts";
import { takePort } from "../../scripts/world/ports.ts";
import { startWorld, type World } from "../../scripts/world/world.ts";
import { type ChainGate, startChainGate } from "./chainGate.ts";
import { type HostileProxy, startHostileProxy } from "./hostileProxy.ts";

/** A wallet with a SecHub, the reference SecWare bound behind the proxy, and the test page connected. */
export interface Bound extends Journey {
  proxy: HostileProxy;
  /** Before the guarded chain, for the wallet only. */
  gate: ChainGate;
}

/** One world for all tests, of other files too until one fails: each leaves it with no open request. */
export const test = base.extend<object, { bound: Bound }>({
  bound: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const lifetime = createLifetime();
      try {
        await use(await bind(lifetime));
      } finally {
        await lifetime.endAll();
      }
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

async function bind(lifetime: Lifetime): Promise<Bound> {
  const root = process.cwd();
  const folder = join(root, ".local/test/hostile");
  mkdirSync(folder, { recursive: true });
  const steps = createSteps(() => {});
  const port = await takePort("secware");
  const world = await startWorld({ root, folder, ports: { secware: port }, lifetime, steps });
  const { chainId, addresses } = world.deployment;
  const proxy = await startHostileProxy({ upstream: port, domain: { chainId, market: addresses.Market } });
  lifetime.add("hostile proxy", () => proxy.close());
  const gate = await startChainGate(Number(new URL(world.guarded.rpcUrl).port));
  lifetime.add("chain gate", () => gate.close());
  const built = resolve(process.env["SECHUB_DIST"] ?? "dist");
  const extension = placeWallet(built, join(folder, "wallet"), behindGate(world, gate.url));
  // The registered host leads to the proxy: to the wallet, the proxy is the SecWare.
  const hostRules = `MAP localhost:${port} 127.0.0.1:${proxy.port}`;
  const browser = await findBrowser();
  const wallet = await launchWallet({ browser, extension, profile: "", headless: true, hostRules });
  lifetime.add("browser", () => wallet.context.close());
  const { context } = wallet;
  const journal = openJournal(join(folder, "pictures"));
  const home = await context.newPage();
  await home.setViewportSize({ width: 1100, height: 900 });
  await home.goto(wallet.pageUrl("popup/page.html"));
  const words = await createWallet(home, journal);
  await goTo(home, "/receive");
  const shown = home.locator("main").filter({ hasText: /0x/ });
  const text = ((await shown.textContent()) ?? "").replace(/\s/g, "");
  const account = (/0x[0-9a-fA-F]{40}/.exec(text)?.[0] ?? "0x").toLowerCase() as `0x${string}`;
  await world.faucet.give(account);
  const dapp = await context.newPage();
  const bound = { world, wallet, context, home, dapp, journal, steps, words, account, proxy, gate };
  await createHub(bound);
  await bindFreePlan(bound);
  await connect(bound);
  // The tests of a file share one world, and would use up the calls that a site has in an hour.
  await raiseCallBudget(bound);
  return bound;
}

/** What the wallet is told of the world: the guarded chain stands at `url`. */
function behindGate({ localConfig, guarded }: World, url: string): LocalConfig {
  const networks = localConfig.networks.map((network) =>
    network.chainId === guarded.chainId ? { ...network, rpcUrl: url } : network,
  );
  return { ...localConfig, networks };
}

/** What became of a request of the page's. */
export type PageOutcome = { hash: string } | { code: number };

/** The page sends coins; what it gets comes once the user has acted. `value` tells the requests apart. */
export function pageSends({ dapp, account }: Bound, value: number): Promise<PageOutcome> {
  return dapp.evaluate(
    async ({ from, amount }) => {
      const { ethereum } = window as unknown as { ethereum: { request(ask: object): Promise<string> } };
      const to = "0x0c54fccd2e384b4bb6f2e405bf5cbc15a017aafb";
      const transaction = { from, to, value: `0x${amount.toString(16)}` };
      return ethereum.request({ method: "eth_sendTransaction", params: [transaction] }).then(
        (hash) => ({ hash }),
        ({ code }: { code: number }) => ({ code }),
      );
    },
    { from: account, amount: value },
  );
}

/**
 * The user says yes to a harmless message, so that no earlier rejection counts. Files share one world, and after three
 * rejections in a row the wallet refuses a site for a while without a window: whoever rejects begins with this.
 */
export async function forgiven({ dapp, context, account }: Bound): Promise<void> {
  const signed = dapp.evaluate(async (from) => {
    const { ethereum } = window as unknown as { ethereum: { request(ask: object): Promise<string> } };
    return ethereum.request({ method: "personal_sign", params: ["0x68656c6c6f", from] });
  }, account);
  await approve(await approvalWindow(context));
  await signed;
}

export { expect } from "@playwright/test";
