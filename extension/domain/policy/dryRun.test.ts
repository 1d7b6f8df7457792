import { describe, expect, test } from "vitest";
import { readSubject } from "../decode/readSubject.ts";
import type { Condition, PolicyDocument, Rule } from "../policyDocument.ts";
import { friend, sampleContext, transactionTo } from "../samples.ts";
import { createDryRun, type PastRequest } from "./dryRun.ts";
import { policyFactsOf } from "./gatherFacts.ts";
import { defaultPolicy } from "./presets.ts";

const start = 1_790_000_000_000;
const subject = transactionTo(friend, undefined, "0x64");

function request(place: number, changes: Partial<PastRequest> = {}): PastRequest {
  const at = start + place * 1000;
  const facts = policyFactsOf(
    subject,
    readSubject(subject),
    sampleContext({ now: at, isClockTrusted: true }),
  );
  return {
    ...{ id: `r${place}`, title: `Payment ${place}`, at, wasSigned: true, facts },
    ...{ findings: [], gaps: [], answers: [], ...changes },
  };
}

function reading(...rules: readonly Rule[]): { status: "decoded"; document: PolicyDocument } {
  return { status: "decoded", document: { ...defaultPolicy, rules } };
}
const rule = (then: Rule["then"], ...when: readonly Condition[]): Rule => ({ id: then, when, then });
const spent = (value: string): Condition => ({ fact: "spent", op: "gte", value, within: 3600 });

function tried(
  before: ReturnType<typeof reading>,
  after: ReturnType<typeof reading>,
  requests: readonly PastRequest[],
) {
  const run = createDryRun(before, after, requests);
  run.step(requests.length);
  return run.result();
}

describe("createDryRun", () => {
  test("default: only what changes is listed, with the draft's reason", () => {
    const result = tried(reading(), reading(rule("block", spent("300"))), [
      request(0),
      request(1),
      request(2),
    ]);

    expect(result).toMatchObject({ total: 3, moreBlocks: 1, fewerBlocks: 0, newlyAllowed: 0 });
    expect(result.rows).toMatchObject([{ id: "r2", before: "allow", after: "block" }]);
    expect(result.rows[0]?.text).toContain("block");
  });

  test("behavior: sums are over what was signed, in the order of time", () => {
    const after = reading(rule("block", spent("300")));
    const unsigned = [request(0, { wasSigned: false }), request(1), request(2)];

    expect(tried(reading(), after, unsigned).moreBlocks).toBe(0);
    expect(tried(reading(), after, [request(2), request(0), request(1)]).rows.map(({ id }) => id)).toEqual([
      "r2",
    ]);
  });

  test("behavior: questions and blocks are counted apart", () => {
    const requests = [request(0)];
    const [hold, warn, block] = [reading(rule("hold")), reading(rule("warn")), reading(rule("block"))];

    expect(tried(reading(), warn, requests)).toMatchObject({ morePrompts: 1, moreBlocks: 0 });
    expect(tried(warn, hold, requests)).toMatchObject({ morePrompts: 1, newlyAllowed: 0 });
    expect(tried(hold, reading(), requests)).toMatchObject({ fewerPrompts: 1, newlyAllowed: 1 });
    expect(tried(block, warn, requests)).toMatchObject({ fewerBlocks: 1, fewerPrompts: 0, newlyAllowed: 0 });
  });

  test("behavior: it goes step by step", () => {
    const run = createDryRun(reading(), reading(rule("warn")), [request(0), request(1), request(2)]);

    expect(run.step(2)).toEqual({ done: 2, total: 3 });
    expect(run.result().total).toBe(2);
    expect(run.step(2)).toEqual({ done: 3, total: 3 });
    expect(run.result().morePrompts).toBe(3);
  });

  test("behavior: at most 200 are listed, the strictest change first", () => {
    const requests = Array.from({ length: 250 }, (_, place) => request(place));
    const after = reading(rule("warn"), rule("block", spent("24900")));
    const { rows, moreBlocks, morePrompts } = tried(reading(), after, requests);

    expect([rows.length, moreBlocks, morePrompts]).toEqual([200, 2, 248]);
    expect(rows.slice(0, 3).map((row) => row.after)).toEqual(["block", "block", "warn"]);
  });

  test("error: a draft that cannot be read holds every one", () => {
    const result = createDryRun(reading(), { status: "unreadable", problem: "No." }, [request(0)]);
    result.step(1);

    expect(result.result().morePrompts).toBe(1);
  });
});
