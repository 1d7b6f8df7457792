import { expect, test } from "vitest";
import { actOnce, createOnce } from "./once.ts";

test("default: two presses on the same digest let one through [C03]", () => {
  const once = createOnce();

  expect([once.take("request-1 0xd"), once.take("request-1 0xd")]).toEqual([true, false]);
});

test("behavior: another digest is another act", () => {
  const once = createOnce();
  once.take("request-1 0xd");

  expect(once.take("request-1 0xe")).toBe(true);
});

test("behavior: an answer that signed nothing gives the act back", () => {
  const once = createOnce();
  once.take("request-1 0xd");

  once.giveBack("request-1 0xd");

  expect(once.take("request-1 0xd")).toBe(true);
});

test("default: an act runs once while it is under way, and not again once it is approved [C03]", async () => {
  const once = createOnce();
  const acts: string[] = [];
  const act = async () => {
    acts.push("asked");
    return { status: "approved" };
  };
  const first = actOnce(once, "request-1 0xd", act);

  expect(actOnce(once, "request-1 0xd", act)).toBeNull();
  expect(await first).toEqual({ status: "approved" });
  expect(actOnce(once, "request-1 0xd", act)).toBeNull();
  expect(acts).toEqual(["asked"]);
});

test("behavior: an act that is answered with anything but an approval may be done again", async () => {
  const once = createOnce();
  await actOnce(once, "request-1 0xd", async () => ({ status: "not-allowed" }));

  expect(await actOnce(once, "request-1 0xd", async () => ({ status: "approved" }))).toEqual({
    status: "approved",
  });
});

test("error: an act whose answer is lost with the worker fails, and may be done again", async () => {
  const once = createOnce();
  const lost = actOnce(once, "request-1 0xd", () => Promise.reject(new Error("The channel closed.")));

  await expect(lost).rejects.toThrow("The channel closed.");
  expect(await actOnce(once, "request-1 0xd", async () => ({ status: "approved" }))).toEqual({
    status: "approved",
  });
});
