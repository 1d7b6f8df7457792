import { describe, expect, test } from "vitest";
import { corpus } from "../../../extension/domain/policy/corpus.ts";
import type { PastRequest } from "../../../extension/domain/policy/dryRun.ts";
import type { PolicyFacts } from "../../../extension/domain/policy/policyFacts.ts";
import { defaultPolicy } from "../../../extension/domain/policy/presets.ts";
import type { PolicyDocument } from "../../../extension/domain/policyDocument.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { DryRunView } from "../../../extension/messages/views.policy.ts";
import type { PastRequestRow } from "../../../extension/storage/pastRequests.ts";
import { createDryRuns, type DryRunDeps } from "./createDryRuns.ts";

const account: Address = `0x${"a1".repeat(20)}`;
const dayMs = 86_400_000;
const facts: PolicyFacts = {
  ...{ kind: "message", account, chain: 1, site: "https://app.example", subjectHash: null, calls: [] },
  ...{ verifyingContract: null, actions: ["plain-text"], targets: [], gainers: [null], spenders: [] },
  ...{ movements: [], isUnderstood: true, now: 1_000, isClockTrusted: true },
};
const noMessages: PolicyDocument = {
  ...defaultPolicy,
  rules: [
    {
      id: "No messages",
      when: [{ fact: "kind", op: "eq", value: "message" }],
      then: "block",
    },
  ],
};

function past(id: string): PastRequest {
  return {
    id,
    title: "Sign a message",
    at: 1_000,
    wasSigned: false,
    facts,
    findings: [],
    gaps: [],
    answers: [],
  };
}

function setup({
  own = 0,
  builtIn = [],
  ...deps
}: Partial<Omit<DryRunDeps, "builtIn">> & { own?: number; builtIn?: readonly PastRequest[] }) {
  const asked: { time: number; account: Address }[] = [];
  const rows: PastRequestRow[] = Array.from({ length: own }, (_, index) => ({
    ...past(`r${index}`),
    account,
  }));
  const runs = createDryRuns({
    pastRequests: {
      since: async (time, of) => {
        asked.push({ time, account: of });
        return rows;
      },
    },
    builtIn: () => builtIn,
    readPolicy: () => ({ status: "decoded", document: defaultPolicy }),
    selected: () => account,
    isUnlocked: () => true,
    pause: async () => undefined,
    now: () => 100 * dayMs,
    ...deps,
  });
  return { runs, asked };
}

describe("createDryRuns [BY7]", () => {
  test("default: own and built-in requests are decided by what acts and by the draft", async () => {
    const { runs, asked } = setup({ own: 3, builtIn: [past("a"), past("b")] });
    const outcome = await runs.run(noMessages, 30);
    expect(outcome).toMatchObject({
      status: "done",
      own: { total: 3, moreBlocks: 3, fewerBlocks: 0, newlyAllowed: 0 },
      builtIn: { total: 2, moreBlocks: 2 },
    });
    expect(asked).toEqual([{ time: 70 * dayMs, account }]);
    expect(outcome.status === "done" && outcome.own.rows[0]).toMatchObject({
      before: "allow",
      after: "block",
    });
  });

  test("behavior: the built-in requests tell a careful policy from one that lets everything pass", async () => {
    const { runs } = setup({ builtIn: corpus() });
    const expert = await runs.run({ ...defaultPolicy, preset: "expert" }, 30);
    const careful = await runs.run({ ...defaultPolicy, preset: "careful" }, 30);
    if (expert.status !== "done" || careful.status !== "done") throw new Error("refused");
    expect(careful.builtIn.total).toBe(corpus().length);
    expect(careful.builtIn.moreBlocks).toBeGreaterThan(0);
    expect(careful.builtIn.fewerBlocks).toBe(0);
    expect(expert.builtIn.fewerPrompts + expert.builtIn.fewerBlocks).toBeGreaterThan(0);
    expect(expert.builtIn.moreBlocks).toBe(0);
  });

  test("behavior: it decides in slices, gives way in between, and says how far it is", async () => {
    let pauses = 0;
    const { runs } = setup({
      ...{ own: 600, builtIn: Array.from({ length: 10 }, (_, index) => past(`${index}`)) },
      pause: async () => {
        pauses += 1;
      },
    });
    const seen: DryRunView[] = [];
    runs.watch(() => seen.push(runs.view()));
    await runs.run(noMessages, 90);
    expect(pauses).toBe(2);
    expect(seen.map(({ done }) => done)).toEqual([0, 250, 500, 600, 610, 0]);
    expect(seen.slice(1, -1).every(({ total, isRunning }) => total === 610 && isRunning)).toBe(true);
    expect(runs.view()).toEqual({ isRunning: false, done: 0, total: 0 });
  });

  test("behavior: ten thousand requests are held to two hundred rows", async () => {
    const { runs } = setup({ own: 10_000 });
    const outcome = await runs.run(noMessages, 90);
    expect(outcome.status === "done" && outcome.own.rows).toHaveLength(200);
    expect(outcome).toMatchObject({ own: { total: 10_000, moreBlocks: 10_000 } });
  });

  test("behavior: a second one is refused while the first runs, and runs after it", async () => {
    const { runs } = setup({ own: 300 });
    const first = runs.run(noMessages, 30);
    expect(await runs.run(noMessages, 30)).toMatchObject({ status: "refused" });
    expect(await first).toMatchObject({ status: "done" });
    expect(await runs.run(noMessages, 30)).toMatchObject({ status: "done" });
  });

  test("error: a draft that cannot be read, a locked wallet and a failing disk are refused, and the next run works", async () => {
    const { runs } = setup({ own: 1 });
    expect(await runs.run({ v: 2 }, 30)).toMatchObject({ status: "refused" });
    const locked = setup({ isUnlocked: () => false });
    expect(await locked.runs.run(noMessages, 30)).toEqual({ status: "refused", reason: "Unlock first." });
    let fails = true;
    const flaky = setup({
      pastRequests: {
        since: async () => {
          if (fails) throw new Error("disk");
          return [];
        },
      },
    });
    expect(await flaky.runs.run(noMessages, 30)).toMatchObject({ status: "refused" });
    fails = false;
    expect(await flaky.runs.run(noMessages, 30)).toMatchObject({ status: "done", own: { total: 0 } });
  });
});
