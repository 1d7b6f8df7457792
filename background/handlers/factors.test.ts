import { expect, test } from "vitest";
import { beginSecondDevice } from "./beginSecondDevice.ts";
import { type FakeServices, fakeContext } from "./fakeContext.ts";
import { removeFactor } from "./removeFactor.ts";
import { setSecondPassword } from "./setSecondPassword.ts";

/** Fake: one password, one proof, and a list of what was done. */
function world({ isSetUp }: { isSetUp: boolean }) {
  const done: string[] = [];
  const services: FakeServices = {
    vault: { provePassword: async (password) => password === "right" },
    factors: {
      isSetUp: () => isSetUp,
      prove: async (_factor, proof) =>
        proof === "proof" ? { status: "proved" } : { status: "wrong", waitMs: 5 },
      setSecondPassword: async () => {
        done.push("set");
        return { status: "done" };
      },
      beginSecondDevice: async () => {
        done.push("begun");
        return { secret: "S", uri: "otpauth://x" };
      },
      remove: async (factor) => void done.push(`removed ${factor}`),
    },
  };
  return { context: fakeContext(services), done };
}

test("default: the first time the password is enough; to replace it the present one is asked for [BY4]", async () => {
  const fresh = world({ isSetUp: false });
  const set = world({ isSetUp: true });
  const request = { password: "right", secondPassword: "another" };

  expect(await setSecondPassword(request, fresh.context)).toEqual({ status: "done" });
  expect(await setSecondPassword(request, set.context)).toEqual({ status: "wrong-factor", waitMs: 5 });
  expect(await setSecondPassword({ ...request, proof: "proof" }, set.context)).toEqual({ status: "done" });
  expect(await beginSecondDevice({ password: "right" }, set.context)).toMatchObject({
    status: "wrong-factor",
  });
  expect(await beginSecondDevice({ password: "right" }, fresh.context)).toMatchObject({ status: "begun" });
});

test("error: without the wallet's password nothing is done", async () => {
  const { context, done } = world({ isSetUp: false });

  const answers = [
    await setSecondPassword({ password: "wrong", secondPassword: "another" }, context),
    await beginSecondDevice({ password: "wrong" }, context),
    await removeFactor({ factor: "second-device", password: "wrong", proof: "proof" }, context),
  ];

  expect(answers).toEqual(Array(3).fill({ status: "wrong-password" }));
  expect(done).toEqual([]);
});

test("behavior: a factor goes only with its own proof [BY4]", async () => {
  const { context, done } = world({ isSetUp: true });
  const request = { factor: "second-password" as const, password: "right" };

  expect(await removeFactor({ ...request, proof: "guess" }, context)).toMatchObject({
    status: "wrong-factor",
  });
  expect(await removeFactor({ ...request, proof: "proof" }, context)).toEqual({ status: "done" });
  expect(done).toEqual(["removed second-password"]);
});
