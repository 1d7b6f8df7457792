import { describe, expect, test } from "vitest";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { PolicyRow } from "../../../extension/storage/policies.ts";
import type { PolicyVersionRow } from "../../../extension/storage/policyVersions.ts";
import { createLocalSeal } from "../vault/localSeal.ts";
import { createPolicy, type PolicyDeps } from "./createPolicy.ts";
import type { ChainDocument, StagedDocument } from "./policy.ts";

const account: Address = "0x00000000000000000000000000000000000000aa";
const hub: Address = "0x00000000000000000000000000000000000000bb";
const waitMs = 600_000;

/** Fakes of disk, vault and chain; the chain holds what was written to it. */
async function setup({
  rows = new Map<string, Omit<PolicyRow, "id">>(),
  base = { version: 0, bytes: "0x" as `0x${string}` },
} = {}) {
  const clock = { now: 1000, isTrusted: true };
  const versions: PolicyVersionRow[] = [];
  const events: string[] = [];
  const door = { isOpen: true, tell: () => undefined as unknown };
  const vault = {
    status: () => (door.isOpen ? ("unlocked" as const) : ("locked" as const)),
    accounts: () => (door.isOpen ? [{ address: account, kind: "derived" as const }] : []),
    watch: (listener: () => void) => {
      door.tell = listener;
      return () => undefined;
    },
    accountRoot: async () => new Uint8Array(32).fill(7),
  };
  const written: StagedDocument[] = [];
  const chain = { ...base };
  const deps: PolicyDeps = {
    repository: {
      loadAll: async () => [...rows].map(([id, row]) => ({ id: id as Address, ...row })),
      async save({ id, ...row }) {
        rows.set(id, structuredClone(row));
      },
    },
    versions: {
      loadOf: async () => versions,
      add: async (row) => void versions.unshift(row),
    },
    accounts: { selected: () => account },
    vault,
    seal: createLocalSeal(vault),
    clock: {
      now: () => clock.now,
      isTrusted: () => clock.isTrusted,
      observe: () => undefined,
      watch: () => () => undefined,
    },
    note: (event) => void events.push(event.kind),
    hasHub: () => true,
    readDocument: async (): Promise<ChainDocument> => ({ chainId: 31337, hub, ...chain }),
    async askWrite(_account, _base, staged) {
      written.push(staged);
      return { status: "requested", id: "wallet:1" };
    },
    waitMs,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  };
  const policy = await createPolicy(deps);
  const mine = async () => {
    Object.assign(chain, written.at(-1));
    await policy.adopt(account, await (deps.readDocument(account) as Promise<ChainDocument>));
  };
  return { policy, clock, rows, written, chain, mine, deps, versions, events, door };
}

const withPreset = (preset: string) => ({
  v: 1,
  preset,
  rules: [],
  combine: { mode: "any" },
  budgetMs: 2500,
});

describe("createPolicy", () => {
  test("default: a fresh account decides by the preset Normal", async () => {
    const { policy } = await setup();

    expect(policy.current()).toMatchObject({ status: "decoded", document: { preset: "normal" } });
    expect(policy.view()).toMatchObject({ problem: null, chainVersion: 0, pending: null, difference: null });
  });

  test("behavior: a tightening acts at once, is written, and is read back", async () => {
    const { policy, mine } = await setup();

    expect(await policy.save(withPreset("careful"))).toEqual({ status: "saved", effect: "tightening" });
    expect(policy.current()).toMatchObject({ document: { preset: "careful" } });
    expect(policy.view().pending).toEqual({ kind: "tightening", actsAt: null });
    expect(await policy.writeDocument()).toEqual({ status: "requested", id: "wallet:1" });
    await mine();

    expect(policy.view()).toMatchObject({ pending: null, chainVersion: 1, difference: null });
  });

  test("behavior: a loosening acts after it is mined and its wait is over, also across a restart", async () => {
    const { policy, mine, clock, rows, deps } = await setup();
    await policy.save(withPreset("expert"));
    expect(policy.current()).toMatchObject({ document: { preset: "normal" } });
    await policy.writeDocument();
    await mine();
    const again = await createPolicy(deps);

    expect(rows.size).toBe(1);
    expect(again.current()).toMatchObject({ document: { preset: "normal" } });
    clock.now += waitMs;
    expect(again.current()).toMatchObject({ document: { preset: "expert" } });
    expect(again.view().pending).toBe(null);
  });

  test("behavior: another machine with the same words reads it back [BY18]", async () => {
    const first = await setup();
    const parts = { parameters: { strict: true }, conditionAmounts: ["1000", null] };
    await first.policy.save(withPreset("careful"));
    const base = { chainId: 31337, hub, version: 0, bytes: "0x" } as const;
    const staged = await first.policy.stage(account, base, 3, parts);
    const second = await setup();

    await second.policy.adopt(account, { chainId: 31337, hub, ...staged });

    expect(second.policy.current()).toMatchObject({ document: { preset: "careful" } });
    expect(second.policy.privatePartsOf(account, 3)).toEqual(parts);
  });

  test("behavior: what is staged and never mined changes nothing here", async () => {
    const { policy } = await setup();
    const base = { chainId: 31337, hub, version: 4, bytes: "0x" } as const;

    const staged = await policy.stage(account, base, 3, { parameters: { a: 1 }, conditionAmounts: [] });

    expect(staged.version).toBe(5);
    expect(policy.privatePartsOf(account, 3)).toEqual({ parameters: {}, conditionAmounts: [] });
  });

  test("error: a document of another form is refused, and the policy stays", async () => {
    const { policy } = await setup();

    expect(await policy.save({ ...withPreset("careful"), v: 2 })).toMatchObject({ status: "refused" });
    expect(await policy.save({ ...withPreset("careful"), surprise: 1 })).toMatchObject({ status: "refused" });
    expect(policy.current()).toMatchObject({ document: { preset: "normal" } });
  });

  test("behavior: a stored policy that cannot be read holds every request", async () => {
    const { policy } = await setup({ rows: new Map([[account, { state: { acting: { v: 9 } } }]]) });

    expect(policy.current()).toMatchObject({ status: "unreadable" });
    expect(policy.view().problem).not.toBe(null);
  });

  test("behavior: locked, nothing is saved and nothing is written", async () => {
    const { deps, rows } = await setup();
    const policy = await createPolicy({ ...deps, accounts: { selected: () => null } });

    expect(await policy.save(withPreset("careful"))).toMatchObject({ status: "refused" });
    expect(await policy.writeDocument()).toMatchObject({ status: "unavailable" });
    expect(rows.size).toBe(0);
  });
});

