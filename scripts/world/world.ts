import { join } from "node:path";
import { toHex } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { deployments } from "../../extension/chain/generated/deployments.ts";
import { type Deployment, deployAll } from "../deploy/deployAll.ts";
import { ScriptError } from "../scriptError.ts";
import type { Lifetime } from "../terminal/processes.ts";
import type { Steps } from "../terminal/steps.ts";
import { type Anvil, LOCAL_MNEMONIC, startAnvil } from "./anvil.ts";
import { createFaucet, type Faucet } from "./faucet.ts";
import { type LocalConfig, toLocalConfig } from "./localConfig.ts";
import { type LocalOperator, startOperator } from "./operator.ts";
import { startPages } from "./pages.ts";
import type { FixedPorts } from "./portOptions.ts";
import { takePort } from "./ports.ts";
import { type RunningSecWare, startSecWare } from "./secware.ts";

export const HOME_CHAIN = 31337;
export const GUARDED_CHAIN = 1;

/** Everything that runs on this machine for one start: chains, contracts, SecWare and pages. */
export interface World {
  home: Anvil;
  guarded: Anvil;
  deployment: Deployment;
  secware: RunningSecWare;
  faucet: Faucet;
  faucetUrl: string;
  dappUrl: string;
  localConfig: LocalConfig;
  /** The account that sells the SecWare, to be imported where its console is looked at. */
  developerKey: `0x${string}`;
  /** Who judges disputes and proposes here. */
  operator: LocalOperator;
}

export interface WorldOptions {
  root: string;
  /** Where the SecWare keeps its store; emptied by the caller where a fresh world is wanted. */
  folder: string;
  ports?: FixedPorts | undefined;
  lifetime: Lifetime;
  steps: Steps;
}

/**
 * Starts the local world, in the order in which its parts need each other.
 *
 * Effects: processes and servers on loopback, all ended by `lifetime`; files in `folder`.
 */
export async function startWorld({
  root,
  folder,
  ports = {},
  lifetime,
  steps,
}: WorldOptions): Promise<World> {
  const [home, guarded] = await steps.run("two local chains", async () => [
    await startAnvil({ chainId: HOME_CHAIN, port: await takePort("home", ports.home), lifetime }),
    await startAnvil({ chainId: GUARDED_CHAIN, port: await takePort("guarded", ports.guarded), lifetime }),
  ]);
  if (home === undefined || guarded === undefined) throw new ScriptError("A local chain is missing.");
  const deployment = await steps.run("contracts", (tell) => deployHome(root, home, tell));
  const secware = await steps.run("anti-scam SecWare", async () =>
    startSecWare({
      home,
      deployment,
      port: await takePort("secware", ports.secware),
      folder: join(folder, "anti-scam"),
      treasuryKey: localKey(0),
      developerKey: localKey(1),
      lifetime,
    }),
  );
  const operator = await steps.run("operator", () =>
    startOperator({ home, deployment, operatorKey: localKey(2) }),
  );
  return await steps.run("pages", async () => {
    const faucet = createFaucet({ chains: [home, guarded], home, token: deployment.addresses.SecToken });
    const pages = await startPages({
      faucet,
      faucetPort: await takePort("faucet", ports.faucet),
      dappPort: await takePort("dapp", ports.dapp),
      lifetime,
    });
    const localConfig = toLocalConfig(home, guarded, pages.faucetUrl);
    const running = { home, guarded, deployment, secware, operator, faucet };
    return { ...running, ...pages, localConfig, developerKey: localKey(1) };
  });
}

/** A private key of the public mnemonic. */
export function localKey(index: number): `0x${string}` {
  const key = mnemonicToAccount(LOCAL_MNEMONIC, { addressIndex: index }).getHdKey().privateKey;
  if (key === null) throw new ScriptError("The public mnemonic gave no key.");
  return toHex(key);
}

async function deployHome(root: string, home: Anvil, tell: (line: string) => void): Promise<Deployment> {
  const deployerKey = localKey(0);
  const deployment = await deployAll({ root, rpcUrl: home.rpcUrl, chainId: home.chainId, deployerKey, tell });
  const expected = deployments[home.chainId];
  const isExpected = Object.entries(deployment.addresses).every(
    ([name, address]) => expected?.addresses[name as keyof typeof deployment.addresses] === address,
  );
  if (!isExpected) {
    throw new ScriptError("The contracts stand elsewhere than the wallet was built to expect.", {
      hint: "run `npm run gen`.",
    });
  }
  return deployment;
}
