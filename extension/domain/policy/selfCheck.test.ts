import { describe, expect, test } from "vitest";
import { callData, stranger, transactionTo, usdc } from "../samples.ts";
import { pastRequestOf } from "./corpus/corpusWorld.ts";
import { isRefused, refusedRequests } from "./corpus/refusedRequests.ts";
import { corpusCases } from "./corpus.ts";
import type { PolicyReading } from "./decodePolicyDocument.ts";
import { defaultPolicy } from "./presets.ts";
import { changedOutcomes, createSelfCheck, type SelfCheckOptions } from "./selfCheck.ts";

const normal: PolicyReading = { status: "decoded", document: defaultPolicy };
const careful: PolicyReading = { status: "decoded", document: { ...defaultPolicy, preset: "careful" } };
const expert: PolicyReading = { status: "decoded", document: { ...defaultPolicy, preset: "expert" } };

function run(changes: Partial<SelfCheckOptions> = {}) {
  const check = createSelfCheck({ cases: corpusCases(), acting: normal, services: [], ...changes });
  check.step(10_000);
  return check.result();
}

describe("the built-in requests", () => {
  test("default: all are decided as they must be, and none of the known attacks passes [BY15]", () => {
    const { unexpected, letThrough, total, attacks } = run();

    expect([unexpected, letThrough]).toEqual([[], []]);
    expect(total).toBeGreaterThan(110);
    expect(attacks).toBeGreaterThan(60);
  });

  test("default: the attacks are of all groups about requests, and honest ones stand beside them [BY15]", () => {
    const groups = new Set([...corpusCases(), ...refusedRequests()].map(({ attack }) => attack?.[0]));
    const honest = corpusCases().filter(({ expected }) => expected === "passes");

    expect([...groups]).toEqual(expect.arrayContaining(["G", "H", "I", "J"]));
    expect(honest.length).toBeGreaterThan(14);
    const ids = corpusCases().map(({ request }) => request.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(refusedRequests().map((one) => [`${one.name} (${one.attack})`, one] as const))(
    "error: %s is no subject [BY15]",
    (_name, one) => {
      expect(isRefused(one)).toBe(true);
    },
  );
});

describe("createSelfCheck", () => {
  test("behavior: a check that no longer finds an attack is told, by the attack and what became of it [BY15]", () => {
    const drain = { subject: transactionTo(usdc, callData("0x095ea7b3", stranger, 2n ** 256n - 1n)) };
    const blind = { ...pastRequestOf({ name: "A planted miss", ...drain }), findings: [], gaps: [] };
    const { unexpected } = run({
      cases: [{ attack: "G09", expected: "stopped", request: blind }],
      refused: [],
    });

    expect(unexpected).toEqual([
      {
        ...{ id: "corpus:a-planted-miss", title: "A planted miss" },
        ...{ attack: "G09", expected: "stopped", outcome: "allow" },
      },
    ]);
  });

  test("behavior: a request that became a subject is told [BY15]", () => {
    const honest = { attack: "G05", name: "Honest", method: "personal_sign", params: ["0x68656c6c6f"] };
    const planted = { ...honest, params: ["0x68656c6c6f", "0x5ec0000000000000000000000000000000000001"] };
    const { unexpected } = run({ cases: [], refused: [honest, planted] });

    expect(unexpected.map(({ expected, outcome }) => [expected, outcome])).toEqual([["refused", "allow"]]);
  });

  test("behavior: an honest request that is held is told as well [BY15]", () => {
    const held = pastRequestOf({
      name: "Held",
      subject: transactionTo(usdc, callData("0x095ea7b3", stranger, 2n ** 256n - 1n)),
    });
    const { unexpected } = run({ cases: [{ attack: null, expected: "passes", request: held }], refused: [] });

    expect(unexpected.map(({ title, outcome }) => [title, outcome])).toEqual([["Held", "hold"]]);
  });

  test("behavior: what the user's own policy lets through is no fault of the checks, and is named [BY15]", () => {
    const { unexpected, letThrough } = run({ acting: expert });

    expect(unexpected).toEqual([]);
    expect(letThrough.length).toBeGreaterThan(20);
    expect(letThrough.filter(({ attack, outcome }) => attack === null || outcome !== "warn")).toEqual([]);
  });

  test("behavior: a bound SecWare that is silent changes what is decided, and each change is seen [BY15]", () => {
    const alone = run({ acting: careful });
    const bound = run({ acting: careful, services: [{ ware: 3, name: "fake" }] });
    const changes = changedOutcomes(alone.outcomes, bound.outcomes);

    expect(changes).toContainEqual({ id: "corpus:a-plain-message", before: "allow", after: "hold" });
    const order = ["allow", "warn", "hold", "block", "refused"];
    expect(changes.every(({ before, after }) => order.indexOf(after) > order.indexOf(before))).toBe(true);
  });

  test("behavior: a policy that cannot be read holds every one", () => {
    const { outcomes, letThrough } = run({ acting: { status: "unreadable", problem: "Later." } });

    expect(letThrough).toEqual([]);
    expect(new Set(Object.values(outcomes))).toEqual(new Set(["refused", "hold"]));
  });

  test("behavior: it goes on in steps and counts what is done", () => {
    const check = createSelfCheck({ cases: corpusCases(), acting: normal, services: [] });
    const { total } = check.step(0);

    expect(check.step(7)).toEqual({ done: 7, total });
    expect(check.step(total)).toEqual({ done: total, total });
    expect(check.result().total).toBe(total);
  });
});

describe("changedOutcomes", () => {
  test("default: what is new or gone has not changed", () => {
    const changes = changedOutcomes(
      { same: "allow", other: "hold", gone: "block" },
      { same: "allow", other: "warn", fresh: "allow" },
    );

    expect(changes).toEqual([{ id: "other", before: "hold", after: "warn" }]);
  });
});
