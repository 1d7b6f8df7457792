import { expect, test } from "vitest";
import { createLifetime, runProgram, startProcess, stopProcess, withDeadline } from "./processes.ts";

const sleeper = ["-e", "setInterval(() => {}, 1000)"];

test("default: what was started last ends first, and all of it", async () => {
  const order: string[] = [];
  const lifetime = createLifetime();
  for (const name of ["chain", "server", "browser"]) lifetime.add(name, () => void order.push(name));
  await lifetime.endAll();
  expect(order).toEqual(["browser", "server", "chain"]);
});

test("behavior: one that cannot be ended does not keep the others alive", async () => {
  const order: string[] = [];
  const lifetime = createLifetime();
  lifetime.add("chain", () => void order.push("chain"));
  lifetime.add("broken", () => Promise.reject(new RangeError("broken")));
  await lifetime.endAll();
  expect(order).toEqual(["chain"]);
});

test("default: a process is gone after it was stopped, and stopping it again does nothing", async () => {
  const child = startProcess(process.execPath, sleeper);
  await stopProcess(child);
  expect(child.exitCode ?? child.signalCode).not.toBe(null);
  await stopProcess(child);
});

test("error: a program that does not end in time is ended, and said to be late", async () => {
  await expect(runProgram(process.execPath, sleeper, { deadlineMs: 300 })).rejects.toMatchObject({
    code: "scripts.failed",
  });
});

test("error: a program that is not there is one clear line", async () => {
  await expect(runProgram("no-such-program", [], { deadlineMs: 5_000 })).rejects.toMatchObject({
    shortMessage: "The program no-such-program could not be run.",
  });
});

test("default: what ends in time gives its value", async () => {
  expect(await withDeadline(Promise.resolve(7), 1_000, "seven")).toBe(7);
});
