import { expect, test } from "vitest";
import type { Factor } from "../../extension/domain/policyDocument.ts";
import { fakeContext } from "./fakeContext.ts";
import { savePolicy } from "./savePolicy.ts";

function setup(isRight: boolean, guards: readonly Factor[] = []) {
  const saved: unknown[] = [];
  const context = fakeContext({
    vault: { provePassword: async (password) => isRight && password === "words" },
    factors: {
      isSetUp: (factor) => factor === "second-device",
      prove: async (_factor, proof) =>
        proof === "123456" ? { status: "proved" } : { status: "wrong", waitMs: 0 },
    },
    policy: {
      guardsOf: () => guards,
      async save(document) {
        saved.push(document);
        return { status: "saved", effect: "tightening" };
      },
    },
  });
  return { context, saved };
}

test("default: the policy is saved after the password", async () => {
  const { context, saved } = setup(true);

  const answer = await savePolicy({ document: { v: 1 }, password: "words" }, context);

  expect(answer).toEqual({ status: "saved", effect: "tightening" });
  expect(saved).toEqual([{ v: 1 }]);
});

test("behavior: with a wrong password nothing is saved", async () => {
  const { context, saved } = setup(false);

  const answer = await savePolicy({ document: { v: 1 }, password: "words" }, context);

  expect(answer).toEqual({ status: "wrong-password" });
  expect(saved).toEqual([]);
});

test("behavior: what weakens a guarded rule needs the guard's proof beside the password [BY4]", async () => {
  const { context, saved } = setup(true, ["second-device"]);
  const request = { document: { v: 1 }, password: "words" };

  expect(await savePolicy(request, context)).toEqual({
    ...{ status: "factor-needed", factor: "second-device", isSetUp: true },
  });
  expect(await savePolicy({ ...request, proof: "000000" }, context)).toMatchObject({
    status: "wrong-factor",
  });
  expect(saved).toEqual([]);
  expect(await savePolicy({ ...request, proof: "123456" }, context)).toMatchObject({ status: "saved" });
});

test("error: a guard whose factor is not set up stays shut [BY4]", async () => {
  const { context, saved } = setup(true, ["second-password"]);
  const both = setup(true, ["second-password", "second-device"]);
  const request = { document: { v: 1 }, password: "words", proof: "123456" };

  expect(await savePolicy(request, context)).toMatchObject({ status: "factor-needed", isSetUp: false });
  expect(await savePolicy(request, both.context)).toMatchObject({ status: "refused" });
  expect([...saved, ...both.saved]).toEqual([]);
});
