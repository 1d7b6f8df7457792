import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import { defaultPolicy } from "../../../extension/domain/policy/presets.ts";
import type { Rule } from "../../../extension/domain/policyDocument.ts";
import type { OverrideDraft } from "../../../extension/messages/table.policy.ts";
import type { RequestView } from "../../../extension/messages/views.request.ts";
import { createMortality } from "./fakeMortality.ts";
import {
  createFakeGround,
  fakeAccounts,
  fakeAsk,
  orDead,
  sayYes,
  site,
  startFakeWorker,
  transfer,
} from "./fakeWorld.ts";

const dayMs = 86_400_000;
const rule: Rule = {
  id: "Nothing above 4",
  when: [{ fact: "amount", op: "gte", value: "5" }],
  then: "block",
};

async function openBlocked(rules: readonly Rule[] = [rule]) {
  const ground = createFakeGround();
  ground.policy.document = { ...defaultPolicy, rules };
  const worker = await startFakeWorker(ground);
  let count = 0;
  /** Has the site ask for another transfer; resolves when it is on the screen. */
  const ask = async (value = "0x5"): Promise<RequestView> => {
    count += 1;
    const asked = fakeAsk(String(count), transfer(value));
    void worker.requests.ask(asked);
    return worker.shown(asked.key);
  };
  return { ground, worker, ask, first: await ask() };
}

type World = Awaited<ReturnType<typeof openBlocked>>;

const draftFor = (view: RequestView, changes: Partial<OverrideDraft> = {}): OverrideDraft => ({
  request: view.id,
  what: { kind: "site", origin: site },
  forAllAccounts: false,
  which: { kind: "rule", rule: rule.id },
  how: "day",
  limit: null,
  reason: "I know this payment",
  ...changes,
});

async function except({ worker }: World, view: RequestView, changes: Partial<OverrideDraft> = {}) {
  const created = await worker.overrides.create(draftFor(view, changes), null);
  expect(created).toMatchObject({ status: "created" });
  return created.status === "created" ? created.id : "";
}

const now = async (world: World, id: string) => {
  const view = (await world.worker.requests.view()).list.find((one) => one.id === id);
  return view?.requirement.kind ?? "gone";
};

