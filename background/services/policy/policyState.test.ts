import { describe, expect, test } from "vitest";
import type { PolicyDocument } from "../../../extension/domain/policyDocument.ts";
import {
  adoptDocument,
  type ChainReading,
  freshPolicyState,
  nextDocumentOf,
  type PolicyState,
  saveDocument,
  settlePolicy,
} from "./policyState.ts";

const normal = freshPolicyState.acting;
const careful: PolicyDocument = { ...normal, preset: "careful" };
const expert: PolicyDocument = { ...normal, preset: "expert" };
const waitMs = 600_000;
const moment = { now: 1000, waitMs };
const known: PolicyState = { ...freshPolicyState, isFresh: false };

function read(version: number, policy: PolicyDocument): ChainReading {
  return { version, hash: `0x${version}`, reading: { status: "read", document: { policy, parts: {} } } };
}

describe("saveDocument", () => {
  test("behavior: a tightening acts at once and waits for the chain", () => {
    const { state, effect } = saveDocument(known, careful, { ...moment, hasHub: true });

    expect(effect).toBe("tightening");
    expect(state.acting).toEqual(careful);
    expect(state.queued).toMatchObject({
      kind: "tightening",
      document: careful,
      actsAt: null,
      isOnChain: false,
    });
    expect(nextDocumentOf(state).policy).toEqual(careful);
  });

  test("behavior: a loosening does not act, and has no date before it is mined", () => {
    const { state, effect } = saveDocument(known, expert, { ...moment, hasHub: true });

    expect(effect).toBe("loosening");
    expect(state.acting).toEqual(normal);
    expect(settlePolicy(state, Number.MAX_SAFE_INTEGER).acting).toEqual(normal);
    expect(nextDocumentOf(state).policy).toEqual(expert);
  });

  test("behavior: without a SecHub a loosening waits from the moment it was saved", () => {
    const { state } = saveDocument(known, expert, { ...moment, hasHub: false });

    expect(settlePolicy(state, moment.now + waitMs - 1).acting).toEqual(normal);
    expect(settlePolicy(state, moment.now + waitMs)).toEqual({ ...state, acting: expert, queued: null });
  });

  test("behavior: saving what acts takes a waiting loosening back", () => {
    const { state } = saveDocument(known, expert, { ...moment, hasHub: true });

    const back = saveDocument(state, normal, { ...moment, hasHub: true });

    expect(back).toEqual({ state: { ...known }, effect: "none" });
  });
});

describe("adoptDocument", () => {
  test("behavior: a loosening acts only after it is mined and its wait is over", () => {
    const { state } = saveDocument(known, expert, { ...moment, hasHub: true });

    const mined = adoptDocument(state, read(1, expert), { now: 5000, waitMs });

    expect(mined.acting).toEqual(normal);
    expect(mined.queued?.actsAt).toBe(5000 + waitMs);
    expect(settlePolicy(mined, 5000 + waitMs - 1).acting).toEqual(normal);
    expect(settlePolicy(mined, 5000 + waitMs).acting).toEqual(expert);
  });

  test("behavior: reading a mined loosening again does not prolong its wait", () => {
    const { state } = saveDocument(known, expert, { ...moment, hasHub: true });
    const mined = adoptDocument(state, read(1, expert), { now: 5000, waitMs });

    expect(adoptDocument(mined, read(1, expert), { now: 9000, waitMs })).toEqual(mined);
    expect(adoptDocument(mined, read(2, expert), { now: 9000, waitMs }).queued?.actsAt).toBe(5000 + waitMs);
  });

  test("behavior: a mined tightening is no longer waiting", () => {
    const { state } = saveDocument(known, careful, { ...moment, hasHub: true });

    expect(adoptDocument(state, read(1, careful), moment)).toMatchObject({
      acting: careful,
      queued: null,
      difference: null,
      chainVersion: 1,
    });
  });

  test("behavior: an empty machine takes what the chain has at once [BY18]", () => {
    expect(adoptDocument(freshPolicyState, read(4, expert), moment)).toMatchObject({
      acting: expert,
      queued: null,
      chainVersion: 4,
      difference: null,
    });
  });

  test("behavior: the highest version wins and the lost local change is said", () => {
    const { state } = saveDocument(known, careful, { ...moment, hasHub: true });

    const after = adoptDocument(state, read(3, { ...careful, budgetMs: 2600 }), moment);

    expect(after.difference).toContain("dropped");
    expect(after.chainVersion).toBe(3);
  });

  test("behavior: another device's loosening waits here too", () => {
    const after = adoptDocument({ ...known, acting: careful }, read(3, expert), moment);

    expect(after.acting).toEqual(careful);
    expect(after.queued).toEqual({
      kind: "loosening",
      document: expert,
      actsAt: moment.now + waitMs,
      isOnChain: true,
      waitMs,
    });
  });

  test("behavior: an older version from a lagging node changes nothing [L10]", () => {
    const state = { ...known, acting: careful, chainVersion: 5, chainHash: "0x05" as const };

    expect(adoptDocument(state, read(4, expert), moment)).toBe(state);
  });

  test("behavior: a chain that goes back while a loosening waits lets it wait anew, and says so [L10]", () => {
    const { state } = saveDocument({ ...known, chainVersion: 4 }, expert, { ...moment, hasHub: true });
    const mined = adoptDocument(state, read(5, expert), { now: 5000, waitMs });

    const back = adoptDocument(mined, read(4, normal), { now: 6000, waitMs });
    const again = adoptDocument(back, { ...read(5, expert), hash: "0x5b" }, { now: 9000, waitMs });

    expect(settlePolicy(back, Number.MAX_SAFE_INTEGER).acting).toEqual(normal);
    expect(back.difference).toContain("went back");
    expect(settlePolicy(again, 9000 + waitMs - 1).acting).toEqual(normal);
    expect(settlePolicy(again, 9000 + waitMs).acting).toEqual(expert);
  });

  test("behavior: weakening a guarded rule waits as long as its guard says, on every device [BY4]", () => {
    const guarded: PolicyDocument = {
      ...normal,
      rules: [{ id: "Never", when: [], then: "block", guard: { delaySeconds: 86_400 } }],
    };
    const acting = { ...known, acting: guarded };

    const { state } = saveDocument(acting, normal, { ...moment, hasHub: false });
    const other = adoptDocument(acting, read(1, normal), moment);

    for (const waiting of [state, other]) {
      expect(settlePolicy(waiting, moment.now + 86_400_000 - 1).acting).toEqual(guarded);
      expect(settlePolicy(waiting, moment.now + 86_400_000).acting).toEqual(normal);
    }
  });

  test("behavior: what cannot be opened leaves the last good copy, and says so [L10] [BY12]", () => {
    const state = { ...known, acting: careful, chainVersion: 2, chainHash: "0x02" as const };

    const after = adoptDocument(
      state,
      { version: 3, hash: "0x03", reading: { status: "unreadable" } },
      moment,
    );

    expect(after.acting).toEqual(careful);
    expect(after.problem).toBe(null);
    expect(after.difference).toContain("last good copy");
  });

  test("behavior: an empty machine that cannot open the document has a problem, and no rule", () => {
    const after = adoptDocument(
      freshPolicyState,
      { version: 3, hash: "0x03", reading: { status: "unreadable" } },
      moment,
    );

    expect(after.problem).toContain("could not be opened");
  });

  test("behavior: a document from the future is a problem of the policy, also beside a good copy", () => {
    const reading = { status: "unknown-form", problem: "later" } as const;

    expect(adoptDocument(known, { version: 9, hash: "0x09", reading }, moment).problem).toBe("later");
  });
});
