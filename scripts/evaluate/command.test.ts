import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const run = promisify(execFile);
let directory = "";

function command(...args: readonly string[]) {
  return run(process.execPath, ["--import", "tsx", "scripts/evaluate.ts", ...args], { timeout: 60_000 });
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "evaluate-"));
  const grant = `0x095ea7b3${"0".repeat(24)}${"bb".repeat(20)}${"f".repeat(64)}`;
  const row = { chainId: 1, origin: "https://a.example", method: "eth_sendTransaction", category: "approve" };
  const lines = [
    { ...row, id: "bad", label: "malicious", params: [{ to: `0x${"cc".repeat(20)}`, data: grant }] },
    { ...row, id: "good", label: "benign", params: [{ to: `0x${"cc".repeat(20)}`, value: "0x1" }] },
    { ...row, id: "odd", label: "malicious", params: "nonsense", method: "eth_sign" },
  ];
  await writeFile(
    join(directory, "requests.jsonl"),
    `${lines.map((line) => JSON.stringify(line)).join("\n")}\nbroken\n`,
  );
});

afterAll(async () => {
  await rm(directory, { recursive: true });
});

describe("npm run evaluate", () => {
  test("default: with --json, other programs can read the figures in their published shape", async () => {
    const { stdout, stderr } = await command(
      "--data",
      directory,
      "--half",
      "author",
      "--seed",
      "3",
      "--json",
    );
    const { files, strata, goals } = JSON.parse(stdout);
    expect(strata).toMatchObject({ seed: 3, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(files[0]).toMatchObject({
      file: "requests.jsonl",
      rows: 3,
      malformed: 1,
      categories: [
        {
          category: "approve",
          label: "malicious",
          rows: 2,
          refused: 1,
          blocked: 0,
          held: 1,
          warned: 0,
          allowed: 0,
          gap: 1,
        },
        { category: "approve", label: "benign", rows: 1, refused: 0, held: 0, allowed: 1 },
      ],
      worst: [],
    });
    expect(files[0].recall[0]).toBe(1);
    expect(files[0].falsePositives[0]).toBe(0);
    expect(files.map(({ file }: { file: string }) => file)).toEqual(["requests.jsonl", "strata (author)"]);
    expect(goals.length).toBeGreaterThan(0);
    expect(stderr).toContain("sites.jsonl: missing");
  });

  test("error: without data, or with a half that there is not, one line says what to do", async () => {
    await expect(command()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("--data DIR") });
    const half = command("--data", directory, "--half", "best");
    await expect(half).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("author, hidden or all"),
    });
  });
});
