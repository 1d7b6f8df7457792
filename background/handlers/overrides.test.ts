import { expect, test } from "vitest";
import type { Factor } from "../../extension/domain/policyDocument.ts";
import type { OverrideDraft } from "../../extension/messages/table.policy.ts";
import type { OverridePlan, PlanOutcome } from "../services/overrides/overrides.ts";
import { createOverride } from "./createOverride.ts";
import { endOverride } from "./endOverride.ts";
import { fakeContext } from "./fakeContext.ts";
import { previewOverride } from "./previewOverride.ts";

const draft: OverrideDraft = {
  request: "request-1",
  what: { kind: "site", origin: "https://app.example" },
  forAllAccounts: false,
  which: { kind: "all" },
  how: "once",
  limit: null,
  reason: "A test",
};
const plan = (factor: Factor | null) =>
  ({ row: { sentence: "It only warns.", startsAt: 5, endsAt: null }, factor }) as OverridePlan;

interface Fake {
  factor?: Factor | null;
  isSetUp?: boolean;
  planned?: PlanOutcome;
}

function setup({ factor = null, isSetUp = true, planned }: Fake = {}) {
  const created: unknown[] = [];
  const ended: string[] = [];
  const context = fakeContext({
    vault: { provePassword: async (password) => password === "words" },
    factors: {
      isSetUp: () => isSetUp,
      prove: async (_factor, proof) =>
        proof === "123456" ? { status: "proved" } : { status: "wrong", waitMs: 7 },
    },
    overrides: {
      plan: () => planned ?? { status: "planned", plan: plan(factor) },
      countPast: async () => 4,
      async create(...parameters) {
        created.push(parameters);
        return { status: "created", id: "a", startsAt: 5 };
      },
      async end(id) {
        ended.push(id);
      },
    },
  });
  return { context, created, ended };
}

const refusal = { status: "refused", reason: "This does not cover the request." } as const;

test("default: the preview says what it would be and changes nothing [BY9]", async () => {
  const { context, created } = setup({ factor: "second-device" });

  expect(await previewOverride(draft, context)).toEqual({
    ...{ status: "previewed", sentence: "It only warns.", pastRequests: 4, startsAt: 5, endsAt: null },
    factor: "second-device",
  });
  expect(created).toEqual([]);
});

test("default: an exception is made after the password", async () => {
  const { context, created } = setup();

  const answer = await createOverride({ draft, password: "words" }, context);

  expect(answer).toEqual({ status: "created", id: "a", startsAt: 5 });
  expect(created).toEqual([[draft, null]]);
});

test("behavior: with a wrong password nothing is made [C14]", async () => {
  const { context, created } = setup();

  expect(await createOverride({ draft, password: "guess" }, context)).toEqual({ status: "wrong-password" });
  expect(created).toEqual([]);
});

test("behavior: a guard asks for its factor too, and a wrong one makes nothing [BY4]", async () => {
  const { context, created } = setup({ factor: "second-device" });
  const ask = { draft, password: "words" };

  expect(await createOverride(ask, context)).toEqual({
    ...{ status: "factor-needed", factor: "second-device", isSetUp: true },
  });
  expect(await createOverride({ ...ask, proof: "000000" }, context)).toEqual({
    ...{ status: "wrong-factor", waitMs: 7 },
  });
  expect(created).toEqual([]);
  expect((await createOverride({ ...ask, proof: "123456" }, context)).status).toBe("created");
  expect(created).toEqual([[draft, "second-device"]]);
});

test("behavior: a factor that is not set up lets nothing through [BY4]", async () => {
  const { context, created } = setup({ factor: "second-device", isSetUp: false });

  expect(await createOverride({ draft, password: "words", proof: "123456" }, context)).toMatchObject({
    ...{ status: "factor-needed", isSetUp: false },
  });
  expect(created).toEqual([]);
});

test("error: a draft that does not fit is refused before anything is asked for", async () => {
  const { context, created } = setup({ planned: refusal });

  expect(await previewOverride(draft, context)).toEqual(refusal);
  expect(await createOverride({ draft, password: "guess" }, context)).toEqual(refusal);
  expect(created).toEqual([]);
});

test("default: ending needs no proof", async () => {
  const { context, ended } = setup();

  expect(await endOverride({ id: "a" }, context)).toEqual({ status: "done" });
  expect(ended).toEqual(["a"]);
});
