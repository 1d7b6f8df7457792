import type { Hex } from "../../../protocol/index.ts";
import { systemClock } from "../clock.ts";
import { openSqliteStore } from "../store/sqliteStore.ts";

// A process that serves numbers as fast as it can and says each one once its promise resolved. It is meant to be killed.
const [path = "", prefix = "11"] = process.argv.slice(2);
const store = openSqliteStore({ path, clock: systemClock });
const purchaseId: Hex = `0x${"aa".repeat(32)}`;
const caller: Hex = `0x${"01".repeat(20)}`;
const requestHash: Hex = `0x${prefix.repeat(32)}`;
process.stdout.write("ready\n");
process.stdin.once("data", () => void serveAll());

async function serveAll(): Promise<void> {
  for (let seq = 1; seq <= 2_000; seq++) {
    const nowMs = Date.now();
    const taken = await store.reserve({
      ...{ purchaseId, caller, seq, requestHash, signature: "0x", sentAtMs: nowMs, nowMs },
      ...{ leaseUntilMs: nowMs + 60_000, calls: 10_000, callerCalls: 10_000 },
    });
    if (taken.status !== "reserved") continue;
    const envelope = Buffer.from(`${prefix}:${seq}`);
    const isKept = await store.publish({ lease: taken.lease, nowMs: Date.now(), envelope });
    if (isKept) process.stdout.write(`${prefix}:${seq}\n`);
  }
  process.stdout.write("end\n");
}
