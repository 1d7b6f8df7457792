import "fake-indexeddb/auto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createFakeGround,
  type FakeGround,
  type FakeService,
  fakeAccounts,
  fakeAsk,
  site,
  startFakeWorker,
} from "../../background/services/requests/fakeWorld.ts";
import { createChainClients } from "../../extension/chain/chainClients.ts";
import type { GapReason } from "../../extension/domain/finding.ts";
import { listsOf } from "../../extension/domain/lists/samples.ts";
import type { Address } from "../../extension/domain/primitives.ts";
import { callData, permitOf } from "../../extension/domain/samples.ts";
import { canonicalise } from "../../extension/domain/subject/canonicalise.ts";
import { invariant } from "../../extension/errors/invariant.ts";
import { callRpc } from "../../scripts/world/anvil.ts";
import { tokenProgram } from "./assemble.ts";
import { chainId, type SimulationWorld, startSimulationWorld } from "./simulationWorld.ts";

const [account] = fakeAccounts;
invariant(account !== undefined, "the fake world has an account");
/** Begins and ends like the user's own account. */
const double: Address = `0x${account.slice(2, 8)}${"0".repeat(28)}${account.slice(-6)}`;
const token: Address = "0x0000000000000000000000000000000000005001";
const listed: Address = "0x00000000000000000000000000000000000bad01";
const somebody: Address = "0x0000000000000000000000000000000000c0ffee";

let world: SimulationWorld;
beforeAll(async () => {
  world = await startSimulationWorld();
  await callRpc(world.rpcUrl, "anvil_setBalance", [account, "0x56bc75e2d63100000"]);
  await world.put(token, tokenProgram({ other: "0x00 ORIGIN SSTORE" }));
  await world.store(token, BigInt(account), 1000n);
});
afterAll(() => world.end());

function silent(reason: GapReason): FakeService {
  const who = { kind: "secware", ware: 1, name: "fake service" } as const;
  const gap = { who, reason, text: "A fake gap." };
  return {
    ...{ ware: 1, name: "fake service", price: "1" },
    answer: async () => ({ status: "gap", level: null, gap, envelope: null, validUntil: null }),
  };
}

type Change = (ground: FakeGround) => void;
/** The ways in which no paid service says anything. */
const silences: readonly (readonly [string, Change])[] = [
  ["nothing is bound", () => undefined],
  ["what is bound cannot be reached", (ground) => void ground.services.push(silent("unreachable"))],
  ["what is bound answers garbage", (ground) => void ground.services.push(silent("malformed"))],
  ["what was paid is used up", (ground) => void ground.services.push(silent("exhausted"))],
  ["what was paid has ended", (ground) => void ground.services.push(silent("expired"))],
  [
    "the home chain cannot be read",
    (ground) => {
      ground.isHubUnreadable = true;
    },
  ],
];

/** A node that is there, and one that says nothing. */
const nodes: readonly (readonly [string, () => string])[] = [
  ["a node that answers", () => world.rpcUrl],
  ["a node that does not", () => "http://127.0.0.1:9"],
];

async function judged(change: Change, rpcUrl: string, method: string, params: unknown) {
  const ground = createFakeGround();
  const budget = { perHour: 20, beforeFirstAct: 3 };
  ground.sites.set(site, { accounts: [account as Address], chainId, budget });
  ground.clients = createChainClients({ rpcUrlOf: () => rpcUrl, fetchFrom: fetch, now: () => 0 });
  ground.lists = listsOf([{ address: listed, level: "critical", reason: "a drainer" }]);
  Object.assign(ground.node, { baseFee: 2_000_000_000n, gas: 200_000n });
  change(ground);
  const worker = await startFakeWorker(ground);
  const made = canonicalise({ method, params, chainId, account: account ?? null, ownAccounts: fakeAccounts });
  invariant(made.status === "canonical", "a test's request has a canonical form");
  const ask = { ...fakeAsk("1", made.subject), chainId };
  void worker.requests.ask(ask);
  const { decision, simulation } = await worker.shown(ask.key);
  return { decision, simulation };
}

const send = (to: Address, data = "0x", value = "0x0") => [{ from: account, to, data, value }];
const permit = { ...permitOf({ owner: account }) };
const onThisChain = { ...permit, domain: { ...(permit["domain"] as object), chainId } };

/** What, and the finding that stops it. None needs the chain. */
const dangers: readonly (readonly [string, string, string, unknown])[] = [
  [
    "a token without limit",
    "unlimited-approval",
    "eth_sendTransaction",
    send(token, callData("0x095ea7b3", somebody, 2n ** 256n - 1n)),
  ],
  ["a permit", "permit-signature", "eth_signTypedData_v4", [account, onThisChain]],
  ["a payment to a double of an own account", "look-alike", "eth_sendTransaction", send(double, "0x", "0x5")],
  ["a hash as a message", "opaque-message", "personal_sign", [`0x${"5e".repeat(32)}`, account]],
  [
    "a claim that costs coins",
    "claim-lure",
    "eth_sendTransaction",
    send(somebody, "0x4e71d92d", "0xde0b6b3a7640000"),
  ],
  ["a payment to an address on a list", "listed-address", "eth_sendTransaction", send(listed, "0x", "0x5")],
];

describe.each(nodes)("with %s", (_node, rpcUrl) => {
  describe.each(silences)("and while %s", (_silence, change) => {
    test.each(dangers)("behavior: %s is still stopped, by %s [BY8]", async (_name, code, method, params) => {
      const { decision } = await judged(change, rpcUrl(), method, params);

      expect(["hold", "block"]).toContain(decision?.outcome);
      expect(decision?.findings.map((finding) => finding.code)).toContain(code);
    });

    test("behavior: a list's worst word blocks [BY8]", async () => {
      const { decision } = await judged(change, rpcUrl(), "eth_sendTransaction", send(listed, "0x", "0x5"));

      expect(decision?.outcome).toBe("block");
    });

    test("default: an honest message is not stopped [BY8]", async () => {
      const { decision } = await judged(change, rpcUrl(), "personal_sign", ["0x68656c6c6f", account]);

      expect(["allow", "warn"]).toContain(decision?.outcome);
    });
  });
});

describe.each(silences)("while %s", (_silence, change) => {
  test("behavior: the simulation on the user's own node still sees what the request hides [BY8]", async () => {
    const { decision, simulation } = await judged(
      change,
      world.rpcUrl,
      "eth_sendTransaction",
      send(token, "0x12345678"),
    );

    expect(simulation).toMatchObject({ status: "clean", text: expect.any(String) });
    expect(decision?.findings.map(({ code }) => code)).toContain("moves-more-than-it-says");
    expect(decision?.outcome).toBe("hold");
  });

  test("error: without a node it is said that nothing was simulated, and nothing counts as clean [BY8]", async () => {
    const { simulation } = await judged(
      change,
      "http://127.0.0.1:9",
      "eth_sendTransaction",
      send(token, "0x12345678"),
    );

    expect(simulation.status).toBe("not-simulated");
  });
});