describe("a blocked request", () => {
  test("default: offers what an exception could be, and cannot be approved [BY9]", async () => {
    const world = await openBlocked();

    expect(world.first.requirement.kind).toBe("blocked");
    expect(world.first.exception?.targets).toMatchObject([
      { which: { kind: "rule", rule: rule.id }, delaySeconds: 0, factor: null },
      { which: { kind: "all" }, delaySeconds: 86_400 },
    ]);
    expect(world.first.exception?.scopes.at(-1)?.what).toEqual({ kind: "site", origin: site });
    expect(world.first.exception?.moved).toEqual([
      { token: "native", symbol: "ETH", decimals: 18, amount: "5" },
    ]);
    expect((await sayYes(world.worker, world.ground, world.first.id)).status).toBe("not-allowed");
  });

  test("behavior: one that is not blocked offers none", async () => {
    const world = await openBlocked();

    expect((await world.ask("0x1")).exception).toBeNull();
  });

  test("default: an exception signs nothing; the request asks again, to be opened [C14]", async () => {
    const world = await openBlocked();
    await except(world, world.first);
    const view = await world.worker.shown(world.first.id);

    expect(world.ground.signed).toEqual([]);
    expect(["open", "hold"]).toContain(view.requirement.kind);
    expect(view.decision?.overrides).toHaveLength(1);
    expect(view.exception).toBeNull();
    expect(view.digest).not.toBe(world.first.digest);
    expect((await sayYes(world.worker, world.ground, view.id)).status).toBe("approved");
    expect(world.ground.overrideEvents.map(({ kind }) => kind)).toEqual(["made", "used"]);
  });

  test("behavior: one for a single use covers one request, the next is blocked again [C14]", async () => {
    const world = await openBlocked();
    const second = await world.ask("0x6");
    await except(world, world.first, { how: "once" });
    expect(await now(world, second.id)).not.toBe("blocked");
    await sayYes(world.worker, world.ground, world.first.id);

    expect(await now(world, second.id)).toBe("blocked");
    expect((await sayYes(world.worker, world.ground, second.id)).status).toBe("not-allowed");
    expect(world.ground.signed).toHaveLength(1);
    expect((await world.ask("0x5")).requirement.kind).toBe("blocked");
  });

  test("behavior: its own use does not hold back what was approved by it", async () => {
    const world = await openBlocked();
    world.ground.onSign = () => world.worker.requests.decideAgain();
    await except(world, world.first, { how: "once" });

    expect((await sayYes(world.worker, world.ground, world.first.id)).status).toBe("approved");
    expect(world.ground.sent).toHaveLength(1);
  });

  test("behavior: the limit counts over all uses [C12] [BY9]", async () => {
    const world = await openBlocked();
    await except(world, world.first, { how: "always", limit: { token: "native", amount: "12" } });
    await sayYes(world.worker, world.ground, world.first.id);
    const second = await world.ask("0x7");
    await sayYes(world.worker, world.ground, second.id);

    const third = await world.ask("0x5");

    expect(third.requirement.kind).toBe("blocked");
    expect(world.worker.overrides.view().list).toMatchObject([
      { uses: 2, limit: { amount: "12", used: "12" } },
    ]);
  });

  test("behavior: it ends on time, and by hand, and the next request is blocked [BY9]", async () => {
    const world = await openBlocked();
    await except(world, world.first);
    world.ground.platform.advance(dayMs);
    expect((await world.ask()).requirement.kind).toBe("blocked");

    const again = await openBlocked();
    const id = await except(again, again.first, { how: "always" });
    expect(await now(again, again.first.id)).not.toBe("blocked");
    await again.worker.overrides.end(id);
    expect(await now(again, again.first.id)).toBe("blocked");
  });

  test("behavior: it covers this account and this site only", async () => {
    const world = await openBlocked();
    const other = "https://other.example";
    const known = world.ground.sites.get(site);
    if (known !== undefined) world.ground.sites.set(other, { ...known, accounts: [...fakeAccounts] });
    await except(world, world.first);

    const asked = fakeAsk("other", transfer("0x5"));
    if (asked.source.kind !== "site") expect.unreachable();
    void world.worker.requests.ask({ ...asked, source: { ...asked.source, origin: other } });

    expect((await world.worker.shown(asked.key)).requirement.kind).toBe("blocked");
  });

  test("behavior: one request's exception is of no use to another one [C14]", async () => {
    const world = await openBlocked();
    const { subjectHash } = world.first;
    if (subjectHash === null) expect.unreachable();
    await except(world, world.first, { what: { kind: "request", subjectHash }, how: "always" });

    expect(await now(world, world.first.id)).not.toBe("blocked");
    expect((await world.ask("0x6")).requirement.kind).toBe("blocked");
  });

  test("behavior: a click that was made before the exception approves nothing [C14]", async () => {
    const world = await openBlocked();
    await except(world, world.first);
    const act = { id: world.first.id, digest: world.first.digest, opened: ["reason-0"] };

    expect((await world.worker.requests.approve(act)).status).toBe("changed");
    expect(world.ground.signed).toEqual([]);
  });

  test("behavior: from everything it acts a day later only [BY4]", async () => {
    const world = await openBlocked();
    await except(world, world.first, { which: { kind: "all" }, how: "always" });
    expect(await now(world, world.first.id)).toBe("blocked");
    world.ground.platform.advance(dayMs);

    expect((await world.ask()).requirement.kind).not.toBe("blocked");
  });

  test("behavior: a rule that is written anew is not excepted", async () => {
    const world = await openBlocked();
    await except(world, world.first, { how: "always" });
    world.ground.policy.document = { ...defaultPolicy, rules: [{ ...rule, unanswered: "block" }] };
    world.worker.requests.decideAgain();

    expect(await now(world, world.first.id)).toBe("blocked");
  });

  test("behavior: after a restart it is there, and a use that was never spent is given back", async () => {
    const world = await openBlocked();
    await except(world, world.first, { how: "once" });
    const use = { request: world.first.id, digest: world.first.digest, moved: { native: 5n } };
    const ids = world.worker.overrides.view().list.map(({ id }) => id);
    await world.worker.overrides.use({ ...use, ids });
    world.worker.mortality.kill();

    const later = await startFakeWorker(world.ground);
    await later.requests.resume(null);
    const view = await later.shown(world.first.id);

    expect(view.requirement.kind).not.toBe("blocked");
    expect((await sayYes(later, world.ground, view.id)).status).toBe("approved");
  });
});

