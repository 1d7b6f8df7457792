import { expect, test } from "vitest";
import type { ScanRequest } from "../../protocol/index.ts";
import { type Engine, type EngineContext, inspectWithin } from "./engine.ts";

const request: ScanRequest = {
  v: 1,
  kind: "site",
  want: ["verdict"],
  budgetMs: 1_000,
  salt: `0x${"00".repeat(16)}`,
};

/** An engine that ends only when it is told to. Warning: a fake. */
function createEndless(handOn: (context: EngineContext) => EngineContext) {
  const told: string[] = [];
  const inspect: Engine["inspect"] = (_request, context) =>
    new Promise((_resolve, reject) => {
      handOn(context).signal.addEventListener("abort", () => {
        told.push("aborted");
        reject(new TypeError("aborted"));
      });
    });
  const engine: Engine = { name: "endless", version: "1", kinds: ["site"], inspect };
  return { engine, told };
}

test.each([
  ["the context itself", (context: EngineContext) => context],
  ["a copy of it", (context: EngineContext) => ({ ...context })],
])("behavior: an engine that is late is told so through %s", async (_name, handOn) => {
  const { engine, told } = createEndless(handOn);

  const inspected = await inspectWithin(engine, request, { nowMs: 7, budgetMs: 1 });

  expect(inspected).toEqual({ status: "late" });
  expect(told).toEqual(["aborted"]);
});

test("default: one controller for all who ask, and the time of the call", async () => {
  const seen: unknown[] = [];
  const inspect: Engine["inspect"] = (_request, context) => {
    const { nowMs, signal } = context;
    seen.push(nowMs, signal === context.signal, signal.aborted);
    return { status: "declined", reason: "undecodable" };
  };
  const engine: Engine = { name: "curious", version: "1", kinds: ["site"], inspect };

  await inspectWithin(engine, request, { nowMs: 7, budgetMs: 1 });

  expect(seen).toEqual([7, true, false]);
});
