import { fileURLToPath } from "node:url";
import { type Hex, keccak256, numberToHex, parseEther, parseEventLogs, stringToBytes, zeroHash } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  hubFactoryAbi,
  marketAbi,
  registryAbi,
  restakingAbi,
  secHubAbi,
  secTokenAbi,
} from "../../extension/chain/generated/abi.ts";
import { deployments } from "../../extension/chain/generated/deployments.ts";
import { compileContracts } from "../gen/artifacts.ts";
import { createLifetime, startProcess, stopProcess } from "../terminal/processes.ts";
import { anvilBinary, callRpc, LOCAL_MNEMONIC } from "../world/anvil.ts";
import { takePort } from "../world/ports.ts";
import { type Connection, connect, type Deployment, deployAll, ownedOf } from "./deployAll.ts";
import { proveOwnership } from "./proveOwnership.ts";
import { nextWare, registerSecWare, sendSec } from "./registerSecWare.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const chainId = 31337;
const keys = {
  deployer: "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
  developer: "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
  user: "0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a",
} as const;
const callerKey: Hex = `0x${"3".padStart(64, "0")}`;
const price = parseEther("10");

const lifetime = createLifetime();
let rpcUrl: string;
let deployment: Deployment;

// One chain for the file: the steps of a market's life need each other, and each test names those it stands on.
beforeAll(async () => {
  const port = await takePort("chain");
  const options = ["--host", "127.0.0.1", "--silent", "--port", String(port), "--mnemonic", LOCAL_MNEMONIC];
  const child = startProcess(anvilBinary(), options);
  lifetime.add("chain", () => stopProcess(child));
  rpcUrl = `http://127.0.0.1:${port}`;
  await untilItAnswers();
  deployment = await deployAll({ root, rpcUrl, chainId, deployerKey: keys.deployer });
});
afterAll(() => lifetime.endAll());

