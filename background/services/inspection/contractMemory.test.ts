import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import type { ContractFacts, ProxyCode } from "../../../extension/domain/contractFacts.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import { callData, own, stranger, token, transactionTo } from "../../../extension/domain/samples.ts";
import type { Subject } from "../../../extension/domain/subject.ts";
import { createContractRepository } from "../../../extension/storage/contracts.ts";
import { openStore } from "../../../extension/storage/openStore.ts";
import type { RequestRow } from "../../../extension/storage/requests.ts";
import type { ApprovalAct } from "../requests/types.ts";
import { createContractMemory } from "./contractMemory.ts";
import type { InspectionState } from "./inspection.ts";

const first: Address = `0x${"a1".repeat(20)}`;
const second: Address = `0x${"b2".repeat(20)}`;
const approve = transactionTo(token, callData("0x095ea7b3", stranger, 1n));
const use = transactionTo(stranger, "0x12345678");
const proxy = (implementation: Address): ProxyCode => ({ kind: "eip1967", implementation, code: "contract" });

let worlds = 0;

async function setup() {
  const repository = createContractRepository(await openStore(`contracts-${++worlds}`));
  const world = { now: 1000 };
  const memory = createContractMemory({ repository, now: () => world.now });
  /** As if the user had approved a request for which this was read. Only what the memory looks at is there. */
  const approved = async (subject: Subject, contracts: Readonly<Record<Address, ContractFacts>>) => {
    const row = { subject, source: { kind: "wallet" } } as unknown as RequestRow;
    const state = { context: { contracts } } as unknown as InspectionState;
    memory.trace.approved(row, state, {} as unknown as ApprovalAct);
    await memory.settled();
  };
  return { repository, memory, world, approved };
}

describe("createContractMemory", () => {
  test("default: proxies of an approved request are remembered as they were read, on their chain", async () => {
    const { memory, approved } = await setup();
    await approved(approve, { [stranger]: { proxy: proxy(first) }, [token]: { proxy: null }, [own]: {} });

    const seen = { implementation: first, seenAt: 1000, hasGrant: true };
    expect(await memory.recall(1, [stranger, token, own])).toEqual({ [stranger]: seen });
    expect(await memory.recall(10, [stranger])).toEqual({});
  });

  test("behavior: a later request renews what was seen and forgets no grant", async () => {
    const { memory, world, approved } = await setup();
    await approved(approve, { [stranger]: { proxy: proxy(first) } });
    world.now = 2000;
    await approved(use, { [stranger]: { proxy: proxy(second) } });

    expect(await memory.recall(1, [stranger])).toEqual({
      [stranger]: { implementation: second, seenAt: 2000, hasGrant: true },
    });
  });

  test("behavior: a mere use is no grant", async () => {
    const { memory, approved } = await setup();
    await approved(use, { [stranger]: { proxy: proxy(first) } });

    expect(await memory.recall(1, [stranger])).toMatchObject({ [stranger]: { hasGrant: false } });
  });

  test("error: a row that cannot be written keeps nothing back", async () => {
    const full = {
      load: async () => null,
      save: () => Promise.reject(new Error("fake")),
      prune: async () => undefined,
    };
    const memory = createContractMemory({ repository: full, now: () => 0 });
    const row = { subject: use, source: { kind: "wallet" } } as unknown as RequestRow;
    const contracts = { [stranger]: { proxy: proxy(first) } };
    const state = { context: { contracts } } as unknown as InspectionState;
    memory.trace.approved(row, state, {} as unknown as ApprovalAct);

    await expect(memory.settled()).resolves.toBeUndefined();
    expect(await memory.recall(1, [stranger])).toEqual({});
  });
});

test("behavior: beyond the most, the oldest go, and those with a grant last", async () => {
  const { repository } = await setup();
  const addresses = [first, second, own, token];
  for (const [index, address] of addresses.entries()) {
    const seen = { implementation: stranger, seenAt: index, hasGrant: index === 0 };
    await repository.save({ id: `1 ${address}`, ...seen });
  }
  await repository.prune(2);

  const left = await Promise.all(addresses.map((address) => repository.load(1, address)));
  expect(left.map((row) => row?.seenAt)).toEqual([0, undefined, undefined, 3]);
});
