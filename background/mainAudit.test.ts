import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import type { SentCall } from "../extension/sechub/types.ts";
import { openStore } from "../extension/storage/openStore.ts";
import { composeAudit, pruneAll } from "./mainAudit.ts";
import type { AuditService } from "./services/audit/audit.ts";
import { auditAlarm } from "./services/audit/audit.ts";
import type { Clock } from "./services/clock/clock.ts";
import type { ActiveBinding } from "./services/hub/hub.ts";
import {
  goodPassword,
  knownAddress,
  knownWords,
  openTestVault,
  type TestVault,
} from "./services/vault/testVault.ts";

const seed = { kind: "words", words: knownWords, passphrase: "" } as const;
const dayMs = 86_400_000;
let stores = 0;

async function compose({ vault, platform }: TestVault, store: string) {
  const clock: Clock = {
    ...{ now: platform.now, isTrusted: () => true, observe: () => undefined },
    watch: () => () => undefined,
  };
  const fetchFrom: typeof fetch = async () => new Response(JSON.stringify({ name: "x", version: "3.2.1" }));
  return composeAudit({ platform, database: await openStore(store), vault, clock, fetchFrom });
}

/** A real vault, seal and database over a fake browser. */
async function setup() {
  const test = await openTestVault();
  const store = `main-audit-${++stores}`;
  await test.vault.create(seed, goodPassword);
  return { test, store, parts: await compose(test, store) };
}

function stateOf(audit: AuditService, status: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (audit.view().integrity.status === status) resolve();
    };
    audit.watch(look);
    look();
  });
}

describe("composeAudit", () => {
  test("default: the log is checked by itself when the wallet is unlocked, and not while it is locked", async () => {
    const { test, store, parts } = await setup();
    parts.audit.note({ kind: "policy", text: "one" });
    await parts.audit.settled();
    await test.vault.lock();
    expect(parts.audit.view().integrity.status).toBe("unchecked");
    parts.audit.note({ kind: "end", text: "while locked" });
    await test.vault.unlock(goodPassword);
    await stateOf(parts.audit, "intact");
    const later = await test.restart();
    const { audit } = await compose(later, store);
    expect(audit.view().count).toBe(2);
    expect(await audit.verify()).toEqual({ status: "intact" });
  });

  test("error: an entry that was altered while the wallet was locked is found at the next unlock", async () => {
    const { test, store, parts } = await setup();
    for (const text of ["one", "two"]) parts.audit.note({ kind: "decision", text, outcome: "block" });
    await parts.audit.settled();
    await test.vault.lock();
    const database = await openStore(store);
    const row = await database.get("audit", 1);
    if (row === undefined) throw new Error("missing");
    await database.put("audit", { ...row, outcome: "allow" });
    const later = await test.restart();
    const { audit } = await compose(later, store);
    expect(await audit.verify()).toEqual({ status: "unchecked" });
    await later.vault.unlock(goodPassword);
    await stateOf(audit, "broken");
    expect(audit.view().integrity).toEqual({ status: "broken", at: row.at });
  });

  test("default: what the client sends is in the log, and the export names the version", async () => {
    const { parts } = await setup();
    const binding = { ware: 7, name: "Fake", host: "h.example", caller: knownAddress, owner: knownAddress };
    const body = new TextEncoder().encode('{"v":1}');
    parts.onSent({ binding, request: "r", body } as SentCall<ActiveBinding>);
    await parts.audit.settled();
    const { text } = await parts.audit.export({ kinds: ["disclosure"] });
    expect(JSON.parse(text)).toMatchObject({ app: "3.2.1", entries: [{ ware: 7, request: "r" }] });
  });

  test("behavior: the log is cleaned daily", async () => {
    const { test, parts } = await setup();
    parts.audit.note({ kind: "end", text: "old" });
    await parts.audit.settled();
    await parts.audit.setRetention(30);
    const fired: string[] = [];
    test.platform.onAlarm((name) => fired.push(name));
    await pruneAll(parts, test.platform);
    test.platform.advance(dayMs);
    expect(fired).toContain(auditAlarm);
    test.platform.advance(40 * dayMs);
    await test.vault.unlock(goodPassword);
    await pruneAll(parts, test.platform);
    expect(parts.audit.view()).toMatchObject({ count: 0, oldestAt: null });
  });
});