describe("what stands on the disk", () => {
  const altered = (row: Omit<PolicyRow, "id"> | undefined) => ({
    ...row,
    state: { ...(row?.state as object), acting: withPreset("expert") },
  });

  test("error: a policy that something else changed holds every request, and says so [L05]", async () => {
    const { policy, rows, deps } = await setup();
    await policy.save(withPreset("careful"));
    rows.set(account, altered(rows.get(account)));

    const again = await createPolicy(deps);

    expect(again.current()).toMatchObject({ status: "unreadable" });
    expect(again.view().problem).toContain("something other than this wallet");
  });

  test("behavior: the chain's copy then takes its place [L05] [BY12]", async () => {
    const { policy, rows, deps, mine, chain } = await setup();
    await policy.save(withPreset("careful"));
    await policy.writeDocument();
    await mine();
    rows.set(account, altered(rows.get(account)));
    const again = await createPolicy(deps);

    await again.adopt(account, { chainId: 31337, hub, ...chain });

    expect(again.current()).toMatchObject({ document: { preset: "careful" } });
    expect(again.view().problem).toBe(null);
  });

  test("behavior: while locked nothing is known of it; unlocking checks it", async () => {
    const { policy, deps, door } = await setup();
    await policy.save(withPreset("careful"));
    door.isOpen = false;
    const again = await createPolicy(deps);
    expect(again.current(account)).toMatchObject({ status: "unreadable" });

    door.isOpen = true;
    const changed = new Promise<void>((resolve) => void again.watch(resolve));
    door.tell();
    await changed;

    expect(again.current(account)).toMatchObject({ document: { preset: "careful" } });
  });
});

describe("versions and clocks", () => {
  test("default: what acted before can be found, newest first, and each is said to the log", async () => {
    const { policy, clock, events } = await setup();
    await policy.save(withPreset("careful"));
    clock.now += 1000;
    await policy.save({ ...withPreset("careful"), rules: [{ id: "All", when: [], then: "hold" }] });

    const versions = await policy.versions();

    expect(versions.map(({ by, isActing }) => ({ by, isActing }))).toEqual([
      { by: "you", isActing: true },
      { by: "you", isActing: false },
      { by: "you", isActing: false },
    ]);
    expect(versions.at(-1)?.document).toMatchObject({ preset: "normal" });
    expect(events).toEqual(["saved", "saved"]);
  });

  test("behavior: a wait is not over while the clock is in doubt [L06]", async () => {
    const { policy, clock, mine } = await setup();
    await policy.save(withPreset("expert"));
    await policy.writeDocument();
    await mine();
    clock.now += 10 * waitMs;
    clock.isTrusted = false;

    expect(policy.current()).toMatchObject({ document: { preset: "normal" } });
    clock.isTrusted = true;
    expect(policy.current()).toMatchObject({ document: { preset: "expert" } });
  });

  test("behavior: a guarded rule says what has to be proved to weaken it [BY4]", async () => {
    const { policy } = await setup();
    const rules = [{ id: "Never", when: [], then: "block", guard: { factor: "second-device" } }];
    await policy.save({ ...withPreset("normal"), rules });

    expect(policy.guardsOf(withPreset("normal"))).toEqual(["second-device"]);
    expect(policy.guardsOf({ ...withPreset("careful"), rules })).toEqual([]);
    expect(policy.guardsOf("nonsense")).toEqual([]);
  });
});
