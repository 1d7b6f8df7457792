import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readData } from "./readData.ts";

const site = JSON.stringify({ origin: "https://a.example", label: "phishing", source: "x", date: "2026" });
let directory = "";

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "evaluate-"));
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

describe("readData", () => {
  test("default: what is there is read, what is missing or unknown is told", async () => {
    await writeFile(join(directory, "sites.jsonl"), `${site}\n\n${site}\n`);
    await writeFile(join(directory, "other.jsonl"), "anything");
    const told: string[] = [];
    const data = await readData(directory, (line) => told.push(line));
    expect(data.sites?.rows).toHaveLength(2);
    expect(data.addresses).toBeNull();
    expect(data.requests).toBeNull();
    expect(told.join("\n")).toMatch(/other\.jsonl: not read/);
    expect(told.join("\n")).toMatch(/addresses\.jsonl: missing/);
    expect(told.join("\n")).toMatch(/requests\.jsonl: missing/);
  });

  test("behavior: malformed lines are counted and the rest is read", async () => {
    await writeFile(join(directory, "sites.jsonl"), `nonsense\n${site}\n{"label":1}\r\n`);
    const { sites } = await readData(directory, () => {});
    expect(sites).toMatchObject({ malformed: 2 });
    expect(sites?.rows).toHaveLength(1);
  });

  test("behavior: the data is only read", async () => {
    await writeFile(join(directory, "sites.jsonl"), site);
    await readData(directory, () => {});
    expect(await readdir(directory)).toEqual(["sites.jsonl"]);
  });

  test("error: a directory that is not there is one clear line with a remedy", async () => {
    const reading = readData(join(directory, "none"), () => {});
    await expect(reading).rejects.toMatchObject({
      code: "scripts.failed",
      hint: expect.stringContaining("--data"),
    });
  });
});
