import { expect, test } from "vitest";
import { createOnce } from "./once.ts";

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
