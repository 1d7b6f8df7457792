import { describe, expect, test } from "vitest";
import { corpusCases } from "../../../extension/domain/policy/corpus.ts";
import type { PolicyReading } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import { defaultPolicy } from "../../../extension/domain/policy/presets.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { AuditNote } from "../audit/audit.ts";
import { createSelfChecks, type SelfCheckDeps } from "./createSelfChecks.ts";
import type { BoundMark } from "./whatDecides.ts";

const alice: Address = `0x${"a1".repeat(20)}`;
const bob: Address = `0x${"b0".repeat(20)}`;
const withPreset = (preset: "normal" | "careful" | "expert"): PolicyReading => ({
  status: "decoded",
  document: { ...defaultPolicy, preset },
});
const scout: BoundMark = { ware: 3, name: "Scout", binding: "active", manifest: "one" };

function setup(changes: Partial<SelfCheckDeps> = {}) {
  const rows = new Map<string, unknown>();
  const notes: AuditNote[] = [];
  const state = {
    ...{ version: "1.0.0", policy: withPreset("normal"), selected: alice, isUnlocked: true, now: 1_000 },
    services: [] as readonly BoundMark[] | null,
    runs: 0,
  };
  const start = () =>
    createSelfChecks({
      cases: () => {
        state.runs += 1;
        return corpusCases();
      },
      settings: {
        load: async (name) => structuredClone(rows.get(name)),
        save: async (name, value) => void rows.set(name, structuredClone(value)),
      },
      readVersion: async () => state.version,
      selected: () => state.selected,
      isUnlocked: () => state.isUnlocked,
      readPolicy: () => state.policy,
      services: () => state.services,
      note: (note) => void notes.push(note),
      pause: async () => undefined,
      now: () => state.now,
      ...changes,
    });
  return { rows, notes, state, start, selfCheck: start() };
}

