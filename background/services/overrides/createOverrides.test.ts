import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import type { OverrideDraft } from "../../../extension/messages/table.policy.ts";
import {
  account,
  approvedBy,
  dayMs,
  draft,
  fakeOverrides,
  guarded,
  origin,
  otherAccount,
  rule,
  start,
  token,
} from "./fakeOverrides.ts";

type World = Awaited<ReturnType<typeof fakeOverrides>>;

async function make({ service }: World, changes: Partial<OverrideDraft> = {}): Promise<string> {
  const created = await service.create({ ...draft, ...changes }, "second-device");
  expect(created.status).toBe("created");
  return created.status === "created" ? created.id : "";
}

const stateOf = ({ service }: Pick<World, "service">) => {
  const [first] = service.view().list;
  return [first?.state, first?.endedBy];
};

describe("making an exception", () => {
  test("default: it is read with its scope, target, end and reason, also after a restart [BY9]", async () => {
    const world = await fakeOverrides();
    const id = await make(world);

    const expected = {
      ...{ id, account, what: { kind: "site", origin }, which: { kind: "rule", rule: rule.id } },
      ...{ startsAt: start, endsAt: start + dayMs, usesLeft: null, limit: null, reason: "My own test" },
    };
    expect(world.service.reading(account)).toEqual([expected]);
    expect((await world.open()).reading(account)).toEqual([expected]);
    expect(world.service.reading(otherAccount)).toEqual([]);
    expect(world.service.reading(null)).toEqual([]);
  });

  test("behavior: one for all accounts is read for each", async () => {
    const world = await fakeOverrides();
    await make(world, { forAllAccounts: true });

    expect(world.service.reading(otherAccount)).toMatchObject([{ account: null }]);
    expect(world.service.reading(null)).toMatchObject([{ account: null }]);
  });

  const lengths = [
    ["once", { usesLeft: 1, endsAt: start + dayMs }],
    ["session", { usesLeft: null, endsAt: null }],
    ["day", { usesLeft: null, endsAt: start + dayMs }],
    ["month", { usesLeft: null, endsAt: start + 30 * dayMs }],
    ["always", { usesLeft: null, endsAt: null }],
  ] as const;
  test.each(lengths)("behavior: “%s” lasts as it says [BY9]", async (how, expected) => {
    const world = await fakeOverrides();
    await make(world, { how });

    expect(world.service.reading(account)).toMatchObject([expected]);
  });

  test("behavior: a guard delays the start, and its end counts from there [BY4]", async () => {
    const world = await fakeOverrides();
    const planned = world.service.plan({ ...draft, which: { kind: "rule", rule: guarded.id } });

    expect(planned).toMatchObject({
      status: "planned",
      plan: {
        factor: "second-device",
        row: { startsAt: start + 3_600_000, endsAt: start + 3_600_000 + dayMs },
      },
    });
  });

  test("behavior: an exception from everything starts a day later [BY4]", async () => {
    const world = await fakeOverrides();
    await make(world, { which: { kind: "all" }, how: "once" });

    expect(stateOf(world)).toEqual(["waiting", null]);
    expect(world.world.wakes.at(-1)).toBe(start + dayMs);
    world.world.now = start + dayMs;
    let told = 0;
    world.service.watch(() => {
      told += 1;
    });
    await world.service.tick();
    expect(told).toBe(1);
    expect(stateOf(world)).toEqual(["active", null]);
    expect(await world.service.use(approvedBy("override-1"))).toBe(true);
  });

  test("error: the guard's factor must have been proved [BY4]", async () => {
    const { service } = await fakeOverrides();
    const toGuarded = { ...draft, which: { kind: "rule", rule: guarded.id } } as const;

    expect((await service.create(toGuarded, null)).status).toBe("refused");
    expect((await service.create(toGuarded, "second-password")).status).toBe("refused");
    expect((await service.create(toGuarded, "second-device")).status).toBe("created");
  });

  test("error: one that would go around two different factors is not made [BY4]", async () => {
    const { service, world } = await fakeOverrides();
    const other = { ...guarded, id: "Other", guard: { factor: "second-password" } } as const;
    world.document = { ...world.document, rules: [guarded, other] };

    expect((await service.create({ ...draft, which: { kind: "all" } }, "second-device")).status).toBe(
      "refused",
    );
  });

  test("behavior: before its start nothing can be approved by it", async () => {
    const world = await fakeOverrides();
    const id = await make(world, { which: { kind: "all" } });

    expect(await world.service.use(approvedBy(id))).toBe(false);
  });

  const refusals: readonly (readonly [string, Partial<OverrideDraft>])[] = [
    ["another request", { request: "request-2" }],
    ["what does not block it", { which: { kind: "rule", rule: "Another" } }],
    ["a scope that does not cover it", { what: { kind: "site", origin: "https://other.example" } }],
    ["a limit of a token that does not move", { limit: { token: "native", amount: "5" } }],
  ];
  test.each(refusals)("error: it is not made for %s", async (_name, changes) => {
    const { service } = await fakeOverrides();

    expect((await service.create({ ...draft, ...changes }, null)).status).toBe("refused");
    expect(service.view().list).toEqual([]);
  });

  test("error: it is not made once the request is no longer blocked [C14]", async () => {
    const { service, world } = await fakeOverrides();
    world.blocked = null;

    expect((await service.create(draft, null)).status).toBe("refused");
  });

  test("error: it is not made while the policy cannot be read", async () => {
    const { service } = await fakeOverrides({ readPolicy: () => ({ status: "unreadable", problem: "x" }) });

    expect((await service.create(draft, null)).status).toBe("refused");
  });

  test("behavior: the sentence says who, what, how long and how much", async () => {
    const { service } = await fakeOverrides();
    const planned = service.plan({
      ...{ ...draft, forAllAccounts: true, which: { kind: "secware", ware: 7 }, how: "month" },
      limit: { token, amount: "150" },
    });

    expect(planned.status === "planned" && planned.plan.row.sentence).toBe(
      "The SecWare “Careful” only warns about everything that https://app.example asks for, for all accounts, " +
        "for 30 days, up to 1.5 TKN in all.",
    );
  });
});

