import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { keccak256, parseEther, stringToBytes, toBytes } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { composeChains, composeHubServices, type HubServices } from "../../background/mainHub.ts";
import { createWareRecords } from "../../background/services/audit/wareRecord.ts";
import type { Ask } from "../../background/services/requests/types.ts";
import type { Services } from "../../background/services/services.ts";
import { marketAbi } from "../../extension/chain/generated/abi.ts";
import type { Address, Hex } from "../../extension/domain/primitives.ts";
import { openStore } from "../../extension/storage/openStore.ts";
import { nobleCurve } from "../../protocol/curve.ts";
import { MANIFEST_PATH, manifestHashOf } from "../../protocol/manifest.ts";
import { voucherDigest } from "../../protocol/statements.ts";
import { connect, type Deployment, deployAll } from "../../scripts/deploy/deployAll.ts";
import { nextWare, registerSecWare, sendSec } from "../../scripts/deploy/registerSecWare.ts";
import { startProcess, stopProcess } from "../../scripts/terminal/processes.ts";
import { anvilBinary, callRpc } from "../../scripts/world/anvil.ts";
import { takePort } from "../../scripts/world/ports.ts";

/** Keys of the public test mnemonic: deployer, developer, user. */
export const keys = {
  deployer: "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
  developer: "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
  user: "0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a",
} as const;
export const userAddress = privateKeyToAccount(keys.user).address.toLowerCase() as Address;
const developerAddress = privateKeyToAccount(keys.developer).address;
const chainId = 31337;

/** A real chain with the real contracts, one registered SecWare whose manifest is served, and a funded user. */
export interface HubWorld {
  rpcUrl: string;
  deployment: Deployment;
  ware: number;
  end(): Promise<void>;
}

export async function startHubWorld(): Promise<HubWorld> {
  const port = await takePort("chain");
  const child = startProcess(anvilBinary(), [
    "--host",
    "127.0.0.1",
    "--silent",
    "--chain-id",
    "31337",
    "--port",
    String(port),
  ]);
  const rpcUrl = `http://127.0.0.1:${port}`;
  await untilAnswers(rpcUrl);
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const deployment = await deployAll({ root, rpcUrl, chainId, deployerKey: keys.deployer });
  await sendSec(rpcUrl, deployment, keys.deployer, developerAddress, parseEther("50000"));
  await sendSec(rpcUrl, deployment, keys.deployer, userAddress, parseEther("1000"));
  const { server, host, manifestHash } = await serveManifest(rpcUrl, deployment);
  const ware = await registerSecWare({
    rpcUrl,
    deployment,
    developerKey: keys.developer,
    host,
    manifestHash,
    category: 1,
    sla: { uptimeBps: 9900, p95Ms: 1500, unknownMaxBps: 1000, rateLimit: 60, retentionDays: 30 },
    signingKey: developerAddress,
    stake: parseEther("5000"),
    plans: [plan(0n, 20, 3), plan(parseEther("10"), 100, 0x7ff)],
  });
  return {
    ...{ rpcUrl, deployment, ware },
    async end() {
      server.close();
      await stopProcess(child);
    },
  };
}

function plan(price: bigint, units: number, kinds: number) {
  const termsHash = keccak256(stringToBytes("terms"));
  return { price, units, duration: 30 * 86_400, kinds, soldAtMost: 0, termsHash };
}

