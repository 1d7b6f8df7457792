import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { friend, own, token } from "../../domain/samples.ts";
import { readFrames } from "./callFrames.ts";

const log = { address: token, topics: [`0x${"1".repeat(64)}`], data: "0x" };
const top = { from: own, to: token, gasUsed: "0x5208", input: "0x", type: "CALL" };

describe("readFrames", () => {
  test("default: every frame tells where it went and what it told of", () => {
    const inner = { ...top, to: friend, logs: [log] };

    expect(readFrames({ ...top, calls: [inner], logs: [log] })).toEqual({
      ...{ isReverted: false, gasUsed: 21_000n, logs: [log, log] },
      touched: [token, friend],
    });
  });

  test("behavior: a frame that failed told of nothing, nor did what it called", () => {
    const inner = {
      ...top,
      to: friend,
      error: "execution reverted",
      logs: [log],
      calls: [{ ...top, logs: [log] }],
    };

    expect(readFrames({ ...top, calls: [inner] })).toMatchObject({ isReverted: false, logs: [] });
    expect(readFrames({ ...top, error: "out of gas", logs: [log] })).toMatchObject({
      isReverted: true,
      logs: [],
    });
  });

  test("error: too wide, too deep or of another form is none", () => {
    const wide = { ...top, calls: Array.from({ length: 5000 }, () => top) };
    let deep: object = top;
    for (let depth = 0; depth < 5000; depth += 1) deep = { ...top, calls: [deep] };
    const topics = Array.from({ length: 5 }, () => log.topics[0]);
    for (const answer of [
      wide,
      deep,
      null,
      {},
      { ...top, calls: [1] },
      { ...top, logs: [{ ...log, topics }] },
    ]) {
      expect(readFrames(answer)).toBe(null);
    }
  });

  test("error: any answer at all is read or refused, and nothing is thrown", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.jsonValue({ maxDepth: 5 }), (calls, logs) => {
        readFrames({ ...top, calls, logs });
        readFrames(calls);
      }),
      { seed: 20261121 },
    );
  });
});
