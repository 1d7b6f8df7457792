import { fileURLToPath } from "node:url";
import { keccak256, parseEther, stringToBytes } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { afterAll, expect, test } from "vitest";
import { createLifetime } from "../terminal/processes.ts";
import { callRpc, LOCAL_MNEMONIC, startAnvil } from "../world/anvil.ts";
import { takePort } from "../world/ports.ts";
import { deployAll } from "./deployAll.ts";
import { nextWare, registerSecWare } from "./registerSecWare.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const chainId = 10;
const bytes = mnemonicToAccount(LOCAL_MNEMONIC).getHdKey().privateKey ?? new Uint8Array();
const deployerKey = `0x${Buffer.from(bytes).toString("hex")}` as const;
const lifetime = createLifetime();
afterAll(() => lifetime.endAll());

test("default: the whole set stands on a chain with the rules of a layer 2, and a SecWare is registered and sold there [AVS31]", async () => {
  const port = await takePort("chain");
  const { rpcUrl } = await startAnvil({ chainId, port, lifetime, network: "optimism", minesAtOnce: true });
  // The name is of a layer 2's rules; Ethereum's have none that is called so.
  expect(await callRpc(rpcUrl, "anvil_nodeInfo")).toMatchObject({ hardFork: "Jovian" });

  const deployment = await deployAll({ root, rpcUrl, chainId, deployerKey });
  const plan = { price: parseEther("1"), units: 10, duration: 86_400, kinds: 0, soldAtMost: 0 };
  const ware = await registerSecWare({
    ...{ rpcUrl, deployment, developerKey: deployerKey, host: "localhost:4801", category: 1 },
    manifestHash: keccak256(stringToBytes("manifest")),
    sla: { uptimeBps: 9_900, p95Ms: 800, unknownMaxBps: 1_000, rateLimit: 60, retentionDays: 30 },
    signingKey: mnemonicToAccount(LOCAL_MNEMONIC).address,
    stake: parseEther("5000"),
    plans: [{ ...plan, termsHash: keccak256("0x") }],
  });

  expect(ware).toBe(1);
  expect(await nextWare(rpcUrl, deployment)).toBe(2);
});