describe("using an exception", () => {
  test("default: one for a single use covers one approval [C14]", async () => {
    const world = await fakeOverrides();
    const id = await make(world, { how: "once" });

    expect(await world.service.use(approvedBy(id))).toBe(true);
    expect(await world.service.use(approvedBy(id, "request-2"))).toBe(false);
    expect(world.service.reading(account)).toEqual([]);
    expect(stateOf(world)).toEqual(["ended", "used"]);
    expect((await world.open()).reading(account)).toEqual([]);
  });

  test("behavior: the same digest is counted once [C14]", async () => {
    const world = await fakeOverrides();
    const id = await make(world, { how: "always", limit: { token, amount: "100" } });
    await world.service.use(approvedBy(id));
    await world.service.use(approvedBy(id));

    expect(world.service.view().list).toMatchObject([{ uses: 1, limit: { used: "5" } }]);
  });

  test("behavior: two at the same moment share no single use [C12]", async () => {
    const world = await fakeOverrides();
    const id = await make(world, { how: "once" });

    const uses = ["request-1", "request-2", "request-3"].map((request) =>
      world.service.use(approvedBy(id, request)),
    );

    expect((await Promise.all(uses)).filter((covered) => covered)).toHaveLength(1);
  });

  test("behavior: the limit is used up by all uses together, and an unknown amount does not fit [C12]", async () => {
    const world = await fakeOverrides();
    const id = await make(world, { how: "always", limit: { token, amount: "12" } });

    expect(await world.service.use(approvedBy(id, "request-0", null))).toBe(false);
    expect(await world.service.use(approvedBy(id, "request-1"))).toBe(true);
    expect(await world.service.use(approvedBy(id, "request-2"))).toBe(true);
    expect(await world.service.use(approvedBy(id, "request-3"))).toBe(false);
    expect(await world.service.use(approvedBy(id, "request-4", 2n))).toBe(true);
    expect(world.service.reading(account)).toMatchObject([{ limit: { amount: 12n, used: 12n } }]);
  });

  test("behavior: a request does not see its own use, so its decision stays what was approved", async () => {
    const world = await fakeOverrides();
    const id = await make(world, { how: "once" });
    await world.service.use(approvedBy(id));

    expect(world.service.reading(account, "request-1")).toMatchObject([{ id, usesLeft: 1 }]);
    expect(world.service.reading(account, "request-2")).toEqual([]);
  });

  test("behavior: an approval that was never spent gives its use back", async () => {
    const world = await fakeOverrides();
    const id = await make(world, { how: "once" });
    await world.service.use(approvedBy(id));
    expect(world.service.usedBy()).toEqual(["request-1"]);
    await world.service.undo("request-1");

    expect((await world.open()).reading(account)).toMatchObject([{ id, usesLeft: 1 }]);
    expect(world.service.usedBy()).toEqual([]);
  });

  test("behavior: all exceptions of one approval are used, or none", async () => {
    const world = await fakeOverrides();
    const once = await make(world, { how: "once" });
    const many = await make(world, { how: "always" });
    await world.service.use(approvedBy(once));

    const both = { ...approvedBy(many, "request-2"), ids: [many, once] };

    expect(await world.service.use(both)).toBe(false);
    expect(world.service.reading(account)).toMatchObject([{ id: many }]);
    expect(world.service.view().list.find(({ id }) => id === many)?.uses).toBe(0);
  });

  test("behavior: many uses stay counted when the oldest are no longer listed", async () => {
    const world = await fakeOverrides();
    const id = await make(world, { how: "always", limit: { token, amount: "1000000" } });
    for (let index = 0; index < 130; index += 1) await world.service.use(approvedBy(id, `r-${index}`));

    expect(world.service.view().list).toMatchObject([{ uses: 130, limit: { used: "650" } }]);
    expect((await world.repository.loadAll())[0]?.uses).toHaveLength(100);
  });

  test("error: a use that cannot be written is not counted, and says so", async () => {
    const world = await fakeOverrides();
    const id = await make(world, { how: "once" });
    const save = world.repository.save;
    world.repository.save = () => Promise.reject(new Error("full"));

    await expect(world.service.use(approvedBy(id))).rejects.toThrow("full");
    world.repository.save = save;
    expect(world.service.reading(account)).toMatchObject([{ usesLeft: 1 }]);
  });

  test("error: one that is not there covers nothing", async () => {
    const { service } = await fakeOverrides();

    expect(await service.use(approvedBy("override-9"))).toBe(false);
  });
});

