import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Hex, keccak256, parseEther, stringToHex } from "viem";
import { privateKeyToAddress } from "viem/accounts";
import { flagsOfKinds, kinds } from "../../protocol/index.ts";
import { makeFeed } from "../../secware/services/anti-scam/makeFeed.ts";
import { startAntiScam } from "../../secware/services/anti-scam/startAntiScam.ts";
import type { Deployment } from "../deploy/deployAll.ts";
import { nextWare, type PlanTerms, registerSecWare, sendSec } from "../deploy/registerSecWare.ts";
import type { Lifetime } from "../terminal/processes.ts";
import type { Anvil } from "./anvil.ts";
import { demoFeedEntries } from "./demoFeed.ts";

/** The reference SecWare, as it runs in the local world. */
export interface RunningSecWare {
  ware: number;
  origin: string;
  /** Brings the newest vouchers to the chain now. */
  settle(): Promise<unknown>;
}

export interface StartSecWareOptions {
  home: Anvil;
  deployment: Deployment;
  port: number;
  folder: string;
  treasuryKey: Hex;
  developerKey: Hex;
  lifetime: Lifetime;
}

/** Stake for a few hundred purchases of the paid plan. */
const STAKE = parseEther("20000");
const SIGNING_KEY: Hex = keccak256(stringToHex("sechub local world, anti-scam signing key"));
const THIRTY_DAYS = 30 * 86_400;

/** Starts the anti-scam SecWare on a feed made of the test page, and registers it with both plans and its stake. */
export async function startSecWare(options: StartSecWareOptions): Promise<RunningSecWare> {
  const { home, deployment, port, folder, treasuryKey, developerKey, lifetime } = options;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const ware = await nextWare(home.rpcUrl, deployment);
  const { Market, Registry } = deployment.addresses;
  const service = await startAntiScam({
    port,
    hostName: "localhost",
    homeRpcUrl: home.rpcUrl,
    deployment: { chainId: home.chainId, market: Market, registry: Registry },
    ware,
    signingKey: SIGNING_KEY,
    developerKey,
    feed: writeFeed(folder),
    dataFolder: folder,
    settleEveryMs: 0,
  });
  lifetime.add("anti-scam SecWare", () => service.stop());
  await sendSec(home.rpcUrl, deployment, treasuryKey, privateKeyToAddress(developerKey), STAKE);
  await registerSecWare({
    rpcUrl: home.rpcUrl,
    deployment,
    developerKey,
    host: `localhost:${port}`,
    manifestHash: service.manifestHash,
    category: 1,
    sla: { uptimeBps: 9_900, p95Ms: 800, unknownMaxBps: 1_000, rateLimit: 600, retentionDays: 30 },
    signingKey: privateKeyToAddress(SIGNING_KEY),
    stake: STAKE,
    plans: localPlans(),
  });
  return { ware, origin: service.origin, settle: () => service.settle() };
}

/** The free plan covers transactions and sites; the other adds every kind. */
function localPlans(): [PlanTerms, PlanTerms] {
  const terms = { duration: THIRTY_DAYS, soldAtMost: 0, termsHash: keccak256(stringToHex("local world")) };
  const free = flagsOfKinds(["transaction", "site", "address"]);
  return [
    { ...terms, price: 0n, units: 100, kinds: free },
    { ...terms, price: parseEther("10"), units: 1_000, kinds: flagsOfKinds(kinds) },
  ];
}

function writeFeed(folder: string): string {
  const file = join(folder, "feed.json");
  const entries = demoFeedEntries();
  writeFileSync(
    file,
    JSON.stringify(makeFeed(entries, { name: "demo", licence: "MIT", date: new Date().toISOString() })),
  );
  return file;
}
