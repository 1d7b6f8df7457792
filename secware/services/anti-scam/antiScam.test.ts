import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Address, type Hex, keccak256, parseAbi, parseEther, stringToHex, toHex } from "viem";
import { privateKeyToAddress } from "viem/accounts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  buildCall,
  checkEnvelope,
  createSigner,
  encodeSubject,
  engineHashOf,
  flagsOfKinds,
  kinds,
  manifestHashOf,
  nobleCurve,
  purchaseIdOf,
  readEnvelope,
  readManifest,
  readProblem,
  secwareIdOf,
  signCall,
  toUtf8Bytes,
  type WireSubject,
  ZERO_HASH,
} from "../../../protocol/index.ts";
import { connect, deployAll } from "../../../scripts/deploy/deployAll.ts";
import { nextWare, registerSecWare, sendSec } from "../../../scripts/deploy/registerSecWare.ts";
import { startProcess, stopProcess } from "../../../scripts/terminal/processes.ts";
import { anvilBinary, callRpc, LOCAL_MNEMONIC } from "../../../scripts/world/anvil.ts";
import { takePort } from "../../../scripts/world/ports.ts";
import { localKey } from "../../../scripts/world/world.ts";
import { marketAbi, registryAbi } from "../../sdk/generated/abi.ts";
import { silentLogger } from "../../sdk/index.ts";
import { makeFeed } from "./makeFeed.ts";
import { type AntiScam, startAntiScam } from "./startAntiScam.ts";

const chainId = 31337;
const [deployerKey, developerKey, ownerKey] = [localKey(0), localKey(1), localKey(2)];
const signingKey = keccak256(stringToHex("signing"));
const scammer: Address = `0x${"66".repeat(20)}`;
const friend: Address = `0x${"77".repeat(20)}`;
const account: Address = `0x${"a1".repeat(20)}`;
const tokenAbi = parseAbi(["function approve(address spender, uint256 amount) returns (bool)"]);

async function startWorld() {
  const folder = mkdtempSync(join(tmpdir(), "anti-scam-"));
  const rpcPort = await takePort("chain");
  const flags = ["--host", "127.0.0.1", "--silent", "--chain-id", String(chainId), "--port", String(rpcPort)];
  const child = startProcess(anvilBinary(), [...flags, "--mnemonic", LOCAL_MNEMONIC]);
  const rpcUrl = `http://127.0.0.1:${rpcPort}`;
  await untilAnswers(rpcUrl);
  const root = fileURLToPath(new URL("../../..", import.meta.url));
  const deployment = await deployAll({ root, rpcUrl, chainId, deployerKey });
  const market = deployment.addresses.Market.toLowerCase() as Address;
  const registry = deployment.addresses.Registry.toLowerCase() as Address;
  const ware = await nextWare(rpcUrl, deployment);
  const entries = [{ address: scammer, level: "critical" as const, reason: "Drains wallets." }];
  const feed = makeFeed(entries, { name: "demo", licence: "CC0-1.0", date: new Date().toISOString() });
  writeFileSync(join(folder, "feed.json"), JSON.stringify(feed));
  const port = await takePort("secware");
  const start = () =>
    startAntiScam({
      ...{ port, hostName: "localhost", homeRpcUrl: rpcUrl, ware, signingKey, developerKey },
      ...{ deployment: { chainId, market, registry }, feed: join(folder, "feed.json") },
      ...{ dataFolder: join(folder, "data"), settleEveryMs: 0, watchEveryMs: 50, logger: silentLogger },
    });
  const service = await start();
  for (const key of [developerKey, ownerKey])
    await sendSec(rpcUrl, deployment, deployerKey, privateKeyToAddress(key), parseEther("20000"));
  await registerSecWare({
    ...{ rpcUrl, deployment, developerKey, host: `localhost:${port}`, manifestHash: service.manifestHash },
    ...{ category: 1, stake: parseEther("10000"), signingKey: privateKeyToAddress(signingKey) },
    sla: { uptimeBps: 9_900, p95Ms: 800, unknownMaxBps: 1_000, rateLimit: 600, retentionDays: 30 },
    plans: [
      planOf(0n, 100, flagsOfKinds(["transaction", "site", "address"])),
      planOf(parseEther("10"), 1_000, flagsOfKinds(kinds)),
    ],
  });
  const chain = connect(rpcUrl, chainId, ownerKey);
  const allowance = { abi: tokenAbi, functionName: "approve", args: [market, parseEther("1000")] } as const;
  const token = { address: deployment.addresses.SecToken, account: chain.account, chain: chain.chain };
  await chain.wallet.writeContract({ ...token, ...allowance });
  return { folder, child, rpcUrl, market, registry, ware, service, start, chain };
}

