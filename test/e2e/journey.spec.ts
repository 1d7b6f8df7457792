import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { runProgram } from "../../scripts/terminal/processes.ts";

const DEADLINE_MS = 400_000;

/**
 * The journey through the whole product, as the README's command walks it: every part real, from an empty profile, by the
 * names on the screen. The command fails on the first step that does not come about, and on any harmful button that is let
 * through.
 */
test("default: one user creates, binds, buys, configures, signs, is protected, pays, comes back from words alone, reviews, disputes and votes [SW5] [SW6] [SW7] [SW11] [SW12] [AVS1] [AVS2] [AVS28] [BY11] [BY18] [SW24]", async () => {
  test.setTimeout(DEADLINE_MS + 20_000);
  const args = ["--import", "tsx", "scripts/start.ts", "--check"];
  const { status, output } = await runProgram(process.execPath, args, { deadlineMs: DEADLINE_MS });
  expect(output.split("\n").slice(-40).join("\n")).toContain("✓ the dispute is paid");
  expect(status, output.split("\n").slice(-40).join("\n")).toBe(0);
  const { pictures } = JSON.parse(readFileSync(".local/journey/journey.json", "utf8")) as {
    pictures: string[];
  };
  expect(pictures.length).toBeGreaterThan(60);
});
