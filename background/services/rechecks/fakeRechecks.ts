import { defaultPolicy } from "../../../extension/domain/policy/presets.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import { sampleContext } from "../../../extension/domain/samples.ts";
import type { RecheckRow } from "../../../extension/storage/rechecks.ts";
import type { AskSource, AskSubject, RequestRow } from "../../../extension/storage/requests.ts";
import type { OwnAct } from "../hub/ownAsks.ts";
import type { ServiceAnswer } from "../inspection/services.ts";
import { createRechecks, type RechecksDeps } from "./createRechecks.ts";
import type { Standing } from "./readGrant.ts";

export const site = "https://app.example";
export const start = 1_790_000_000_000;
export const dayMs = 86_400_000;

/** For tests: an approved request. */
export function approved(subject: AskSubject, account: Address, source: AskSource = fromSite): RequestRow {
  return {
    ...{ id: "document:1", at: start, expiresAt: start + 1, source, subject, subjectHash: null, account },
    ...{ chainId: 1, note: null, callsId: null, state: "settled", approval: null, signed: null },
    ...{ outcome: null, settledAt: start },
  };
}
const fromSite: AskSource = {
  ...{ kind: "site", origin: site, documentId: "document", tabId: 1, frameId: 0, topOrigin: site },
};

/** For tests: one SecWare's answer. */
export function answer(level: ServiceAnswer["level"], ware = 7): ServiceAnswer {
  return {
    ...{ ware, name: `Fake ${ware}`, status: "answered", level, gap: null, envelope: {}, price: "1" },
    ...{ signer: null, signature: null, latencyMs: 1, issuedAt: start, validUntil: null, text: "" },
    findings: [],
  };
}

/** Fakes of disk, chain, SecWares and clock; what a test changes in `world` is what they say from then on. */
export async function openRechecks(
  kept: { rows: Map<string, RecheckRow>; settings: Map<string, unknown> } = disk(),
) {
  const world = {
    now: start,
    isOpen: true,
    standing: "stands" as Standing,
    answers: new Map<number, ServiceAnswer>(),
    bound: [] as { ware: number; name: string; price: string }[],
    connected: new Set([site]),
    asked: [] as { wares: readonly number[]; kind: string }[],
    acts: [] as OwnAct[],
    alarms: [] as number[],
    notes: [] as string[],
    tellVault: () => undefined as unknown,
  };
  const deps: RechecksDeps = {
    repository: {
      loadAll: async () => [...kept.rows.values()],
      save: async (row) => void kept.rows.set(row.id, row),
      remove: async (id) => void kept.rows.delete(id),
    },
    settings: {
      load: async (name) => kept.settings.get(name),
      save: async (name, value) => void kept.settings.set(name, value),
    },
    sites: {
      find: (origin) => (world.connected.has(origin) ? ({ origin } as never) : null),
      disconnect: async (origin) => void world.connected.delete(origin),
    },
    vault: {
      status: () => (world.isOpen ? "unlocked" : "locked"),
      watch: (listener) => {
        world.tellVault = listener;
        return () => undefined;
      },
    },
    readGrant: async () => world.standing,
    ask: async (act) => {
      world.acts.push(act);
      return { status: "requested", id: "wallet:1" };
    },
    setAlarm: async (_name, at) => void world.alarms.push(at),
    note: ({ id }) => void world.notes.push(id),
    contextOf: async () => sampleContext({ now: world.now }),
    readPolicy: () => ({ status: "decoded", document: defaultPolicy }),
    boundServices: async () => world.bound,
    askServices: async (subject, { wares }) => {
      world.asked.push({ wares, kind: subject.kind });
      return wares.flatMap((ware) => world.answers.get(ware) ?? []);
    },
    now: () => world.now,
    // Deadlines never fire by themselves here.
    after: () => new Promise(() => undefined),
  };
  return { rechecks: await createRechecks(deps), world, deps, kept };
}

function disk() {
  return { rows: new Map<string, RecheckRow>(), settings: new Map<string, unknown>() };
}
