import { describe, expect, test } from "vitest";
import { own, sampleContext, stranger, transactionTo, usdc } from "../../../extension/domain/samples.ts";
import { answer, approved, dayMs, openRechecks, site, start } from "./fakeRechecks.ts";

const signed = { level: "none", outcome: "allow" } as const;
const decision = { ...signed, gaps: [], findings: [], reasons: [], policyVersion: "0x00" } as const;
const some = `0x095ea7b3${stranger.slice(2).padStart(64, "0")}${1_000_000n.toString(16).padStart(64, "0")}`;
const approval = approved(transactionTo(usdc, some), own);
const connection = approved({ kind: "connect" }, own);

async function watched() {
  const opened = await openRechecks();
  await opened.rechecks.noteApproved(approval, { ...decision, level: "caution" }, sampleContext());
  await opened.rechecks.noteApproved(connection, decision, sampleContext());
  opened.world.bound = [{ ware: 7, name: "Fake 7", price: "1" }];
  opened.world.answers.set(7, answer("none"));
  await opened.rechecks.setSchedule({ every: "week", callsPerRun: 20 });
  return opened;
}

describe("what is watched", () => {
  test("default: an approval and a connection, in words, and still after a restart [BY14]", async () => {
    const { kept } = await watched();
    const { rechecks } = await openRechecks(kept);

    const { items, every } = rechecks.view();

    expect(every).toBe("week");
    expect(items.map(({ kind, state, turnedBad }) => ({ kind, state, turnedBad }))).toEqual(
      expect.arrayContaining([
        { kind: "approval", state: "open", turnedBad: false },
        { kind: "site", state: "open", turnedBad: false },
      ]),
    );
    expect(items.find(({ kind }) => kind === "approval")).toMatchObject({ token: usdc, spender: stranger });
  });

  test("behavior: what is gone on the chain, or disconnected, is closed and costs nothing", async () => {
    const { rechecks, world } = await watched();
    world.standing = "gone";
    world.connected.clear();

    await rechecks.run();

    expect(rechecks.view().items.map(({ state }) => state)).toEqual(["closed", "closed"]);
    expect(world.asked).toEqual([]);
  });

  test("behavior: whether it stands could not be read: it stays, and the gap is said", async () => {
    const { rechecks, world } = await watched();
    world.standing = "unknown";

    await rechecks.run();

    const item = rechecks.view().items.find(({ kind }) => kind === "approval");
    expect(item?.state).toBe("open");
    expect(item?.gaps[0]).toContain("could not be read");
  });
});

describe("what turns bad", () => {
  test("default: a spender that a SecWare flags later comes first, with who says so [BY14]", async () => {
    const { rechecks, world } = await watched();
    await rechecks.run();
    expect(rechecks.view().items.some(({ turnedBad }) => turnedBad)).toBe(false);

    world.answers.set(7, answer("critical"));
    await rechecks.run();

    const [first] = rechecks.view().items;
    expect(first).toMatchObject({ turnedBad: true, level: "critical", checkedAt: start });
    expect(first?.findings.some(({ who }) => who === "Fake 7")).toBe(true);
    expect(world.notes.length).toBe(4);
  });

  test("behavior: a SecWare that is silent is a gap of the check, and turns nothing [SW27]", async () => {
    const { rechecks, world } = await watched();
    world.answers.set(7, {
      ...answer(null),
      status: "gap",
      gap: { who: { kind: "secware", ware: 7, name: "Fake 7" }, reason: "timeout", text: "No answer." },
    });

    await rechecks.run();

    const { items } = rechecks.view();
    expect(items.some(({ turnedBad }) => turnedBad)).toBe(false);
    expect(items.every(({ gaps }) => gaps.includes("No answer."))).toBe(true);
  });

  test("default: its revocation is ready: exactly this spender, nothing left to take [BY14]", async () => {
    const { rechecks, world } = await watched();
    const id = rechecks.view().items.find(({ kind }) => kind === "approval")?.id ?? "";

    expect(await rechecks.askRevoke(id)).toEqual({ status: "requested", id: "wallet:1" });

    const [act] = world.acts;
    expect(act).toMatchObject({ action: "revoke", account: own, chainId: 1, call: { to: usdc, value: 0n } });
    expect(act?.call.data).toBe(`0x095ea7b3${stranger.slice(2).padStart(64, "0")}${"0".repeat(64)}`);
    expect(rechecks.view().items.find((item) => item.id === id)?.state).toBe("revoking");
  });

  test("behavior: a site's connection is ended at once; what is not on the list is said", async () => {
    const { rechecks, world } = await watched();

    expect(await rechecks.askRevoke(`site ${site}`)).toEqual({ status: "done" });
    expect(world.connected.size).toBe(0);
    expect(await rechecks.askRevoke("nothing")).toMatchObject({ status: "unavailable" });
  });
});

describe("the schedule and its budget", () => {
  test("default: nothing runs before the user has said how often", async () => {
    const { rechecks, world } = await openRechecks();
    await rechecks.noteApproved(approval, decision, sampleContext());

    await rechecks.tick();

    expect(rechecks.view()).toMatchObject({ every: "off", nextRunAt: null, lastRunAt: null });
    expect(world.alarms).toEqual([]);
  });

  test("behavior: runs when it is time and not before, and sets the next alarm [BY14]", async () => {
    const { rechecks, world } = await watched();
    await rechecks.run();
    const { length } = world.asked;

    world.now += 7 * dayMs - 1;
    await rechecks.tick();
    expect(world.asked).toHaveLength(length);
    world.now += 1;
    await rechecks.tick();

    expect(world.asked).toHaveLength(2 * length);
    expect(world.alarms.at(-1)).toBe(world.now + 7 * dayMs);
  });

  test("behavior: no more calls than the budget; who was not asked is named", async () => {
    const { rechecks, world } = await watched();
    world.bound = [7, 8].map((ware) => ({ ware, name: `Fake ${ware}`, price: "1" }));
    world.answers.set(8, answer("none", 8));
    await rechecks.setSchedule({ every: "day", callsPerRun: 3 });

    await rechecks.run();

    const { callsUsed, items } = rechecks.view();
    expect(callsUsed).toBe(3);
    expect(world.asked.flatMap(({ wares }) => wares)).toHaveLength(3);
    expect(items.flatMap(({ gaps }) => gaps).some((gap) => gap.includes("budget"))).toBe(true);
  });

  test("behavior: one whose conditions do not match was not asked, and costs nothing", async () => {
    const { rechecks, world } = await watched();
    world.answers.set(7, { ...answer(null), status: "not-asked" });

    await rechecks.run();

    expect(rechecks.view().callsUsed).toBe(0);
  });

  test("behavior: a locked wallet checks nothing, and makes up for it when it is opened", async () => {
    const { rechecks, world } = await watched();
    world.isOpen = false;
    expect(await rechecks.run()).toMatchObject({ status: "unavailable" });
    expect(world.asked).toEqual([]);

    world.isOpen = true;
    const ended = new Promise<void>((resolve) => {
      rechecks.watch(() => {
        if (rechecks.view().lastRunAt !== null) resolve();
      });
    });
    world.tellVault();
    await ended;

    expect(world.asked).toHaveLength(2);
  });
});