describe("a blocked connection", () => {
  test("behavior: is of no account yet, so its exception is for all accounts, and is used up", async () => {
    const ground = createFakeGround();
    const noSites: Rule = {
      id: "No sites",
      when: [{ fact: "kind", op: "eq", value: "site" }],
      then: "block",
    };
    ground.policy.document = { ...defaultPolicy, rules: [noSites] };
    const worker = await startFakeWorker(ground);
    const asked = fakeAsk("1", { kind: "connect" });
    const outcome = worker.requests.ask(asked);
    const view = await worker.shown(asked.key);
    const draft = draftFor(view, { which: { kind: "rule", rule: noSites.id }, how: "once" });

    expect(view.requirement.kind).toBe("blocked");
    expect((await worker.overrides.create(draft, null)).status).toBe("refused");
    expect((await worker.overrides.create({ ...draft, forAllAccounts: true }, null)).status).toBe("created");
    const { digest, requirement } = await worker.shown(asked.key);
    const opened = "points" in requirement ? requirement.points : [];
    await worker.requests.approve({ id: asked.key, digest, opened, accounts: fakeAccounts.slice(0, 1) });
    expect((await outcome).status).toBe("approved");
    expect(worker.overrides.view().list).toMatchObject([{ state: "ended", endedBy: "used" }]);
  });
});

describe("a request that a SecWare's veto blocks", () => {
  async function openVetoed() {
    const ground = createFakeGround();
    ground.policy.document = { ...defaultPolicy, combine: { mode: "any", vetoes: [7] } };
    ground.services.push({
      ...{ ware: 7, name: "Careful", price: "1" },
      answer: async () => ({ level: "critical" }),
    });
    const worker = await startFakeWorker(ground);
    const asked = fakeAsk("1", transfer());
    void worker.requests.ask(asked);
    return { ground, worker, view: await worker.shown(asked.key) };
  }

  test("behavior: an exception from that SecWare leaves it held, and never less [BY9]", async () => {
    const { ground, worker, view } = await openVetoed();
    expect(view.requirement.kind).toBe("blocked");
    const draft = draftFor(view, { which: { kind: "secware", ware: 7 }, how: "once" });
    const planned = worker.overrides.plan(draft);
    expect(planned.status === "planned" && planned.plan.row.sentence).toContain(
      "The SecWare “Careful” only warns",
    );
    await worker.overrides.create(draft, null);

    const after = await worker.shown(view.id);

    expect(after.requirement.kind).toBe("hold");
    expect(after.decision?.findings.map(({ level }) => level)).toContain("critical");
    expect((await sayYes(worker, ground, view.id)).status).toBe("approved");
  });

  test("error: an exception from another SecWare is not made", async () => {
    const { worker, view } = await openVetoed();
    const draft = draftFor(view, { which: { kind: "secware", ware: 8 } });

    expect((await worker.overrides.create(draft, null)).status).toBe("refused");
  });
});

describe("a worker that dies while an exception is used", () => {
  /** A blocked request is excepted once and approved, by a worker that dies at one effect. */
  async function liveOnce(killAt: number) {
    const ground = createFakeGround();
    ground.policy.document = { ...defaultPolicy, rules: [rule] };
    const before = await startFakeWorker(ground);
    const ask = fakeAsk("1", transfer("0x5"));
    void before.requests.ask(ask);
    await before.overrides.create(draftFor(await before.shown(ask.key), { how: "once" }), null);
    before.mortality.kill();

    const mortality = createMortality(killAt);
    const worker = await orDead(mortality, startFakeWorker(ground, mortality));
    if (worker === "dead") return { ground, died: true };
    await orDead(mortality, worker.requests.resume(null));
    const said = await orDead(mortality, sayYes(worker, ground, ask.key));
    return { ground, died: said === "dead" };
  }

  test("behavior: one for a single use lets through one request at most [C14]", async () => {
    for (let killAt = 1; ; killAt += 1) {
      expect(killAt).toBeLessThan(300);
      const { ground, died } = await liveOnce(killAt);
      const survivor = await startFakeWorker(ground);
      await survivor.requests.resume(null);
      const wasSigned = ground.signed.length > 0;
      const second = fakeAsk("2", transfer("0x6"));
      void survivor.requests.ask(second);
      const view = await survivor.shown(second.key);
      if (wasSigned) expect(view.requirement.kind, `killed at ${killAt}`).toBe("blocked");
      for (const { id, requirement } of (await survivor.requests.view()).list) {
        if (requirement.kind !== "blocked") await sayYes(survivor, ground, id);
      }

      expect(ground.signed.length, `killed at ${killAt}`).toBeLessThanOrEqual(1);
      if (!died) return;
    }
  });
});
