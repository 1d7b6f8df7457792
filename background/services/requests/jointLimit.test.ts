import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import { defaultPolicy } from "../../../extension/domain/policy/presets.ts";
import type { Rule } from "../../../extension/domain/policyDocument.ts";
import { permitOf, usdc } from "../../../extension/domain/samples.ts";
import type { RequestView } from "../../../extension/messages/views.request.ts";
import type { AskSubject } from "../../../extension/storage/requests.ts";
import {
  createFakeGround,
  type FakeGround,
  type FakeWorker,
  fakeAccounts,
  fakeAsk,
  fakeSubject,
  startFakeWorker,
  stranger,
  transfer,
} from "./fakeWorld.ts";
import type { Ask } from "./types.ts";

const [account] = fakeAccounts;
const secondSite = "https://second.example";

const limitOf = (token: string, most: number): Rule => ({
  id: "A limit",
  when: [
    { fact: "token", op: "eq", value: token },
    { fact: "spent", op: "gte", value: String(most + 1), within: 86_400 },
  ],
  then: "block",
});

/** Ten asks of two sites, since one site may have five open. */
async function openTen(rule: Rule, subjectOf: (index: number) => AskSubject) {
  const ground = createFakeGround();
  const first = ground.sites.values().next().value;
  if (first !== undefined) ground.sites.set(secondSite, first);
  ground.policy.document = { ...defaultPolicy, rules: [rule] };
  const worker = await startFakeWorker(ground);
  const asks = Array.from({ length: 10 }, (_, index) => askOf(index, subjectOf(index)));
  for (const ask of asks) void worker.requests.ask(ask);
  for (const ask of asks) await worker.shown(ask.key);
  return { ground, worker };
}

function askOf(index: number, subject: AskSubject): Ask {
  const ask = fakeAsk(String(index), subject, `document-${index}`);
  return index % 2 === 0 || ask.source.kind !== "site"
    ? ask
    : { ...ask, source: { ...ask.source, origin: secondSite, topOrigin: secondSite } };
}

/** Says yes to everything at the same moment, again and again, until nothing that is open can be approved. */
async function pressAll({
  worker,
  ground,
}: {
  worker: FakeWorker;
  ground: FakeGround;
}): Promise<RequestView[]> {
  for (let round = 0; round < 30; round += 1) {
    const { list } = await worker.requests.view();
    const open = list.filter(({ requirement }) => requirement.kind !== "blocked");
    if (open.length === 0) return [...list];
    ground.platform.advance(2500);
    await Promise.all(open.map((view) => worker.requests.approve(actOf(view))));
  }
  return expect.unreachable("the requests come to an end");
}

function actOf({ id, digest, requirement }: RequestView) {
  const opened = "points" in requirement ? requirement.points : [];
  return { id, digest, opened, ...("word" in requirement ? { word: requirement.word } : {}) };
}

const permit = (nonce: number) =>
  fakeSubject("eth_signTypedData_v4", [account, permitOf({ owner: account, value: "10", nonce })]);
const batch = () =>
  fakeSubject("wallet_sendCalls", [
    {
      ...{ version: "2.0.0", from: account, chainId: "0x1", atomicRequired: false },
      calls: [
        { to: stranger, value: "0x4" },
        { to: stranger, value: "0x6" },
      ],
    },
  ]);

describe("ten requests at once, each below a limit of what five of them move", () => {
  const kinds: readonly [string, string, (index: number) => AskSubject][] = [
    ["permits", usdc, permit],
    ["transactions", "native", () => transfer("0xa")],
    ["batches", "native", batch],
  ];
  test.each(kinds)(
    "behavior: of %s exactly as many pass as the limit allows [C12]",
    async (_, token, subjectOf) => {
      const world = await openTen(limitOf(token, 50), subjectOf);

      const left = await pressAll(world);

      const history = world.worker.spending.history(account ?? null);
      expect(history).toHaveLength(5);
      expect(history.map(({ moved }) => moved[token as "native"])).toEqual([10n, 10n, 10n, 10n, 10n]);
      expect(left.map(({ requirement }) => requirement.kind)).toEqual(Array(5).fill("blocked"));
    },
  );

  test("behavior: a number of requests is a limit too [C12]", async () => {
    const count = { fact: "count", op: "gte", value: 4, within: 3600 } as const;
    const world = await openTen({ id: "Three", when: [count], then: "block" }, permit);

    const left = await pressAll(world);

    expect(world.ground.signed).toHaveLength(3);
    expect(left).toHaveLength(7);
  });

  test("behavior: a worker that is new counts what the last one approved [C12]", async () => {
    const world = await openTen(limitOf(usdc, 50), permit);
    const [first] = (await world.worker.requests.view()).list;
    if (first === undefined) expect.unreachable();
    world.ground.platform.advance(2500);
    await world.worker.requests.approve(actOf(first));
    world.worker.mortality.kill();

    const later = await startFakeWorker(world.ground);
    await later.requests.resume(null);
    await Promise.all((await later.requests.view()).list.map(({ id }) => later.shown(id)));
    const left = await pressAll({ worker: later, ground: world.ground });

    expect(world.ground.signed).toHaveLength(5);
    expect(left).toHaveLength(5);
  });

  test("behavior: after its time a sum counts no longer", async () => {
    const world = await openTen(limitOf(usdc, 50), permit);
    await pressAll(world);
    await world.worker.requests.rejectAll();
    world.ground.platform.advance(86_400_001);

    const ask = askOf(20, permit(20));
    void world.worker.requests.ask(ask);

    expect((await world.worker.shown(ask.key)).requirement.kind).not.toBe("blocked");
  });
});