describe("createSelfChecks", () => {
  test("default: a first look decides all, and says so in the log [BY15]", async () => {
    const { selfCheck, notes } = setup();
    await selfCheck.look();
    const { last, isRunning } = selfCheck.view();

    expect(isRunning).toBe(false);
    expect(last).toMatchObject({ at: 1_000, unexpected: [], letThrough: [], changes: 0 });
    expect(last?.total).toBeGreaterThan(110);
    expect(notes.map(({ kind, text, level }) => [kind, text, level])).toEqual([
      [
        "self-check",
        `The built-in requests were decided again, because it had not been done yet: all ${last?.total} as they must be; 0 are decided otherwise than before.`,
        null,
      ],
    ]);
  });

  test("behavior: nothing new, nothing run, also after the worker's death, and the last run stays shown [BY15]", async () => {
    const { selfCheck, start, notes, state } = setup();
    await selfCheck.look();
    const { runs } = state;
    await selfCheck.look();
    const survivor = start();
    await survivor.look();

    expect(state.runs).toBe(runs);
    expect(notes).toHaveLength(1);
    expect(survivor.view()).toEqual(selfCheck.view());
  });

  test("behavior: an update of the extension runs it at its start, and says from where to where [BY15]", async () => {
    const { selfCheck, start, state } = setup();
    await selfCheck.look();
    state.version = "1.1.0";
    const updated = start();
    await updated.look();

    expect(updated.view().last).toMatchObject({ why: ["SecHub went from 1.0.0 to 1.1.0"], changes: 0 });
  });

  test("behavior: an update that no longer finds an attack is danger in the log and named on the screen [BY15]", async () => {
    const blind = corpusCases().map((one) =>
      one.attack === "G09" ? { ...one, request: { ...one.request, findings: [], gaps: [] } } : one,
    );
    const { selfCheck, notes } = setup({ cases: () => blind });
    await selfCheck.look();
    const { last } = selfCheck.view();

    expect(last?.unexpected).toContainEqual({
      ...{ title: "An older increase of an allowance", attack: "G09", outcome: "allow" },
    });
    expect(notes[0]?.level).toBe("danger");
    expect(notes[0]?.fields).toContainEqual({
      name: "not as it must be",
      value: "An older increase of an allowance: allow",
    });
  });

  test("behavior: changed rules are seen with each request that they decide otherwise [BY15]", async () => {
    const { selfCheck, state, notes } = setup();
    await selfCheck.look();
    state.policy = withPreset("expert");
    await selfCheck.look();
    const { last } = selfCheck.view();

    expect(last?.why).toEqual(["your rules changed"]);
    expect(last?.changed).toContainEqual({
      ...{ title: "An unlimited approval to an account", before: "hold", after: "warn" },
    });
    expect(last?.letThrough.length).toBeGreaterThan(20);
    expect(notes.at(-1)?.fields?.length).toBe(last?.changed.length);
  });

  test.each([
    ["was bound", null, scout, ["Scout was bound"]],
    ["went away", scout, null, ["Scout is no longer bound"]],
    ["is bound otherwise", scout, { ...scout, binding: "expired" }, ["the binding of Scout changed"]],
    ["changed its manifest", scout, { ...scout, manifest: "two" }, ["what Scout says of itself changed"]],
  ])("behavior: a SecWare that %s has it run again [BY15]", async (_name, before, after, why) => {
    const { selfCheck, state } = setup();
    state.policy = withPreset("careful");
    state.services = before === null ? [] : [before];
    await selfCheck.look();
    state.services = after === null ? [] : [after];
    await selfCheck.look();
    const { last } = selfCheck.view();

    expect(last?.why).toEqual(why);
    expect((last?.changes ?? 0) > 0).toBe((before === null) !== (after === null));
  });

  test("behavior: what could not be read has not changed, and what it was is remembered", async () => {
    const { selfCheck, state } = setup();
    state.services = [scout];
    await selfCheck.look();
    state.services = null;
    await selfCheck.look();
    state.services = [{ ...scout, manifest: null }];
    await selfCheck.look();
    expect(selfCheck.view().last?.why).toEqual(["it had not been done yet"]);
    state.version = "2.0.0";
    await selfCheck.look();
    state.services = [{ ...scout, manifest: "two" }];
    await selfCheck.look();

    expect(selfCheck.view().last?.why).toEqual(["what Scout says of itself changed"]);
  });

  test("behavior: each account has its own last run", async () => {
    const { selfCheck, state } = setup();
    await selfCheck.look();
    Object.assign(state, { selected: bob, now: 2_000 });
    await selfCheck.look();
    expect(selfCheck.view().last?.at).toBe(2_000);
    state.selected = alice;
    await selfCheck.look();

    expect(selfCheck.view().last?.at).toBe(1_000);
  });

  test("behavior: looks during a run come to one more look after it", async () => {
    const { state, notes, selfCheck } = setup({
      pause: async () => {
        state.policy = withPreset("careful");
        void selfCheck.look();
      },
    });
    await selfCheck.look();

    expect(selfCheck.view().last?.why).toEqual(["your rules changed"]);
    expect(notes).toHaveLength(2);
  });

  test("error: locked or without an account nothing is run", async () => {
    const { selfCheck, state } = setup();
    state.isUnlocked = false;
    await selfCheck.look();

    expect(selfCheck.view()).toEqual({ isRunning: false, last: null });
    expect(state.runs).toBe(0);
  });

  test("error: a fault leaves what was, and the next look tries again", async () => {
    let isFull = true;
    const { start, state } = setup();
    const broken = setup({
      readVersion: async () => {
        if (isFull) throw new TypeError("gone");
        return "1.0.0";
      },
    });
    await broken.selfCheck.look();
    expect(broken.selfCheck.view()).toEqual({ isRunning: false, last: null });
    isFull = false;
    await broken.selfCheck.look();
    expect(broken.selfCheck.view().last?.unexpected).toEqual([]);
    await start().look();
    expect(state.runs).toBeGreaterThan(0);
  });

  test("error: a last run that is not of our form counts as none", async () => {
    const { selfCheck, rows } = setup();
    rows.set(`selfCheck ${alice}`, { outcomes: "all good" });
    rows.set(`selfCheck ${alice} shown`, { html: "<b>" });
    await selfCheck.look();

    expect(selfCheck.view().last?.why).toEqual(["it had not been done yet"]);
  });
});
