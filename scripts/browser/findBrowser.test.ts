import { expect, onTestFinished, test, vi } from "vitest";
import { findBrowser } from "./findBrowser.ts";

test("default: the named browser is taken before any other", async () => {
  vi.stubEnv("BROWSER_PATH", process.execPath);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await findBrowser()).toBe(process.execPath);
});

test("error: a name that is no program is one clear line, and nothing is installed in its place", async () => {
  vi.stubEnv("BROWSER_PATH", "/nowhere/chromium");
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(findBrowser()).rejects.toMatchObject({
    shortMessage: "BROWSER_PATH does not name a program.",
  });
});