function planOf(price: bigint, units: number, kindFlags: number) {
  return { price, units, duration: 30 * 86_400, kinds: kindFlags, soldAtMost: 0, termsHash: ZERO_HASH };
}

async function untilAnswers(rpcUrl: string): Promise<void> {
  const until = performance.now() + 15_000;
  while (performance.now() < until)
    if ((await callRpc(rpcUrl, "eth_chainId").catch(() => null)) !== null) return;
}

type World = Awaited<ReturnType<typeof startWorld>>;
let world: World;
let service: AntiScam;
beforeAll(async () => {
  world = await startWorld();
  service = world.service;
});
afterAll(async () => {
  await service?.stop();
  await stopProcess(world.child);
  rmSync(world.folder, { recursive: true, force: true });
});

let purchases = 0;
/** Buys a plan from the owner's account. */
async function buy(plan: 0 | 1, key: Hex) {
  const { chain, market, registry, ware } = world;
  const at = { address: registry, abi: registryAbi } as const;
  const planHash = await chain.reader.readContract({ ...at, functionName: "planHashOf", args: [ware, plan] });
  const buyerNonce = purchases++;
  const caller = nobleCurve.address(key);
  const hash = await chain.wallet.writeContract({
    ...{ address: market, abi: marketAbi, functionName: "buy", account: chain.account, chain: chain.chain },
    args: [ware, plan, 1, parseEther("10"), planHash, caller, toHex(buyerNonce, { size: 32 })],
  });
  await chain.reader.waitForTransactionReceipt({ hash });
  const owner = chain.account.address.toLowerCase() as Address;
  return purchaseIdOf({ chainId, market, owner, ware, planHash, buyerNonce });
}

/** What the developer has to wait for, over all days. */
async function revenue(): Promise<bigint> {
  const at = { address: world.market, abi: marketAbi } as const;
  const [free, , amounts] = await world.chain.reader.readContract({
    ...at,
    functionName: "revenueOf",
    args: [world.ware],
  });
  return amounts.reduce((sum, one) => sum + one, free);
}

async function mine(blocks: number): Promise<void> {
  for (let block = 0; block < blocks; block++) await callRpc(world.rpcUrl, "evm_mine");
}

async function ask(purchaseId: Hex, key: Hex, seq: number, subject: WireSubject) {
  const signer = createSigner(key);
  const sentAtMs = Date.now();
  const body = {
    v: 1,
    kind: subject.kind,
    subject: encodeSubject(subject),
    want: ["verdict"],
    budgetMs: 1_000,
  };
  const call = await signCall(
    buildCall({
      ...{
        domain: { chainId, market: world.market },
        url: `${service.origin}/v1/scan`,
        caller: signer.address,
      },
      body: toUtf8Bytes(JSON.stringify({ ...body, salt: `0x${"0".repeat(32)}` })),
      ...{ created: Math.floor(sentAtMs / 1000), purchaseId, seq, sentAtMs, ack: ZERO_HASH },
    }),
    signer,
  );
  const { method, headers } = call;
  const response = await fetch(call.url, { method, headers, body: call.body as BodyInit });
  return { status: response.status, text: await response.text(), call, sentAtMs };
}

const transfer = (to: Address): WireSubject => ({
  ...{ kind: "transaction", chainId: 1, from: account, to, value: 1n, data: "0x" },
});

