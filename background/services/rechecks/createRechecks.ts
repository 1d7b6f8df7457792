import * as v from "valibot";
import { levels } from "../../../extension/domain/level.ts";
import type { RecheckRepository, RecheckRow } from "../../../extension/storage/rechecks.ts";
import type { SettingRepository } from "../../../extension/storage/settings.ts";
import type { AskOwn } from "../hub/ownAsks.ts";
import type { Sites } from "../sites/sites.ts";
import type { Vault } from "../vault/vault.ts";
import { type JudgeDeps, judgeAgain } from "./judgeAgain.ts";
import type { Grant, Standing } from "./readGrant.ts";
import { type Rechecks, recheckAlarm } from "./rechecks.ts";
import { recheckView } from "./recheckView.ts";
import { revocationOf } from "./revocationOf.ts";
import { standingOf } from "./standingOf.ts";

export interface RechecksDeps extends JudgeDeps {
  repository: RecheckRepository;
  settings: SettingRepository;
  sites: Pick<Sites, "find" | "disconnect">;
  vault: Pick<Vault, "status" | "watch">;
  readGrant: (account: RecheckRow["account"], grant: Grant) => Promise<Standing>;
  ask: AskOwn;
  setAlarm: (name: string, at: number) => Promise<void>;
  /** What was found is said to the log. */
  note: (row: RecheckRow) => void;
}

const settingName = "rechecks";
const schedule = v.strictObject({
  every: v.picklist(["off", "day", "week"]),
  callsPerRun: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200)),
  lastRunAt: v.nullable(v.number()),
  callsUsed: v.number(),
});
type Kept = v.InferOutput<typeof schedule>;
/** Nothing that costs is asked before the user has said how often. */
const untouched: Kept = { every: "off", callsPerRun: 20, lastRunAt: null, callsUsed: 0 };
const periodMs = { day: 86_400_000, week: 7 * 86_400_000 } as const;
const mostRows = 500;

/** Everything that stands, from disk, and the schedule of its checks. Effects: storage, one alarm. */
export async function createRechecks(deps: RechecksDeps): Promise<Rechecks> {
  const rows = new Map((await deps.repository.loadAll()).map((row) => [row.id, row]));
  const read = v.safeParse(schedule, await deps.settings.load(settingName));
  let kept = read.success ? read.output : untouched;
  let running: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const keep = async (row: RecheckRow) => {
    await deps.repository.save(row);
    rows.set(row.id, row);
    tell();
  };
  const keepSchedule = async (next: Kept) => {
    await deps.settings.save(settingName, next);
    kept = next;
    const dueAt = nextRunAt(kept);
    if (dueAt !== null) await deps.setAlarm(recheckAlarm, Math.max(dueAt, deps.now() + 60_000));
    tell();
  };
  const runAll = async () => {
    let calls = 0;
    for (const row of newestFirst(rows).filter(({ state }) => state !== "closed")) {
      calls += await checkOne(deps, row, { keep, callsLeft: kept.callsPerRun - calls });
    }
    await keepSchedule({ ...kept, lastRunAt: deps.now(), callsUsed: calls });
  };
  const run: Rechecks["run"] = async () => {
    if (deps.vault.status() !== "unlocked")
      return { status: "unavailable", reason: "Unlock the wallet first." };
    running ??= runAll().finally(() => {
      running = null;
      tell();
    });
    tell();
    await running;
    return { status: "done" };
  };
  const tick = async () => {
    const dueAt = nextRunAt(kept);
    if (dueAt !== null && deps.now() >= dueAt) await run();
  };
  deps.vault.watch(() => void tick().catch(() => undefined));
  return {
    run,
    tick,
    view: () =>
      recheckView([...rows.values()], { ...kept, nextRunAt: nextRunAt(kept), isRunning: running !== null }),
    async noteApproved(request, decision, context) {
      try {
        for (const row of standingOf(request, decision, context)) await keep(row);
        for (const old of newestFirst(rows).slice(mostRows)) {
          rows.delete(old.id);
          await deps.repository.remove(old.id);
        }
      } catch {
        // What cannot be kept is not watched; the approval itself stands and is in the activity.
      }
    },
    setSchedule: (next) => keepSchedule({ ...kept, ...next }),
    async askRevoke(id) {
      const row = rows.get(id);
      if (row === undefined) return { status: "unavailable", reason: "This is no longer on the list." };
      if (row.what.kind === "site") {
        if (row.origin !== null) await deps.sites.disconnect(row.origin);
        await keep({ ...row, state: "closed" });
        return { status: "done" };
      }
      const { account, what } = row;
      const asked = await deps.ask({
        action: "revoke",
        account,
        chainId: what.chainId,
        ...revocationOf(what),
      });
      // Whether it went through is the chain's to say, at the next check.
      if (asked.status === "requested") await keep({ ...row, state: "revoking" });
      return asked;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

interface CheckOptions {
  keep: (row: RecheckRow) => Promise<void>;
  callsLeft: number;
}

/** Checks one thing; resolves with the calls it cost. What is gone is closed and costs nothing. */
async function checkOne(
  deps: RechecksDeps,
  row: RecheckRow,
  { keep, callsLeft }: CheckOptions,
): Promise<number> {
  const standing = await standingNow(deps, row);
  if (standing === "gone") {
    await keep({ ...row, state: "closed" });
    return 0;
  }
  const { result, calls } = await judgeAgain(deps, row, Math.max(0, callsLeft));
  const gaps = standing === "unknown" ? ["Whether it still stands could not be read."] : [];
  const checked: RecheckRow = { ...row, state: "open", last: { ...result, gaps: [...gaps, ...result.gaps] } };
  await keep(checked);
  deps.note(checked);
  return calls;
}

async function standingNow(deps: RechecksDeps, { what, account, origin }: RecheckRow): Promise<Standing> {
  if (what.kind === "site") return origin !== null && deps.sites.find(origin) !== null ? "stands" : "gone";
  const hasEnded = what.endsAt !== null && what.endsAt < deps.now();
  const standing = await deps.readGrant(account, what);
  if (what.venue === "permit2" && hasEnded) return "gone";
  // A signed permit that nobody has used yet shows as no allowance, and may still be used until it ends.
  return standing === "gone" && what.endsAt !== null && !hasEnded ? "stands" : standing;
}

function newestFirst(rows: ReadonlyMap<string, RecheckRow>): RecheckRow[] {
  const rank = ({ last }: RecheckRow) => levels.indexOf(last?.level ?? "none");
  // What was worst last time is asked first, so that a small budget is spent where it matters.
  return [...rows.values()].sort((a, b) => rank(b) - rank(a) || b.since - a.since);
}

function nextRunAt({ every, lastRunAt }: Kept): number | null {
  return every === "off" ? null : (lastRunAt ?? 0) + periodMs[every];
}
