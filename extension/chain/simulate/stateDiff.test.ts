import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { friend, own, token } from "../../domain/samples.ts";
import { mergeChanges, readDiff } from "./stateDiff.ts";

const slot = (at: bigint) => `0x${at.toString(16).padStart(64, "0")}` as const;

describe("readDiff", () => {
  test("default: what is there afterwards counts, and a slot that has gone is zero", () => {
    const diff = readDiff({
      pre: {
        [own]: { balance: "0x9" },
        [token]: { balance: "0x0", storage: { [slot(1n)]: slot(5n), [slot(2n)]: slot(6n) } },
      },
      post: { [own]: { balance: "0x4", nonce: 1 }, [token]: { storage: { [slot(2n)]: slot(7n) } } },
    });

    expect(diff?.changes).toEqual({
      [own]: { balance: "0x4", nonce: "0x1" },
      [token]: { stateDiff: { [slot(1n)]: slot(0n), [slot(2n)]: slot(7n) } },
    });
    expect([diff?.coinBefore(own), diff?.coinBefore(friend)]).toEqual([9n, null]);
  });

  test("behavior: an account that has gone is empty, and a new one is as it stands", () => {
    const diff = readDiff({
      pre: { [own]: { balance: "0x1", code: "0x00" } },
      post: { [friend]: { code: "0x6001" } },
    });

    expect(diff?.changes).toEqual({
      [own]: { balance: "0x0", nonce: "0x0", code: "0x" },
      [friend]: { code: "0x6001" },
    });
  });

  test("error: what is no diff, or one of a size that no run has, is none", () => {
    const huge = Object.fromEntries(Array.from({ length: 4001 }, (_, at) => [slot(BigInt(at)), slot(1n)]));
    for (const answer of [
      null,
      [],
      { pre: {} },
      { pre: {}, post: { "0x12": {} } },
      { pre: {}, post: { [own]: { balance: -1 } } },
      { pre: {}, post: { [own]: { balance: "9" } } },
      { pre: {}, post: { [own]: { storage: { "0x1": slot(1n) } } } },
      { pre: {}, post: { [own]: { storage: { [slot(1n)]: "0x1" } } } },
      { pre: {}, post: { [own]: { storage: huge } } },
    ]) {
      expect(readDiff(answer)).toBe(null);
    }
  });

  test("error: any answer at all is read or refused, and nothing is thrown", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue({ maxDepth: 4 }), (pre, post) => {
        readDiff({ pre, post });
        readDiff(pre);
      }),
      { seed: 20261121 },
    );
  });
});

describe("mergeChanges", () => {
  test("default: the later word counts, slot by slot", () => {
    const first = {
      [token]: { balance: "0x1", stateDiff: { [slot(1n)]: slot(1n), [slot(2n)]: slot(2n) } },
    } as const;
    const later = { [token]: { stateDiff: { [slot(2n)]: slot(9n) } }, [own]: { nonce: "0x2" } } as const;

    expect(mergeChanges(first, later)).toEqual({
      [token]: { balance: "0x1", stateDiff: { [slot(1n)]: slot(1n), [slot(2n)]: slot(9n) } },
      [own]: { nonce: "0x2" },
    });
  });
});
