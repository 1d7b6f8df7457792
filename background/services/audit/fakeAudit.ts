import type { Address } from "../../../extension/domain/primitives.ts";
import { createAuditRepository } from "../../../extension/storage/audit.ts";
import type { Database } from "../../../extension/storage/database.ts";
import { openStore } from "../../../extension/storage/openStore.ts";
import { createLocalSeal } from "../vault/localSeal.ts";
import type { AuditNote } from "./audit.ts";
import { type AuditLog, openAuditLog } from "./auditLog.ts";
import { createHeadCopy, createHeadSeal } from "./head.ts";

/** A fake vault with one account, a real database in memory, and a log over both that can be opened again and again. */
export interface FakeWorld {
  database: Database;
  /** What stands in the browser's local area. */
  local: Map<string, unknown>;
  now: number;
  isUnlocked: boolean;
  /** Every write to the database fails, as on a full disk. */
  isFull: boolean;
  /** The local area cannot be written. */
  isLocalFull: boolean;
  parts: ReturnType<typeof partsOf>;
  /** A new worker over the same disk. */
  open(): Promise<AuditLog>;
}

export const fakeAccount: Address = `0x${"a1".repeat(20)}`;
let worlds = 0;

export async function createFakeWorld(): Promise<FakeWorld> {
  const database = await openStore(`audit-${++worlds}`);
  const world: FakeWorld = {
    ...{ database, local: new Map(), now: 1_000, isUnlocked: true, isFull: false, isLocalFull: false },
    get parts() {
      return partsOf(world);
    },
    open: () => openAuditLog({ ...partsOf(world), onChange: () => undefined, onWritten: () => undefined }),
  };
  return world;
}

function partsOf(world: FakeWorld) {
  const root = new Uint8Array(32).fill(7);
  const seal = createLocalSeal({ accountRoot: async () => root });
  const repository = createAuditRepository(world.database);
  return {
    repository: {
      ...repository,
      append: async (...args: Parameters<typeof repository.append>) => {
        if (world.isFull) throw new DOMException("full", "QuotaExceededError");
        return repository.append(...args);
      },
    },
    copy: createHeadCopy({
      load: async (key) => structuredClone(world.local.get(key)),
      save: async (values) => {
        if (world.isLocalFull) throw new DOMException("full", "QuotaExceededError");
        for (const [key, value] of Object.entries(values)) world.local.set(key, structuredClone(value));
      },
    }),
    seal: createHeadSeal(seal, () => (world.isUnlocked ? fakeAccount : null)),
    isUnlocked: () => world.isUnlocked,
    now: () => world.now,
  };
}

/** `count` decisions, a second apart. */
export async function fill(world: FakeWorld, log: AuditLog, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    world.now += 1_000;
    await log.append(fakeNote(`Decision ${index + 1}`));
  }
}

export function fakeNote(text: string): AuditNote {
  return {
    kind: "decision",
    text,
    request: "r1",
    outcome: "warn",
    fields: [{ name: "why", value: "preset" }],
  };
}
