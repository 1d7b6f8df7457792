import "fake-indexeddb/auto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createChainFacts } from "../../background/services/inspection/chainFacts.ts";
import {
  type ContractMemory,
  createContractMemory,
} from "../../background/services/inspection/contractMemory.ts";
import type { InspectionState } from "../../background/services/inspection/inspection.ts";
import { readChain } from "../../background/services/inspection/readChain.ts";
import type { ApprovalAct } from "../../background/services/requests/types.ts";
import { createChainClients } from "../../extension/chain/chainClients.ts";
import { proxySlots } from "../../extension/chain/proxyCode.ts";
import type { Address, Hex } from "../../extension/domain/primitives.ts";
import { callData, judge, sampleContext } from "../../extension/domain/samples.ts";
import { canonicalise } from "../../extension/domain/subject/canonicalise.ts";
import type { Subject } from "../../extension/domain/subject.ts";
import { invariant } from "../../extension/errors/invariant.ts";
import { createContractRepository } from "../../extension/storage/contracts.ts";
import { openStore } from "../../extension/storage/openStore.ts";
import type { RequestRow } from "../../extension/storage/requests.ts";
import { callRpc } from "../../scripts/world/anvil.ts";
import { account, chainId, friend, type SimulationWorld, startSimulationWorld } from "./simulationWorld.ts";

const numbered = (index: number): Address => `0x${"c0".repeat(19)}${index.toString(16).padStart(2, "0")}`;
const oldOne = numbered(0);
const newOne = numbered(1);
const proxy = numbered(2);
const beaconProxy = numbered(3);
const beacon = numbered(4);
const first = numbered(5);
const second = numbered(6);
const token = numbered(7);
const hostile = numbered(8);
const delegated = numbered(9);
const changing = numbered(10);
/** Returns one word: 7. */
const saysSeven: Hex = "0x600760005260206000f3";
const weekMs = 7 * 86_400_000;

let world: SimulationWorld;
const never = new Promise<void>(() => undefined);

const factsOf = (rpcUrl: string, fetchFrom: typeof fetch = fetch) =>
  createChainFacts(createChainClients({ rpcUrlOf: () => rpcUrl, fetchFrom, now: () => 0 }));

/** A node that refuses to look further back than so many blocks, as most do. */
function forgetful(kept: bigint): typeof fetch {
  return async (input, init) => {
    const { id, method, params } = JSON.parse(String(init?.body));
    const block: unknown = params?.[1];
    if (method === "eth_call" && typeof block === "string" && block.startsWith("0x")) {
      const newest = (await world.newest()).number;
      if (newest - BigInt(block) > kept) {
        const error = { code: -32000, message: "missing trie node" };
        return new Response(JSON.stringify({ jsonrpc: "2.0", id, error }));
      }
    }
    return fetch(input, init);
  };
}

const slotOf = (kind: string): bigint => BigInt(proxySlots.find((one) => one.kind === kind)?.slot ?? "0x0");
/** A contract that has a place of storage written in its code and does nothing with it. */
const naming = (kind: string): Hex => `0x7f${slotOf(kind).toString(16).padStart(64, "0")}5000`;

function approvalOf(spender: Address): Subject {
  const params = [{ from: account, to: token, data: callData("0x095ea7b3", spender, 5n) }];
  const raw = { method: "eth_sendTransaction", params, chainId, account, ownAccounts: [account] };
  const canonical = canonicalise(raw);
  invariant(canonical.status === "canonical", "the sample is canonical");
  return canonical.subject;
}

/** Local checks and the decision, over what a fresh worker reads of the chain. */
async function judgeNow(subject: Subject, memory?: ContractMemory) {
  const deps = { chain: factsOf(world.rpcUrl), ...(memory === undefined ? {} : { memory }) };
  const reading = await readChain(subject, deps, never);
  const now = Number((await world.newest()).time) * 1000;
  const context = { ...sampleContext({ now, ownAccounts: [account] }), ...reading };
  return { ...judge(subject, context), context };
}

beforeAll(async () => {
  world = await startSimulationWorld();
  await world.put(oldOne, saysSeven);
  await callRpc(world.rpcUrl, "anvil_mine", ["0x450", "0x3e8"]);
  await world.put(newOne, saysSeven);
  await world.put(proxy, naming("eip1967"));
  await world.store(proxy, slotOf("eip1967"), BigInt(first));
  await world.put(changing, naming("eip1967"));
  await world.store(changing, slotOf("eip1967"), BigInt(first));
  await world.put(beaconProxy, naming("beacon"));
  await world.store(beaconProxy, slotOf("beacon"), BigInt(beacon));
  // Says the address of `second`, whatever it is asked.
  await world.put(beacon, `0x73${second.slice(2)}60005260206000f3`);
  await world.put(first, saysSeven);
  await world.put(delegated, `0xef0100${first.slice(2)}`);
  await world.put(token, saysSeven);
  // Never ends, and so uses up whatever gas it is given.
  await world.put(hostile, "0x5b600056");
  await callRpc(world.rpcUrl, "anvil_mine", ["0x2", "0x3e8"]);
});