describe("the end of an exception", () => {
  test("default: it expires on time, also without an alarm [BY9]", async () => {
    const world = await fakeOverrides();
    const id = await make(world);
    world.world.now = start + dayMs - 1;
    expect(world.service.reading(account)).toHaveLength(1);
    world.world.now = start + dayMs;

    expect(world.service.reading(account)).toEqual([]);
    expect(await world.service.use(approvedBy(id))).toBe(false);
    await world.service.tick();
    expect(stateOf(world)).toEqual(["ended", "expired"]);
  });

  test("behavior: the user ends it, for good", async () => {
    const world = await fakeOverrides();
    const id = await make(world, { how: "always" });
    await world.service.end(id);
    await world.service.end(id);

    expect(world.service.reading(account)).toEqual([]);
    expect(stateOf({ service: await world.open() })).toEqual(["ended", "revoked"]);
    expect(world.world.events.map(({ kind }) => kind)).toEqual(["made", "ended"]);
  });

  test("behavior: one for a session ends with the browser, not with the worker [BY9]", async () => {
    const world = await fakeOverrides();
    await make(world, { how: "session" });

    expect((await world.open("session-1")).reading(account)).toHaveLength(1);
    const later = await world.open("session-2");
    expect(later.reading(account)).toEqual([]);
    expect(stateOf({ service: later })).toEqual(["ended", "browser closed"]);
  });

  test("behavior: a rule that was changed or removed takes its exception along", async () => {
    const world = await fakeOverrides();
    await make(world, { how: "always" });
    world.world.document = { ...world.world.document, rules: [{ ...rule, unanswered: "block" }] };

    expect(world.service.reading(account)).toEqual([]);
    await world.service.policyChanged();
    expect(stateOf(world)).toEqual(["ended", "policy changed"]);
  });

  test("behavior: a guarded rule that is new is not excepted by an older exception from everything [BY4]", async () => {
    const world = await fakeOverrides();
    await make(world, { which: { kind: "all" }, how: "always" });
    const { document } = world.world;
    const unguarded = { ...document, rules: [...document.rules, { ...rule, id: "New" }] };
    world.world.document = unguarded;
    world.world.now = start + dayMs;
    expect(world.service.reading(account)).toHaveLength(1);
    world.world.document = { ...unguarded, rules: [...unguarded.rules, { ...guarded, id: "New guarded" }] };

    expect(world.service.reading(account)).toEqual([]);
  });

  test("behavior: ended ones stay in the list for 30 days, and then go", async () => {
    const world = await fakeOverrides();
    const id = await make(world, { how: "always" });
    await world.service.end(id);
    world.world.now = start + 30 * dayMs;
    await world.service.tick();
    expect(stateOf(world)).toEqual(["ended", "revoked"]);
    world.world.now += 1;
    await world.service.tick();

    expect(world.service.view().list).toEqual([]);
    expect(await world.repository.loadAll()).toEqual([]);
  });

  test("behavior: each making, use and end is told once", async () => {
    const world = await fakeOverrides();
    const id = await make(world, { how: "once" });
    await world.service.use(approvedBy(id));
    await world.service.tick();

    expect(world.world.events).toMatchObject([
      { kind: "made" },
      { kind: "used", request: "request-1" },
      { kind: "ended", by: "used" },
    ]);
  });

  test("error: a row that is not intact is no exception [L05]", async () => {
    const world = await fakeOverrides({ isIntact: () => false });
    const id = await make(world, { how: "always" });

    expect(world.service.reading(account)).toEqual([]);
    expect(await world.service.use(approvedBy(id))).toBe(false);
  });
});

describe("a clock in doubt", () => {
  test("behavior: what acts from or until a time does not act, what needs no time does [L06]", async () => {
    const world = await fakeOverrides();
    const timed = await make(world);
    const untimed = await make(world, { how: "always" });
    const late = await make(world, { how: "always", which: { kind: "all" } });
    world.world.now = start + 2 * dayMs;
    world.world.isClockTrusted = false;
    await world.service.tick();

    expect(world.service.reading(account)).toMatchObject([{ id: untimed }]);
    expect(await world.service.use(approvedBy(late))).toBe(false);
    world.world.now = start;
    world.world.isClockTrusted = true;
    expect(world.service.reading(account)).toMatchObject([{ id: timed }, { id: untimed }]);
  });
});

describe("the list", () => {
  test("behavior: another account's exceptions are not in it, and a locked wallet shows none", async () => {
    const world = await fakeOverrides();
    await make(world);

    const other = await fakeOverrides({ repository: world.repository, selectedAccount: () => otherAccount });
    const locked = await fakeOverrides({ repository: world.repository, selectedAccount: () => null });
    expect(other.service.view().list).toEqual([]);
    expect(locked.service.view().list).toEqual([]);
    expect(world.service.view().list).toHaveLength(1);
  });
});