async function serveManifest(rpcUrl: string, deployment: Deployment) {
  const port = await takePort("secware");
  const host = `localhost:${port}`;
  const ware = await nextWare(rpcUrl, deployment);
  const text = JSON.stringify({
    v: 1,
    secwareId: `0x${ware.toString(16).padStart(64, "0")}`,
    name: "Test guard",
    description: "Knows nothing.",
    category: "transaction",
    chainId,
    market: deployment.addresses.Market,
    origin: `http://${host}`,
    kinds: ["transaction", "calls"],
    chains: ["eip155:1"],
    needs: { transaction: ["to", "data"] },
    engines: [keccak256(stringToBytes("engine@1#0"))],
    parameters: [{ name: "strict", label: "Strict", type: "boolean", default: false, help: "" }],
    retentionDays: 30,
  });
  const server: Server = createServer((request, response) => {
    response.statusCode = request.url === MANIFEST_PATH ? 200 : 404;
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
  return { server, host, manifestHash: manifestHashOf(toBytes(text)) };
}

/** The wallet's own hub services over real storage and the real chain; only vault and approval are fakes, and say yes. */
export interface Profile extends HubServices {
  /** Every JSON-RPC method that was asked of the node. */
  asked: Set<string>;
  /** Resolves when everything that was asked of the user is mined. */
  settled(): Promise<void>;
  /** What the node answers from now on: null is nothing. */
  node: { isDown: boolean };
}

export async function openProfile(
  name: string,
  { rpcUrl }: HubWorld,
  key: Hex = keys.user,
): Promise<Profile> {
  const own = privateKeyToAccount(key).address.toLowerCase() as Address;
  const asked = new Set<string>();
  const node = { isDown: false };
  const fetchFrom = spyFetch(rpcUrl, asked, node);
  const networks = {
    find: () => ({ chainId, rpcUrl, name: "home", symbol: "ETH", isHome: true }),
    homeChainId: () => chainId,
  } as unknown as Services["networks"];
  const accounts = {
    selected: () => own,
    watch: () => () => undefined,
  } as unknown as Services["accounts"];
  const vault = {
    status: () => "unlocked",
    accounts: () => [{ address: own, kind: "imported" }],
    watch: () => () => undefined,
    accountRoot: async () => toBytes(keccak256(key)),
    sign: (_account: Address, hash: Hex) => privateKeyToAccount(key).sign({ hash }),
  } as unknown as Services["vault"];
  const pending: Promise<unknown>[] = [];
  const now = () => Date.now();
  const services = await composeHubServices({
    core: { accounts, networks, vault },
    requests: () => ({
      async start(ask) {
        const hash = sendNow(rpcUrl, key, ask);
        pending.push(hash);
        const outcome = hash.then((value) => ({
          status: "approved" as const,
          value: { kind: "transaction" as const, hash: value },
        }));
        return { id: ask.key, outcome };
      },
    }),
    chains: composeChains({ networks, fetchFrom, now }),
    database: await openStore(name),
    fetchFrom,
    now,
    clock: { now, isTrusted: () => true, observe: () => undefined, watch: () => () => undefined },
    notePolicy: () => undefined,
    recordOf: () => null,
    wareRecordOf: createWareRecords().of,
  });
  return { ...services, asked, node, settled: async () => void (await Promise.all(pending)) };
}

async function sendNow(rpcUrl: string, key: Hex, { subject }: Ask): Promise<Hex> {
  if (subject.kind !== "transaction") throw new TypeError("only transactions are asked here");
  const { account, wallet, reader, chain } = connect(rpcUrl, chainId, key);
  const hash = await wallet.sendTransaction({
    account,
    chain,
    to: subject.to,
    data: subject.data,
    value: 0n,
  });
  const receipt = await reader.waitForTransactionReceipt({ hash });
  if (receipt.status !== "success") throw new TypeError("the wallet's own transaction failed");
  return hash;
}

function spyFetch(rpcUrl: string, asked: Set<string>, node: { isDown: boolean }): typeof fetch {
  return async (input, init) => {
    const isNode = String(input).startsWith(rpcUrl);
    if (isNode && node.isDown) throw new TypeError("fetch failed");
    if (isNode) {
      const body = JSON.parse(String(init?.body)) as { method: string } | { method: string }[];
      for (const { method } of Array.isArray(body) ? body : [body]) asked.add(method);
    }
    return fetch(input, init);
  };
}

async function untilAnswers(rpcUrl: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await callRpc(rpcUrl, "eth_chainId").catch(() => null);
    if (answer !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new TypeError("the chain did not start");
}

/** Makes a profile's SecHub and buys the SecWare's paid plan once. */
export async function buyPaidPlan(world: HubWorld, buyer: Profile): Promise<void> {
  await buyer.hub.createHub();
  await buyer.settled();
  await buyer.catalogue.refresh();
  const plan = buyer.catalogue.find(world.ware)?.plans[1];
  if (plan === undefined) throw new TypeError("the paid plan is listed");
  const { planHash, price } = plan;
  const order = { ware: world.ware, plan: 1, quantity: 1, planHash, expectedTotal: price };
  await buyer.hub.buyPlan({ ...order, conditions: [], parameters: {} });
  await buyer.settled();
  await buyer.hub.refresh();
}

/** Settles a voucher for calls 1 to `seq`, as the developer would. Effects: chain. */
export async function settleCalls(world: HubWorld, profile: Profile, seq: number): Promise<void> {
  const [binding] = await profile.hub.activeBindings(userAddress);
  if (binding === undefined) throw new TypeError("a binding is there");
  const { purchaseId, caller, market } = binding;
  const requestHash = keccak256(stringToBytes("request"));
  const domain = { chainId, market };
  const digest = voucherDigest(domain, { purchaseId, seq, requestHash });
  const signature = nobleCurve.sign(digest, await profile.hub.callerKey(binding));
  const { account, chain, reader, wallet } = connect(world.rpcUrl, chainId, keys.developer);
  const hash = await wallet.writeContract({
    ...{ account, chain, address: market, abi: marketAbi, functionName: "settle" as const },
    args: [{ purchaseId, requestHash, seq, caller, signature }],
  });
  await reader.waitForTransactionReceipt({ hash });
}

/** Moves the chain forward. Effects: chain. */
export async function passDays(world: HubWorld, days: number): Promise<void> {
  await callRpc(world.rpcUrl, "evm_increaseTime", [days * 86_400]);
  await callRpc(world.rpcUrl, "evm_mine");
}
