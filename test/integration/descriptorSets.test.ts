import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import { createDescriptorSets } from "../../background/services/descriptors/createDescriptorSets.ts";
import { createFetchSet } from "../../background/services/descriptors/fetchDescriptorSet.ts";
import { descriptorHashOf } from "../../extension/domain/describe/clearSigning/descriptorSet.ts";
import { describe as describeSubject } from "../../extension/domain/describe/describe.ts";
import { callData, friend, sampleContext, token, transactionTo } from "../../extension/domain/samples.ts";
import { parseTime } from "../../extension/domain/time.ts";
import { openStore } from "../../extension/storage/openStore.ts";
import { createDescriptorSetRepository } from "../../extension/storage/ownSources.ts";
import { type LocalAnswer, startLocalServer } from "./localServer.ts";

const start = parseTime("2026-09-03T00:00:00Z") ?? 0;
const day = 86_400_000;
const descriptor = (intent: string) => ({
  context: { contract: { deployments: [{ chainId: 1, address: token }] } },
  metadata: { owner: "Kind Vault" },
  display: { formats: { "transfer(address to,uint256 amount)": { intent, fields: [] } } },
});
function bundleOf(intent: string, changes: Readonly<Record<string, unknown>> = {}) {
  const files = { "vault.json": descriptor(intent) };
  const about = { v: 1, name: "Registry", licence: "Apache-2.0", date: "2026-09-01T00:00:00Z" };
  return { ...about, count: 1, hash: descriptorHashOf(files), files, ...changes };
}
const json = (value: unknown): LocalAnswer => ({ body: JSON.stringify(value) });
let worlds = 0;

async function openWorld(name = `descriptors-${++worlds}`) {
  const repository = createDescriptorSetRepository(await openStore(name));
  const world = { now: start, alarms: [] as number[], name, repository };
  const sets = await createDescriptorSets({
    repository,
    fetchSet: createFetchSet({ fetchFrom: fetch, now: () => world.now, timeoutMs: 500 }),
    now: () => world.now,
    setAlarm: async (_name, at) => void world.alarms.push(at),
  });
  const purpose = () => {
    const descriptors = sets.current();
    const context = sampleContext(descriptors === undefined ? {} : { descriptors });
    const { rows } = describeSubject(transactionTo(token, callData("0xa9059cbb", friend, 5)), context);
    return rows.find(({ label }) => label.startsWith("Purpose"))?.value ?? null;
  };
  return Object.assign(world, { sets, purpose });
}

describe("sets of descriptors", () => {
  test("default: one from an address gives its words, with name and date, and is there after the worker's death", async () => {
    const server = await startLocalServer(() => json(bundleOf("Send units")));
    const world = await openWorld();
    expect(world.purpose()).toBeNull();

    expect(await world.sets.add(` ${server.origin}/set.json `)).toEqual({ status: "added" });
    expect(world.purpose()).toBe("“Send units”");
    expect(world.sets.view().list).toMatchObject([
      {
        ...{ name: "Registry", licence: "Apache-2.0", date: "2026-09-01T00:00:00Z", isFromFile: false },
        ...{ places: 1, refused: 0, fetchedAt: start, problem: null },
      },
    ]);
    expect((await openWorld(world.name)).purpose()).toBe("“Send units”");
    for (const name of ["cookie", "referer", "origin"])
      expect(server.asked[0]?.headers).not.toHaveProperty(name);
  });

  test("default: one from a file is not asked for again", async () => {
    const world = await openWorld();

    expect(await world.sets.addText(JSON.stringify([descriptor("Send units")]), "mine.json")).toEqual({
      status: "added",
    });
    await world.sets.refresh();
    expect(world.purpose()).toBe("“Send units”");
    expect(world.sets.view().list).toMatchObject([{ name: "mine.json", isFromFile: true, problem: null }]);
  });

  test("behavior: with none added nothing is fetched, and the next look is in a day [J17]", async () => {
    const world = await openWorld();
    await world.sets.refresh();
    await world.sets.tick();

    expect(world.sets.current()).toBeUndefined();
    expect(world.alarms.every((at) => at === start + day)).toBe(true);
  });

  test("behavior: once a day it is renewed", async () => {
    const server = await startLocalServer(() => json(bundleOf("Send units")));
    const world = await openWorld();
    await world.sets.add(server.origin);
    server.answer = () => json(bundleOf("Send more", { date: "2026-09-04T00:00:00Z" }));
    world.now += day - 1;
    await world.sets.tick();
    expect(world.purpose()).toBe("“Send units”");
    world.now += 1;
    await world.sets.tick();

    expect(world.purpose()).toBe("“Send more”");
  });

  test.each<[string, () => LocalAnswer | "never", string]>([
    ["silence", () => "never", "Its server did not answer."],
    ["500", () => ({ status: 500 }), "Its server answered 500."],
    ["half of it", () => ({ body: JSON.stringify(bundleOf("x")).slice(0, 99) }), "cut off."],
    ["another hash", () => json(bundleOf("x", { hash: descriptorHashOf({}) })), "its hash names."],
    [
      "an older one",
      () => json(bundleOf("x", { date: "2026-08-01T00:00:00Z" })),
      "older than the copy here.",
    ],
    ["another set", () => json(bundleOf("x", { name: "Other" })), "another set"],
    ["bare descriptors", () => json([descriptor("x")]), "cut off."],
  ])("error: after %s the last good copy stays, and why is said", async (_, answer, problem) => {
    const server = await startLocalServer(() => json(bundleOf("Send units")));
    const world = await openWorld();
    await world.sets.add(server.origin);
    server.answer = answer;
    world.now += day;
    await world.sets.tick();

    expect(world.purpose()).toBe("“Send units”");
    expect(world.sets.view().list[0]?.problem).toContain(problem);
    expect(world.sets.view().list[0]).toMatchObject({ fetchedAt: start, triedAt: world.now });
  });

  test("error: a copy that was changed on the disk is not used, and said", async () => {
    const world = await openWorld();
    await world.sets.addText(JSON.stringify(bundleOf("Send units")), "a.json");
    const [row] = await world.repository.loadAll();
    const files = { "vault.json": JSON.stringify(descriptor("Claim a gift")) };
    if (row !== undefined) await world.repository.save({ ...row, files });
    const again = await openWorld(world.name);

    expect(again.purpose()).toBeNull();
    expect(again.sets.view().list).toMatchObject([
      { places: 0, problem: expect.stringContaining("was changed") },
    ]);
  });

  test("behavior: what was added first is asked first; what was removed says nothing more", async () => {
    const world = await openWorld();
    await world.sets.addText(JSON.stringify(bundleOf("First")), "a.json");
    await world.sets.addText(JSON.stringify(bundleOf("Second", { name: "Other" })), "b.json");
    expect(world.purpose()).toBe("“First”");
    await world.sets.remove("file:Registry");
    expect(world.purpose()).toBe("“Second”");
    await world.sets.remove("file:Other");
    expect([world.purpose(), world.sets.view().list, await world.repository.loadAll()]).toEqual([
      null,
      [],
      [],
    ]);
  });

  test.each(["http://elsewhere.example/x", "nonsense"])("error: %s is not asked", async (url) => {
    expect(await (await openWorld()).sets.add(url)).toMatchObject({ status: "refused" });
  });
});
