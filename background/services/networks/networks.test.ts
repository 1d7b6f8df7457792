import { describe, expect, test } from "vitest";
import type { NetworkRow } from "../../../extension/storage/networks.ts";
import { createNetworks } from "./createNetworks.ts";
import { type LocalWorld, loadLocalWorld } from "./localWorld.ts";
import { createRpc, type RpcOutcome } from "./rpc.ts";
import { isRpcUrl } from "./rpcUrl.ts";

const world: LocalWorld = {
  v: 1,
  demo: true,
  homeChainId: 31337,
  networks: [
    { chainId: 1, name: "Demo chain 1", rpcUrl: "http://127.0.0.1:4001", symbol: "ETH" },
    { chainId: 31337, name: "SecHub home (local)", rpcUrl: "http://127.0.0.1:4002", symbol: "ETH" },
  ],
  faucetUrl: "http://localhost:4003/",
};

async function setup({
  localWorld = null as LocalWorld | null,
  saved = [] as NetworkRow[],
  answer = { status: "answered", value: "0x5" } as RpcOutcome,
  hasDeployment = (_chainId: number): boolean => false,
} = {}) {
  const rows = new Map(saved.map((row) => [row.chainId, row]));
  const values = new Map<string, unknown>();
  const asked: string[] = [];
  const networks = await createNetworks({
    repository: {
      loadAll: async () => [...rows.values()],
      save: async (row) => void rows.set(row.chainId, row),
    },
    settings: {
      load: async (name) => values.get(name),
      save: async (name, value) => void values.set(name, value),
    },
    localWorld,
    hasDeployment,
    async rpc({ url }) {
      asked.push(url);
      return answer;
    },
  });
  return { networks, rows, values, asked };
}

describe("createNetworks", () => {
  test("default: without a local world, Ethereum and Sepolia, no home, and nothing is asked of a node", async () => {
    const { networks, asked } = await setup();
    expect(networks.list().map(({ chainId, isHome }) => ({ chainId, isHome }))).toEqual([
      { chainId: 1, isHome: false },
      { chainId: 11155111, isHome: false },
    ]);
    expect(networks.selected()).toBe(1);
    expect(networks.homeChainId()).toBeNull();
    expect(asked).toEqual([]);
  });

  test("behavior: the local world names the chains and the home, and its nodes win over saved ones", async () => {
    const stale = { chainId: 1, name: "Old", rpcUrl: "http://127.0.0.1:9", symbol: "ETH" };
    const { networks } = await setup({ localWorld: world, saved: [stale] });
    expect(networks.find(1)?.rpcUrl).toBe("http://127.0.0.1:4001");
    expect(networks.homeChainId()).toBe(31337);
    expect(networks.find(31337)?.isHome).toBe(true);
  });

  test("behavior: a known chain with a deployment is home where no local world says so", async () => {
    const { networks } = await setup({ hasDeployment: (chainId): boolean => chainId === 11155111 });
    expect(networks.homeChainId()).toBe(11155111);
  });

  test("behavior: a network is saved only where its node says the same chain [F02]", async () => {
    const five = { chainId: 5, name: "Five", rpcUrl: "https://five.example", symbol: "FIV" };
    const right = await setup();
    expect(await right.networks.save(five)).toEqual({ status: "saved" });
    expect(right.networks.find(5)).toMatchObject(five);
    const wrong = await setup({ answer: { status: "answered", value: "0x6" } });
    expect(await wrong.networks.save(five)).toEqual({ status: "wrong-chain", actual: 6 });
    expect(wrong.rows.size).toBe(0);
    for (const answer of [
      { status: "unreachable", reason: "timeout" },
      { status: "answered", value: 5 },
      { status: "answered", value: "5" },
      { status: "refused", code: 1, data: null },
    ] as RpcOutcome[]) {
      const silent = await setup({ answer });
      expect(await silent.networks.save(five)).toEqual({ status: "unreachable" });
      expect(silent.rows.size).toBe(0);
    }
    const bad = await setup();
    expect(await bad.networks.save({ ...five, rpcUrl: "http://five.example" })).toEqual({
      status: "bad-url",
    });
    expect(bad.asked).toEqual([]);
  });

  test("error: an unknown network cannot be selected", async () => {
    const { networks, values } = await setup();
    await expect(networks.select(99)).rejects.toMatchObject({ code: "networks.unknown" });
    await networks.select(11155111);
    expect(networks.selected()).toBe(11155111);
    expect(values.get("networks.selected")).toBe(11155111);
  });
});

test("behavior: only https, or http on this machine, without a user in the address", () => {
  const addresses: [string, boolean][] = [
    ["https://node.example/key", true],
    ["http://127.0.0.1:8545", true],
    ["http://localhost:8545", true],
    ["http://node.example", false],
    ["http://localhost.evil.example", false],
    ["https://user:pass@node.example", false],
    ["ws://node.example", false],
    ["javascript:alert(1)", false],
    ["", false],
  ];
  for (const [address, expected] of addresses) expect(isRpcUrl(address), address).toBe(expected);
});

describe("loadLocalWorld", () => {
  const load = (body: string, status = 200) =>
    loadLocalWorld(async () => new Response(body, { status }), "chrome-extension://x/local.json");

  test("default: what stands in the file", async () => {
    expect(await load(JSON.stringify(world))).toEqual(world);
  });

  test("behavior: missing, broken or of another form counts as none", async () => {
    expect(await load("", 404)).toBeNull();
    expect(await load("{")).toBeNull();
    expect(await load(JSON.stringify({ ...world, v: 2 }))).toBeNull();
    expect(await load(JSON.stringify({ ...world, extra: 1 }))).toBeNull();
    expect(await loadLocalWorld(() => Promise.reject(new TypeError("gone")), "x")).toBeNull();
  });
});

describe("createRpc", () => {
  const call = { url: "https://node.example", method: "eth_chainId", params: [] };
  const ask = (body: BodyInit, status = 200, limits = {}) =>
    createRpc(async () => new Response(body, { status }))(call, limits);

  test("default: an answer, or the node's refusal", async () => {
    expect(await ask('{"jsonrpc":"2.0","id":1,"result":"0x1"}')).toEqual({
      status: "answered",
      value: "0x1",
    });
    expect(await ask('{"jsonrpc":"2.0","id":1,"result":null}')).toEqual({ status: "answered", value: null });
    const refusal = '{"jsonrpc":"2.0","id":1,"error":{"code":3,"message":"secret url","data":"0x08"}}';
    expect(await ask(refusal, 400)).toEqual({ status: "refused", code: 3, data: "0x08" });
  });

  test("behavior: HTML, a wrong id, too much, silence: each a bounded outcome [F09]", async () => {
    expect(await ask("<html>")).toEqual({ status: "unreachable", reason: "malformed" });
    expect(await ask("<html>", 502)).toEqual({ status: "unreachable", reason: "http" });
    expect(await ask('{"jsonrpc":"2.0","id":2,"result":"0x1"}')).toMatchObject({ status: "unreachable" });
    expect(await ask("x".repeat(2000), 200, { maxBytes: 1000 })).toEqual({
      status: "unreachable",
      reason: "oversized",
    });
    const silent = createRpc(
      (_url, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener("abort", () => reject(new TypeError("aborted")));
        }),
    );
    expect(await silent(call, { deadlineMs: 5 })).toEqual({ status: "unreachable", reason: "timeout" });
  });
});
