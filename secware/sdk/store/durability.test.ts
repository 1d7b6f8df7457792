import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type { Hex } from "../../../protocol/index.ts";
import { systemClock } from "../clock.ts";
import { createGroupCommit } from "./groupCommit.ts";
import { openSqliteStore } from "./sqliteStore.ts";

const folder = mkdtempSync(join(tmpdir(), "durable-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const writer = fileURLToPath(new URL("../testing/crashWriter.ts", import.meta.url));
const purchaseId: Hex = `0x${"aa".repeat(32)}`;
const caller: Hex = `0x${"01".repeat(20)}`;

interface Writer {
  process: ChildProcess;
  lines: string[];
  until(isEnough: (lines: readonly string[]) => boolean): Promise<void>;
}

function startWriter(path: string, prefix: string): Writer {
  const child = spawn(process.execPath, ["--import", "tsx", writer, path, prefix], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines: string[] = [];
  let rest = "";
  let told = () => {};
  child.stdout?.on("data", (part: Buffer) => {
    const parts = (rest + part.toString("utf8")).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
    told();
  });
  child.on("close", () => told());
  const until = async (isEnough: (lines: readonly string[]) => boolean) => {
    while (!isEnough(lines) && child.exitCode === null)
      await new Promise<void>((resolve) => {
        told = resolve;
      });
  };
  return { process: child, lines, until };
}

describe("the SQLite store under accidents", () => {
  test("behavior: what was acknowledged before a kill is there after it [J18]", async () => {
    const path = join(folder, "killed.db");
    const victim = startWriter(path, "11");
    await victim.until((lines) => lines.includes("ready"));
    victim.process.stdin?.write("go\n");

    await victim.until((lines) => lines.length > 150);
    victim.process.kill("SIGKILL");
    await new Promise((resolve) => victim.process.once("close", resolve));

    const acknowledged = victim.lines.filter((line) => line.startsWith("11:"));
    const store = openSqliteStore({ path, clock: systemClock });
    const found = await Promise.all(
      acknowledged.map((line) =>
        store.lookUp({ purchaseId, caller, seq: Number(line.slice(3)) }, Date.now()),
      ),
    );
    const { served } = await store.usage({ purchaseId, caller });
    await store.close();
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(found.every(({ status }) => status === "served")).toBe(true);
    expect(served).toBeGreaterThanOrEqual(acknowledged.length);
  });

  test("behavior: two processes on one file never both answer one number [J18]", async () => {
    const path = join(folder, "shared.db");
    await openSqliteStore({ path, clock: systemClock }).close();
    const pair = [startWriter(path, "11"), startWriter(path, "22")];
    for (const one of pair) await one.until((lines) => lines.includes("ready"));
    for (const one of pair) one.process.stdin?.write("go\n");

    for (const one of pair) await one.until((lines) => lines.includes("end") || lines.length > 400);
    for (const one of pair) one.process.kill("SIGKILL");

    const answered = pair.flatMap(({ lines }) => lines.filter((line) => line.includes(":")));
    const numbers = answered.map((line) => line.slice(3));
    expect(numbers.length).toBeGreaterThan(100);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe("createGroupCommit", () => {
  function setup({ failsAt = "", gapMs = 0 } = {}) {
    const told: string[] = [];
    const tell = (word: string) => () => {
      told.push(word);
      if (word === failsAt) throw new TypeError(word);
    };
    let finish = () => {};
    const sync = () =>
      new Promise<void>((resolve) => {
        told.push("sync");
        finish = resolve;
      });
    const group = createGroupCommit(
      { begin: tell("begin"), commit: tell("commit"), rollback: tell("rollback"), sync },
      { gapMs },
    );
    return { group, told, reachDisk: () => finish() };
  }

  test("default: jobs of one turn share a commit, and only durable ones wait for the disk", async () => {
    const { group, told, reachDisk } = setup();

    const durable = group.runDurably(() => "durable");
    const plain = await group.run(() => "plain");
    const before = await Promise.race([durable, Promise.resolve("waiting")]);
    reachDisk();

    expect(plain).toBe("plain");
    expect(before).toBe("waiting");
    expect(await durable).toBe("durable");
    expect(told).toEqual(["begin", "commit", "sync"]);
  });

  test("behavior: after a shared commit jobs wait for the next one, after a single job they do not, and a drain never does", async () => {
    const { group, told } = setup({ gapMs: 60_000 });

    await group.run(() => "alone");
    await Promise.all([group.run(() => "one"), group.run(() => "of two")]);
    const others = [
      group.run(() => "second"),
      new Promise(setImmediate).then(() => group.run(() => "third")),
    ];
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    const before = [...told];
    await group.drain();

    expect(before).toEqual(["begin", "commit", "begin", "commit"]);
    expect(await Promise.all(others)).toEqual(["second", "third"]);
    expect(told).toEqual([...before, "begin", "commit"]);
  });

  test("error: a job that throws undoes its whole group, and the next group is untouched", async () => {
    const { group, told } = setup();

    const good = group.run(() => "good");
    const bad = group.run(() => {
      throw new TypeError("bad");
    });
    const settled = await Promise.allSettled([good, bad]);

    expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(told).toEqual(["begin", "rollback"]);
    expect(await group.run(() => "next")).toBe("next");
  });

  test("error: a commit that fails answers nobody", async () => {
    const { group } = setup({ failsAt: "commit" });

    await expect(group.runDurably(() => "lost")).rejects.toThrow("commit");
  });
});
