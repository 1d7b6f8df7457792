import { expect, test } from "vitest";
import { fakeContext } from "./fakeContext.ts";
import { savePolicy } from "./savePolicy.ts";

function setup(isRight: boolean) {
  const saved: unknown[] = [];
  const context = fakeContext({
    vault: { provePassword: async (password) => isRight && password === "words" },
    policy: {
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
