import { expect, test } from "vitest";
import { createFakePlatform } from "../../../extension/platform/fakePlatform.ts";
import { browserSession } from "./browserSession.ts";

test("default: every worker of one browser session has the same name, another browser another", async () => {
  const { session } = createFakePlatform();
  const first = await browserSession(session, () => "one");

  expect(first).toBe("one");
  expect(await browserSession(session, () => "two")).toBe("one");
  expect(await browserSession(createFakePlatform().session, () => "three")).toBe("three");
});

test("error: where it cannot be kept, each worker is a session of its own", async () => {
  const fail = () => Promise.reject(new Error("gone"));
  const broken = { load: fail, save: fail, remove: fail };

  expect(await browserSession(broken, () => "one")).toBe("one");
  expect(await browserSession(broken, () => "two")).toBe("two");
});
