import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { defaultPolicy } from "../extension/domain/policy/presets.ts";
import type { Address } from "../extension/domain/primitives.ts";
import { createFakePlatform } from "../extension/platform/fakePlatform.ts";
import { openStore } from "../extension/storage/openStore.ts";
import { composeSelfCheck } from "./mainSelfCheck.ts";
import type { AuditNote } from "./services/audit/audit.ts";
import type { Services } from "./services/services.ts";

let worlds = 0;
const account: Address = `0x${"a1".repeat(20)}`;

async function setup() {
  worlds += 1;
  const listeners: Record<string, () => void> = {};
  const notes: AuditNote[] = [];
  const state = { preset: "normal" as "normal" | "careful", status: "locked", bindings: [] as unknown[] };
  const watched = (name: string) => ({
    watch: (listener: () => void) => {
      listeners[name] = listener;
      return () => undefined;
    },
  });
  const fake = {
    vault: { ...watched("vault"), status: () => state.status },
    accounts: { ...watched("accounts"), selected: () => account },
    policy: {
      ...watched("policy"),
      current: () => ({ status: "decoded", document: { ...defaultPolicy, preset: state.preset } }),
    },
    // Nothing else of the hub is there: a look that asked the chain would throw.
    hub: { ...watched("hub"), view: () => ({ status: "ready", bindings: state.bindings }) },
    catalogue: { ...watched("catalogue"), find: () => null },
    audit: { note: (note: AuditNote) => void notes.push(note) },
  } as unknown as Services;
  const selfCheck = composeSelfCheck({
    ...{ platform: createFakePlatform(), database: await openStore(`self-check-${worlds}`) },
    fetchFrom: async () => Response.json({ version: "1.0.0" }),
    ...{ services: fake, acting: fake, pause: async () => undefined },
  });
  const told = async (name: string) => {
    listeners[name]?.();
    // The look that the change began, or one that finds nothing more.
    await selfCheck.look();
    return selfCheck.view().last?.why;
  };
  return { state, notes, told, selfCheck };
}

const binding = {
  ...{ ware: 3, name: "Scout", state: "active", plan: 1, purchaseId: "0x01", kinds: [], conditions: [] },
  parameters: {},
};

test("default: unlocking, new rules and a new binding each have the built-in requests decided again [BY15]", async () => {
  const { state, notes, told } = await setup();
  expect(await told("vault")).toBeUndefined();
  state.status = "unlocked";
  expect(await told("vault")).toEqual(["it had not been done yet"]);
  state.preset = "careful";
  expect(await told("policy")).toEqual(["your rules changed"]);
  state.bindings = [binding];
  expect(await told("hub")).toEqual(["Scout was bound"]);
  expect(await told("catalogue")).toEqual(["Scout was bound"]);

  expect(notes.map(({ kind }) => kind)).toEqual(["self-check", "self-check", "self-check"]);
});

test("behavior: a binding that has ended by the user's own hand counts as none, calls used up do not count [BY15]", async () => {
  const { state, told } = await setup();
  state.status = "unlocked";
  state.bindings = [{ ...binding, callsLeft: 10 }];
  await told("vault");
  state.bindings = [{ ...binding, callsLeft: 9 }];
  expect(await told("hub")).toEqual(["it had not been done yet"]);
  state.bindings = [{ ...binding, state: "unbound" }];
  expect(await told("hub")).toEqual(["Scout is no longer bound"]);
});
