import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Abi, decodeFunctionData, encodeFunctionResult } from "viem";
import { afterEach, describe, expect, test } from "vitest";
import type { Address, Hex } from "../../../protocol/index.ts";
import { marketAbi, registryAbi } from "../generated/abi.ts";
import { silentLogger } from "../logger.ts";
import { createChainPurchaseIndex } from "./chainPurchaseIndex.ts";

const market: Address = `0x${"c0".repeat(20)}`;
const registry: Address = `0x${"c1".repeat(20)}`;
const caller: Address = `0x${"01".repeat(20)}`;
const purchaseId: Hex = `0x${"aa".repeat(32)}`;
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A node that says what the test wants. Warning: a fake; the real contracts are asked in the anti-scam tests. */
async function setup() {
  const chain = { block: 10, boughtAt: 5, revokedAt: 0, isDown: false, calls: 0 };
  let nowMs = 1_000_000;
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += String(part);
    const asked = JSON.parse(text) as Rpc | Rpc[];
    chain.calls++;
    if (chain.isDown) return void response.writeHead(500).end();
    const answer = Array.isArray(asked) ? asked.map((one) => reply(one, chain)) : reply(asked, chain);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const index = createChainPurchaseIndex({
    ...{
      rpcUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      chainId: 31337,
      market,
      registry,
    },
    ...{
      clock: { nowMs: () => nowMs },
      logger: silentLogger,
      confirmations: 2,
      watchEveryMs: 0,
      timeoutMs: 500,
    },
  });
  const forward = (ms: number) => {
    nowMs += ms;
  };
  return { chain, index, forward };
}

interface Rpc {
  id: number;
  method: string;
  params: [{ data: Hex; to: string }, string];
}

function reply({ id, method, params }: Rpc, chain: { block: number; boughtAt: number; revokedAt: number }) {
  if (method === "eth_getBlockByNumber") {
    const [number, timestamp] = [chain.block, 1_000 + chain.block].map((one) => `0x${one.toString(16)}`);
    return { jsonrpc: "2.0", id, result: { number, timestamp, transactions: [] } };
  }
  const [{ data, to }, block] = params;
  const abi: Abi = to === registry ? registryAbi : marketAbi;
  const { functionName } = decodeFunctionData({ abi, data });
  const exists = Number(block) >= chain.boughtAt;
  const result = encodeFunctionResult({
    abi,
    functionName,
    result: stateOf(functionName, exists, chain.revokedAt),
  });
  return { jsonrpc: "2.0", id, result };
}

function stateOf(functionName: string, exists: boolean, revokedAt: number): unknown {
  if (functionName === "planOf")
    return { price: 0n, units: 5, duration: 9, kinds: 1, soldAtMost: 0, onSale: true, termsHash: purchaseId };
  if (functionName === "callerOf")
    return { maxCalls: exists ? 5 : 0, settled: 0, validUntil: 9_000, revokedAt };
  const window = { start: 1_000, end: 9_000, calls: 5, used: 0, cancelAt: 0, epoch: 0, via: 0, points: 0 };
  return {
    owner: caller,
    amount: 0n,
    ware: 1,
    plan: 0,
    ...window,
    isFeeWaived: false,
    state: exists ? 1 : 0,
  };
}

describe("createChainPurchaseIndex", () => {
  test("default: tells what the chain says, and asks once a minute", async () => {
    const { index, chain, forward } = await setup();

    const first = await index.find(purchaseId, caller);
    const calls = chain.calls;
    forward(59_000);
    const second = await index.find(purchaseId, caller);

    expect(first).toMatchObject({
      status: "known",
      chainSeconds: 1_010,
      facts: { ware: 1, calls: 5, kinds: ["transaction"], confirmations: { have: 2, need: 2 } },
    });
    expect(second).toMatchObject({ status: "known", chainSeconds: 1_069 });
    expect(chain.calls).toBe(calls);
  });

  test("behavior: a purchase without its confirmations is not remembered", async () => {
    const { index, chain } = await setup();
    chain.boughtAt = 9;

    const young = await index.find(purchaseId, caller);
    chain.block = 11;
    const older = await index.find(purchaseId, caller);

    expect(young).toMatchObject({ facts: { confirmations: { have: 0, need: 2 } } });
    expect(older).toMatchObject({ facts: { confirmations: { have: 2, need: 2 } } });
  });

  test("behavior: a chain that is down is never an old yes", async () => {
    const { index, chain, forward } = await setup();
    await index.find(purchaseId, caller);

    chain.isDown = true;
    forward(60_000);

    expect(await index.find(purchaseId, caller)).toEqual({ status: "unavailable" });
  });

  test("behavior: a revocation is seen at the next reading, and an unknown purchase is unknown", async () => {
    const { index, chain, forward } = await setup();
    await index.find(purchaseId, caller);

    chain.revokedAt = 7;
    forward(60_000);
    const revoked = await index.find(purchaseId, caller);
    chain.boughtAt = 99;
    forward(60_000);

    expect(revoked).toMatchObject({ facts: { caller: { isRevoked: true } } });
    expect(await index.find(purchaseId, caller)).toEqual({ status: "unknown" });
  });
});