async function untilItAnswers(): Promise<void> {
  const until = performance.now() + 15_000;
  while (performance.now() < until) {
    if ((await callRpc(rpcUrl, "eth_chainId").catch(() => null)) !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function plan(of: { price: bigint; units: number }) {
  return { ...of, duration: 30 * 86_400, kinds: 0x7ff, soldAtMost: 0, termsHash: keccak256("0x") };
}

async function registerOne(stake = parseEther("5000")): Promise<number> {
  const developer = privateKeyToAccount(keys.developer).address;
  await sendSec(rpcUrl, deployment, keys.deployer, developer, stake);
  return await registerSecWare({
    rpcUrl,
    deployment,
    developerKey: keys.developer,
    host: "localhost:4801",
    manifestHash: keccak256(stringToBytes("manifest")),
    category: 1,
    sla: { uptimeBps: 9_900, p95Ms: 800, unknownMaxBps: 1_000, rateLimit: 60, retentionDays: 30 },
    signingKey: developer,
    stake,
    plans: [plan({ price: 0n, units: 20 }), plan({ price, units: 100 })],
  });
}

async function mined({ reader }: Connection, hash: Hex) {
  const receipt = await reader.waitForTransactionReceipt({ hash, timeout: 20_000 });
  expect(receipt.status).toBe("success");
  return receipt;
}

describe("deployAll", () => {
  test("default: a fresh chain has the contracts where the wallet expects them", async () => {
    const { reader } = connect(rpcUrl, chainId, keys.deployer);
    const { addresses } = deployment;
    const holder = privateKeyToAccount(keys.deployer).address;

    const token = { address: addresses.SecToken, abi: secTokenAbi } as const;
    const name = await reader.readContract({ ...token, functionName: "name" });
    const balance = await reader.readContract({ ...token, functionName: "balanceOf", args: [holder] });

    expect(addresses).toEqual(deployments[chainId]?.addresses);
    expect(name).toBe("SecHub");
    expect(balance).toBeGreaterThan(parseEther("99000000"));
  });

  test("behavior: the timelock owns what has an owner, and who deployed it cannot change a parameter [SW22]", async () => {
    const { reader, account } = connect(rpcUrl, chainId, keys.deployer);
    const { addresses } = deployment;

    const owned = ownedOf(await compileContracts(root));
    expect(owned).toEqual(expect.arrayContaining(["ProviderStake", "Market", "SecGov", "Restaking", "Desk"]));
    const deployer = account.address;

    await expect(proveOwnership(reader, addresses, { owned, deployer })).resolves.toBeUndefined();
    await expect(
      reader.simulateContract({
        address: addresses.Restaking,
        abi: restakingAbi,
        functionName: "setOwnLeast",
        args: [parseEther("2")],
        account,
      }),
    ).rejects.toThrow("OwnedNotOwner");
  });

  test("error: a contract of somebody else's is named", async () => {
    const { reader, account } = connect(rpcUrl, chainId, keys.deployer);
    const other = { ...deployment.addresses, SecTimelock: deployment.addresses.Voice };

    const asked = { owned: ["Market"], deployer: account.address } as const;

    await expect(proveOwnership(reader, other, asked)).rejects.toThrow("Market");
  });

  test("behavior: the same account deploys a second set beside the first", async () => {
    const second = await deployAll({ root, rpcUrl, chainId, deployerKey: keys.deployer });

    expect(second.firstBlock).toBeGreaterThan(deployment.firstBlock);
    expect(Object.values(second.addresses)).not.toContain(deployment.addresses.Market);
    expect(await nextWare(rpcUrl, second)).toBe(1);
  });

  test("error: a node of another chain, before anything is sent", async () => {
    const before = await callRpc(rpcUrl, "eth_blockNumber");

    await expect(deployAll({ root, rpcUrl, chainId: 1, deployerKey: keys.deployer })).rejects.toThrow(
      "another chain",
    );

    expect(await callRpc(rpcUrl, "eth_blockNumber")).toBe(before);
  });
});

describe("registerSecWare", () => {
  test("default: record, plans, key and stake stand [SW1] [SW19] [AVS8]", async () => {
    const ware = await registerOne();
    const { reader } = connect(rpcUrl, chainId, keys.developer);
    const registry = { address: deployment.addresses.Registry, abi: registryAbi } as const;

    const record = await reader.readContract({ ...registry, functionName: "wareOf", args: [ware] });
    const offer = await reader.readContract({ ...registry, functionName: "offerOf", args: [ware, 1] });

    expect(record).toMatchObject({ planCount: 2, status: 1 });
    expect(offer).toMatchObject({ isOnSale: true, price, units: 100 });
    expect(await nextWare(rpcUrl, deployment)).toBe(ware + 1);
  });

  test("error: less stake than the fixed part [SW19]", async () => {
    await expect(registerOne(parseEther("999"))).rejects.toThrow("ProviderStakeShort");
  });
});

describe("the market on a real chain", () => {
  test("default: permit, purchase, voucher, delay, withdrawal [SW8] [SW18] [AVS2] [AVS3] [AVS14]", async () => {
    const ware = await registerOne();
    const { hub, user } = await openHub();
    const purchaseId = await buyWithPermit(user, hub, ware);
    const developer = connect(rpcUrl, chainId, keys.developer);
    const market = { address: deployment.addresses.Market, abi: marketAbi } as const;

    const entry = await voucher(purchaseId, 40);
    const sender = { account: developer.account, chain: developer.chain } as const;
    await mined(
      developer,
      await developer.wallet.writeContract({ ...market, ...sender, functionName: "settle", args: [entry] }),
    );
    const [free, , amounts] = await developer.reader.readContract({
      ...market,
      functionName: "revenueOf",
      args: [ware],
    });
    const withdrawal = { ...market, account: developer.account, functionName: "withdraw" } as const;
    const early = await developer.reader.simulateContract({ ...withdrawal, args: [ware] });

    const earned = (price * 40n * 935n) / 100_000n;
    expect([free, ...amounts.filter((amount) => amount > 0n)]).toEqual([0n, earned]);
    expect(early.result).toBe(0n);

    await callRpc(rpcUrl, "evm_increaseTime", [16 * 86_400]);
    await callRpc(rpcUrl, "anvil_mine", ["0x1"]);
    const paid = await developer.reader.simulateContract({ ...withdrawal, args: [ware] });

    expect(paid.result).toBe(earned);
  });
});

async function openHub() {
  const user = connect(rpcUrl, chainId, keys.user);
  await sendSec(rpcUrl, deployment, keys.deployer, user.account.address, price);
  const factory = { address: deployment.addresses.HubFactory, abi: hubFactoryAbi } as const;
  const args = [user.account.address] as const;
  const hub = await user.reader.readContract({ ...factory, functionName: "predict", args });
  const sender = { account: user.account, chain: user.chain } as const;
  await mined(user, await user.wallet.writeContract({ ...factory, ...sender, functionName: "create" }));
  expect(await user.reader.readContract({ ...factory, functionName: "hubOf", args })).toBe(hub);
  return { hub, user };
}

async function buyWithPermit(user: Connection, hub: Hex, ware: number): Promise<Hex> {
  const { account, chain, reader, wallet } = user;
  const { Registry, SecToken } = deployment.addresses;
  const { timestamp } = await reader.getBlock();
  const deadline = timestamp + 3_600n;
  const nonce = await reader.readContract({
    address: SecToken,
    abi: secTokenAbi,
    functionName: "nonces",
    args: [account.address],
  });
  const signature = await account.signTypedData({
    domain: { name: "SecHub", version: "1", chainId, verifyingContract: SecToken },
    types: {
      Permit: [
        { name: "owner", type: "address" },
        { name: "spender", type: "address" },
        { name: "value", type: "uint256" },
        { name: "nonce", type: "uint256" },
        { name: "deadline", type: "uint256" },
      ],
    },
    primaryType: "Permit",
    message: { owner: account.address, spender: hub, value: price, nonce, deadline },
  });
  const planHash = await reader.readContract({
    address: Registry,
    abi: registryAbi,
    functionName: "planHashOf",
    args: [ware, 1],
  });
  const order = {
    ...{ ware, plan: 1, qty: 1, maxTotal: price, planHash, buyerNonce: numberToHex(0, { size: 32 }) },
    callerKey: privateKeyToAccount(callerKey).address,
  };
  const permit = {
    ...{ value: price, deadline },
    r: signature.slice(0, 66) as Hex,
    s: `0x${signature.slice(66, 130)}` as Hex,
    v: Number.parseInt(signature.slice(130), 16),
  };
  const receipt = await mined(
    user,
    await wallet.writeContract({
      ...{ address: hub, abi: secHubAbi, account, chain },
      functionName: "buyAndBind",
      args: [order, [], permit],
    }),
  );
  const [bought] = parseEventLogs({ abi: marketAbi, eventName: "Purchased", logs: receipt.logs });
  expect(bought?.args).toMatchObject({ owner: hub, ware, calls: 100, amount: price });
  return bought?.args.purchaseId ?? zeroHash;
}

async function voucher(purchaseId: Hex, seq: number) {
  const requestHash = keccak256(stringToBytes("request"));
  const caller = privateKeyToAccount(callerKey);
  const signature = await caller.signTypedData({
    domain: { name: "SecHub", version: "1", chainId, verifyingContract: deployment.addresses.Market },
    types: {
      CallVoucher: [
        { name: "purchaseId", type: "bytes32" },
        { name: "seq", type: "uint64" },
        { name: "requestHash", type: "bytes32" },
      ],
    },
    primaryType: "CallVoucher",
    message: { purchaseId, seq: BigInt(seq), requestHash },
  });
  return { purchaseId, requestHash, seq, caller: caller.address, signature };
}