describe("the anti-scam SecWare on a real chain", () => {
  test("default: a bought call is answered, verified, settled, and paid for [SW15] [SW17] [J18]", async () => {
    const key = keccak256(stringToHex("caller 1"));
    const purchaseId = await buy(1, key);

    const early = await ask(purchaseId, key, 1, transfer(scammer));
    await mine(2);
    // What other tests left due is not this one's revenue.
    await service.settle();
    const bad = await ask(purchaseId, key, 1, transfer(scammer));
    const before = await revenue();
    const good = await ask(purchaseId, key, 2, transfer(friend));
    const report = await service.settle();

    const { reader } = world.chain;
    const at = { address: world.market, abi: marketAbi } as const;
    const entry = await reader.readContract({
      ...at,
      functionName: "callerOf",
      args: [purchaseId, nobleCurve.address(key)],
    });
    expect(early.status).toBe(503);
    expect(readProblem(early.text)?.reason).toBe("purchase_unconfirmed");
    expect(levelOf(bad)).toBe("critical");
    expect(levelOf(good)).toBe("none");
    expect(report).toMatchObject({ settled: 1, skipped: 0 });
    expect(entry.settled).toBe(2);
    // Two calls of ten SEC by the thousand, less 6.5 % for burn, operators, pool and treasury.
    expect((await revenue()) - before).toBe((parseEther("0.02") * 9_350n) / 10_000n);
    expect(await service.settle()).toMatchObject({ settled: 0, transactions: [] });
  });

  test("behavior: a kind outside of the plan, and a revoked caller, are refused [SW7] [SW8]", async () => {
    const key = keccak256(stringToHex("caller 2"));
    const purchaseId = await buy(0, key);
    await mine(2);
    const typed: WireSubject = { kind: "typedData", chainId: 1, account, eip712Digest: ZERO_HASH };

    const premium = await ask(purchaseId, key, 1, typed);
    const plain = await ask(purchaseId, key, 1, transfer(friend));
    const { chain, market } = world;
    const hash = await chain.wallet.writeContract({
      ...{ address: market, abi: marketAbi, functionName: "bumpEpoch", args: [purchaseId] },
      ...{ account: chain.account, chain: chain.chain },
    });
    await chain.reader.waitForTransactionReceipt({ hash });
    const revoked = await untilRefused(plain.call);

    expect(readProblem(premium.text)?.reason).toBe("kind_not_in_plan");
    expect(plain.status).toBe(200);
    expect(readProblem(revoked.text)?.reason).toBe("grant_revoked");
  });

  test("behavior: a stranger's key, and a purchase that does not exist, get the same 401 [AVS11]", async () => {
    const key = keccak256(stringToHex("caller 3"));
    const purchaseId = await buy(1, key);
    await mine(2);

    const stranger = await ask(purchaseId, keccak256(stringToHex("stranger")), 1, transfer(friend));
    const nowhere = await ask(keccak256("0x01"), key, 1, transfer(friend));

    expect([stranger.status, nowhere.status]).toEqual([401, 401]);
    expect(readProblem(stranger.text)?.reason).toBe(readProblem(nowhere.text)?.reason);
  });

  test("behavior: the manifest is served as registered, and answers outlive a restart [J18]", async () => {
    const key = keccak256(stringToHex("caller 4"));
    const purchaseId = await buy(1, key);
    await mine(2);
    const first = await ask(purchaseId, key, 1, transfer(friend));

    await service.stop();
    service = await world.start();
    const again = await fetch(first.call.url, {
      ...{ method: "POST", headers: first.call.headers, body: first.call.body as BodyInit },
    });
    const manifest = new Uint8Array(
      await (await fetch(`${service.origin}/.well-known/secware.json`)).arrayBuffer(),
    );

    expect(await again.text()).toBe(first.text);
    expect(manifestHashOf(manifest)).toBe(service.manifestHash);
    expect(readManifest(manifest)?.secwareId).toBe(secwareIdOf(world.ware));
  });
});

/** Sends the same bytes, which cost nothing, until the watch has seen the block. */
async function untilRefused({ url, method, headers, body }: Awaited<ReturnType<typeof signCall>>) {
  const until = performance.now() + 10_000;
  let status = 200;
  let text = "";
  while (status === 200 && performance.now() < until) {
    const response = await fetch(url, { method, headers, body: body as BodyInit });
    status = response.status;
    text = await response.text();
  }
  return { status, text };
}

/** The level of an answer that a client would accept; its refusal otherwise. */
function levelOf({ text, call, sentAtMs }: Awaited<ReturnType<typeof ask>>): string {
  const envelope = readEnvelope(text);
  if (envelope === null) return text;
  const { verdict } = envelope;
  const checked = checkEnvelope(
    envelope,
    {
      ...{
        domain: { chainId, market: world.market },
        kind: "transaction",
        secwareId: secwareIdOf(world.ware),
      },
      ...{ purchaseId: verdict.purchaseId, caller: verdict.caller, seq: verdict.seq },
      ...{ requestHash: call.requestHash, subjectHash: verdict.subjectHash, sentAtMs },
      ...{ receivedAtMs: Date.now(), nowMs: Date.now() },
      keys: [{ key: nobleCurve.address(signingKey), from: 0, until: 4_000_000_000 }],
      engines: [engineHashOf({ name: "anti-scam", version: "1.0.0" })],
    },
    nobleCurve,
  );
  return checked.status === "verified" ? checked.content.level : checked.reason;
}
