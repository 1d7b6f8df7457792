import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { feedOf } from "../../extension/domain/lists/samples.ts";
import { loadFeeds } from "./loadFeeds.ts";
import { judgeSite, walletPipeline } from "./pipeline.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "feeds-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("loadFeeds", () => {
  test("default: the wallet's own engine answers for what a file lists", async () => {
    const file = join(folder, "good.json");
    await writeFile(
      file,
      JSON.stringify(feedOf([{ host: "trap.example", level: "danger", reason: "Steals." }])),
    );
    const { engine, known } = await loadFeeds([file]);
    const row = {
      id: "1",
      origin: "https://trap.example",
      truth: "malicious" as const,
      category: "",
      year: null,
    };

    expect(engine).toBe("1 of 1 lists loaded: Sample (1)");
    expect(judgeSite(row, { ...walletPipeline, ...(known === null ? {} : { known }) }).codes).toEqual([
      ["listed-host", "danger"],
    ]);
  });

  test("error: one that the wallet would refuse is told and counts for nothing", async () => {
    const file = join(folder, "bad.json");
    await writeFile(file, "{}");

    expect(await loadFeeds([file])).toEqual({
      engine: `0 of 1 lists loaded: ${file}: malformed`,
      known: null,
    });
  });

  test("error: one that is not there ends the command with its name", async () => {
    await expect(loadFeeds([join(folder, "none.json")])).rejects.toThrow("cannot be read");
  });
});