afterAll(() => world.end());

describe("contract facts from a real node", () => {
  test("default: a contract that was not there a week ago is told from an old one in one call", async () => {
    const facts = factsOf(world.rpcUrl);
    const ages = await facts.agesAt(chainId, [oldOne, newOne]);
    const now = Number((await world.newest()).time) * 1000;

    expect(ages.get(oldOne)?.isOlder).toBe(true);
    expect(ages.get(newOne)?.isOlder).toBe(false);
    const back = now - (ages.get(newOne)?.than ?? 0);
    expect(Math.abs(back - weekMs)).toBeLessThan(3_600_000);
  });

  test("behavior: where the node has forgotten a week ago, the little it remembers is asked", async () => {
    const facts = factsOf(world.rpcUrl, forgetful(128n));
    const ages = await facts.agesAt(chainId, [oldOne, newOne]);
    const back = Number((await world.newest()).time) * 1000 - (ages.get(newOne)?.than ?? 0);

    expect([ages.get(oldOne)?.isOlder, ages.get(newOne)?.isOlder]).toEqual([true, false]);
    // A hundred blocks of a thousand seconds.
    expect(back).toBeLessThan(30 * 3_600_000);
  });

  test("error: a node that answers something else says nothing of any age", async () => {
    const answering =
      (result: string): typeof fetch =>
      async (input, init) => {
        const { id, method } = JSON.parse(String(init?.body));
        if (method !== "eth_call") return fetch(input, init);
        return new Response(JSON.stringify({ jsonrpc: "2.0", id, result }));
      };
    for (const said of ["0x", `0x${"00".repeat(64)}`, `0x${"01".repeat(32)}`, `0x${"01".repeat(96)}`]) {
      const ages = await factsOf(world.rpcUrl, answering(said)).agesAt(chainId, [oldOne]);
      expect(ages, said).toEqual(new Map());
    }
  });

  test("error: a node that remembers nothing makes nothing old", async () => {
    expect(await factsOf(world.rpcUrl, forgetful(1n)).agesAt(chainId, [oldOne])).toEqual(new Map());
  });

  test("default: what proxies hand their calls on to, and an account's delegate", async () => {
    const facts = factsOf(world.rpcUrl);

    expect(await facts.contractAt(chainId, proxy)).toEqual({
      proxy: { kind: "eip1967", implementation: first, code: "contract" },
    });
    // Nothing stands at `second`.
    expect(await facts.contractAt(chainId, beaconProxy)).toEqual({
      proxy: { kind: "beacon", implementation: second, code: "none" },
    });
    expect(await facts.contractAt(chainId, delegated)).toEqual({ delegate: first });
    expect(await facts.contractAt(chainId, oldOne)).toEqual({ proxy: null });
    expect(await facts.contractAt(chainId, friend)).toEqual({});
  });

  test("behavior: balances and allowances come in one call, and one hostile token spoils no other's", async () => {
    const facts = factsOf(world.rpcUrl);
    const calm = await facts.holdingsOf(chainId, account, {
      tokens: [token, first, friend],
      allowances: [{ token, spender: friend }],
    });
    const spoilt = await facts.holdingsOf(chainId, account, { tokens: [hostile, token], allowances: [] });

    expect(calm?.balances).toEqual(
      new Map([
        [token, 7n],
        [first, 7n],
      ]),
    );
    expect(calm?.allowances).toEqual([{ token, spender: friend, amount: 7n }]);
    expect(spoilt?.balances).toEqual(new Map([[token, 7n]]));
  });

  test("default: an allowance to a contract deployed today is held, with the block it was seen at [G14] [SW26]", async () => {
    const { inspection, decision } = await judgeNow(approvalOf(newOne));

    expect(decision.outcome).toBe("hold");
    expect(inspection.findings.find(({ code }) => code === "just-deployed")).toMatchObject({
      level: "danger",
      text: expect.stringContaining("was no contract 7 days ago"),
      block: Number((await world.newest()).number),
    });
  });

  test("default: a spender whose code was replaced since it was approved is held, and not before", async () => {
    const repository = createContractRepository(await openStore("contract-facts"));
    const memory = createContractMemory({ repository, now: () => 1_790_000_000_000 });
    const subject = approvalOf(changing);
    const before = await judgeNow(subject, memory);
    // Only what the memory looks at is there.
    const row = { subject, source: { kind: "wallet" } } as unknown as RequestRow;
    const state = { context: before.context } as unknown as InspectionState;
    memory.trace.approved(row, state, {} as unknown as ApprovalAct);
    await memory.settled();
    const same = await judgeNow(subject, memory);
    await world.store(changing, slotOf("eip1967"), BigInt(oldOne));
    const after = await judgeNow(subject, memory);

    expect(before.context.contracts?.[changing]?.proxy?.implementation).toBe(first);
    expect([before, same, after].map(({ codes }) => codes["proxy-changed"])).toEqual([
      undefined,
      undefined,
      "danger",
    ]);
    expect(after.decision.outcome).toBe("hold");
  });
});
