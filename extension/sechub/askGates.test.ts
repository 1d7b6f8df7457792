import { describe, expect, test } from "vitest";
import { flagsOfKinds } from "../../protocol/index.ts";
import type { Subject } from "../domain/subject.ts";
import { boundWare, setupHub, startedAt, transfer } from "./fakeHub.ts";
import type { AskCondition, BoundWare } from "./types.ts";

const target = `0x${"11".repeat(20)}` as const;
const approve: Subject = {
  ...{ kind: "transaction", chainId: 1, from: `0x${"01".repeat(20)}`, to: target, value: 0n, wishes: {} },
  data: `0x095ea7b3${"0".repeat(24)}${"22".repeat(20)}${"0".repeat(62)}64`,
};
const second = (startedAt / 1000) % 86_400;

const conditions: readonly (readonly [string, AskCondition, Subject, boolean])[] = [
  ["its target", { target }, transfer, true],
  ["another target", { target: `0x${"12".repeat(20)}` }, transfer, false],
  ["its method", { selector: "0x095ea7b3" }, approve, true],
  ["another method", { selector: "0xa9059cbb" }, approve, false],
  ["a method where there is none", { selector: "0x095ea7b3" }, transfer, false],
  ["its network", { chainId: 1 }, transfer, true],
  ["another network", { chainId: 10 }, transfer, false],
  ["an amount that is reached", { minAmount: "7" }, transfer, true],
  ["an amount that is not reached", { minAmount: "8" }, transfer, false],
  ["token units that are reached", { minAmount: "100" }, approve, true],
  ["token units that are not reached", { minAmount: "101" }, approve, false],
  [
    "an amount that cannot be known",
    { minAmount: "1000000" },
    { ...transfer, data: "0x12345678ff" } as Subject,
    true,
  ],
  ["a time of day", { fromSecond: second, untilSecond: second + 1 }, transfer, true],
  ["another time of day", { fromSecond: second + 1, untilSecond: second + 2 }, transfer, false],
  ["a night around midnight", { fromSecond: second + 2, untilSecond: second + 1 }, transfer, true],
  ["all parts but one", { target, chainId: 10 }, transfer, false],
];

describe("whom the client asks", () => {
  test.each(conditions)("behavior: a condition on %s [SW6]", async (_name, condition, subject, isAsked) => {
    const { askOne, ware } = await setupHub();

    const answer = await askOne(subject, { ...boundWare, conditions: [condition] });

    expect(answer.status).toBe(isAsked ? "answered" : "not-asked");
    expect(ware.urls.length > 0).toBe(isAsked);
  });

  test("behavior: one of several conditions is enough", async () => {
    const { askOne } = await setupHub();
    const binding = { ...boundWare, conditions: [{ chainId: 10 }, { chainId: 1 }] };
    expect((await askOne(transfer, binding)).status).toBe("answered");
  });

  const states: readonly (readonly [Partial<BoundWare>, object])[] = [
    [{ state: "unbound" }, { status: "not-asked", gap: null }],
    [{ flags: flagsOfKinds(["message"]) }, { status: "not-asked", gap: null }],
    [{ state: "activating" }, { status: "gap", gap: { reason: "activating" } }],
    [{ state: "exhausted" }, { status: "gap", gap: { reason: "exhausted" } }],
    [{ state: "expired" }, { status: "gap", gap: { reason: "expired" } }],
    [{ state: "manifest-mismatch" }, { status: "gap", gap: { reason: "manifest-mismatch" } }],
  ];
  test.each(states)("behavior: a binding that is %o is not called", async (change, expected) => {
    const { askOne, ware } = await setupHub();

    expect(await askOne(transfer, { ...boundWare, ...change })).toMatchObject(expected);
    expect(ware.urls).toEqual([]);
  });

  test("behavior: a network that the manifest does not name is a gap, never 'nothing found' [J19]", async () => {
    const { askOne, ware } = await setupHub({ manifest: { chains: ["eip155:10"] } });
    expect(await askOne()).toMatchObject({ status: "gap", gap: { reason: "unsupported" } });
    expect(ware.urls).toEqual([]);
  });

  test("error: a manifest of another SecWare is a gap, and nobody is called", async () => {
    const { askOne, ware } = await setupHub({ manifest: { secwareId: `0x${"2".padStart(64, "0")}` } });
    expect(await askOne()).toMatchObject({ status: "gap", gap: { reason: "manifest-mismatch" } });
    expect(ware.urls).toEqual([]);
  });

  test("error: a manifest that is not the registered one is a gap, and nobody is called", async () => {
    const fetchManifest = async () => ({ status: "unverified", problem: "Not the registered one." }) as const;
    const { askOne, ware } = await setupHub({ deps: { fetchManifest } });
    expect(await askOne()).toMatchObject({ status: "gap", gap: { reason: "manifest-mismatch" } });
    expect(ware.urls).toEqual([]);
  });

  test("error: without the chain's word on keys an answer counts for nothing", async () => {
    const readSigningKeys = () => Promise.reject(new TypeError("down"));
    const { askOne, ware } = await setupHub({ deps: { readSigningKeys } });
    expect(await askOne()).toMatchObject({ status: "gap", gap: { reason: "chain-unreadable" } });
    expect(ware.urls).toEqual([]);
  });

  test("error: a locked vault is a gap and no call", async () => {
    const { askOne, ware } = await setupHub({
      deps: { signerOf: () => Promise.reject(new TypeError("locked")) },
    });
    expect(await askOne()).toMatchObject({ status: "gap", gap: { reason: "failed" } });
    expect(ware.urls).toEqual([]);
  });

  test("error: a key that the chain does not list for the purchase signs nothing", async () => {
    const { askOne, ware } = await setupHub();
    const binding = { ...boundWare, caller: `0x${"33".repeat(20)}` } as const;
    expect(await askOne(transfer, binding)).toMatchObject({ gap: { reason: "refused" } });
    expect(ware.urls).toEqual([]);
  });

  test.each([
    ["until before it was issued", { from: 0, until: startedAt / 1000 - 10 }],
    ["from after it was issued", { from: startedAt / 1000 + 10, until: 4_000_000_000 }],
  ])("error: a verdict by a key registered %s does not count [SM19]", async (_name, window) => {
    const setup = await setupHub({
      deps: {
        readSigningKeys: async () => [{ key: "0x1eff47bc3a10a45d4b230b5d10e37751fe6aa718", ...window }],
      },
    });
    expect(await setup.askOne()).toMatchObject({ gap: { reason: "invalid-signature" } });
  });

  test("behavior: a local chain that was moved forward does not make its keys look foreign", async () => {
    const from = startedAt / 1000 + 604_800;
    const { askOne } = await setupHub({
      deps: {
        homeAheadSeconds: async () => 604_800,
        readSigningKeys: async () => [
          { key: "0x1eff47bc3a10a45d4b230b5d10e37751fe6aa718", from, until: 4_000_000_000 },
        ],
      },
    });
    expect((await askOne()).status).toBe("answered");
  });
});
