import * as v from "valibot";
import type { CorpusCase } from "../../../extension/domain/policy/corpus.ts";
import type { PolicyReading } from "../../../extension/domain/policy/decodePolicyDocument.ts";
import {
  changedOutcomes,
  createSelfCheck,
  type SelfCheckResult,
} from "../../../extension/domain/policy/selfCheck.ts";
import type { Address } from "../../../extension/domain/primitives.ts";
import type { SelfCheckView } from "../../../extension/messages/views.policy.ts";
import type { SettingRepository } from "../../../extension/storage/settings.ts";
import type { AuditService } from "../audit/audit.ts";
import type { SelfChecks } from "./selfCheck.ts";
import { selfCheckNote } from "./selfCheckNote.ts";
import {
  type BoundMark,
  type KeptRun,
  keptRun,
  keptServices,
  policyMarkOf,
  type WhatDecides,
  whyAgain,
} from "./whatDecides.ts";

export interface SelfCheckDeps {
  cases: () => readonly CorpusCase[];
  settings: SettingRepository;
  readVersion: () => Promise<string>;
  selected: () => Address | null;
  isUnlocked: () => boolean;
  readPolicy: (account: Address) => PolicyReading;
  /** Of the selected account, as last read; null: not read. */
  services: () => readonly BoundMark[] | null;
  note: AuditService["note"];
  /** Gives way to whatever else waits. */
  pause: () => Promise<void>;
  now: () => number;
}

/** Requests that are decided before anything else gets its turn. */
const slice = 10;
const notYet: SelfCheckView = { isRunning: false, last: null };

export function createSelfChecks(deps: SelfCheckDeps): SelfChecks {
  const listeners = new Set<() => void>();
  let view = notYet;
  let running: Promise<void> | null = null;
  let isAskedAgain = false;
  const show = (next: SelfCheckView) => {
    view = next;
    for (const listener of listeners) listener();
  };
  const lookUntilQuiet = async () => {
    do {
      isAskedAgain = false;
      // Whatever fails here leaves the last run as it was; the next look tries again.
      await lookOnce(deps, show).catch(() => show({ ...view, isRunning: false }));
    } while (isAskedAgain);
  };
  return {
    view: () => view,
    look() {
      if (running === null) {
        running = lookUntilQuiet().finally(() => {
          running = null;
        });
      } else isAskedAgain = true;
      return running;
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What was shown of each account, so that a look that finds nothing new still shows the account that is selected. */
async function lookOnce(deps: SelfCheckDeps, show: (view: SelfCheckView) => void): Promise<void> {
  const account = deps.selected();
  if (account === null || !deps.isUnlocked()) return;
  const name = `selfCheck ${account}`;
  const before = await load(deps, name);
  const acting = deps.readPolicy(account);
  const decides: WhatDecides = {
    version: await deps.readVersion(),
    policy: policyMarkOf(acting),
    services: deps.services(),
  };
  const why = whyAgain(before, decides);
  const kept = await deps.settings.load(`${name} shown`);
  if (why.length === 0 && before !== null) return show({ isRunning: false, last: shownOf(kept) });
  show({ isRunning: true, last: shownOf(kept) });
  const services = keptServices(before, decides);
  const result = await decideAll(deps, acting, services ?? []);
  const at = deps.now();
  const { version, policy } = decides;
  const run: KeptRun = { at, version, policy, services, outcomes: { ...result.outcomes } };
  const last = lastOf(result, before, { at, why, title: titlesOf(deps.cases()) });
  await deps.settings.save(name, run);
  await deps.settings.save(`${name} shown`, last);
  deps.note(selfCheckNote(account, last));
  show({ isRunning: false, last });
}

async function decideAll(
  deps: SelfCheckDeps,
  acting: PolicyReading,
  services: readonly BoundMark[],
): Promise<SelfCheckResult> {
  const check = createSelfCheck({ cases: deps.cases(), acting, services });
  for (;;) {
    const { done, total } = check.step(slice);
    if (done >= total) return check.result();
    await deps.pause();
  }
}

async function load({ settings }: SelfCheckDeps, name: string): Promise<KeptRun | null> {
  const read = v.safeParse(keptRun, await settings.load(name));
  return read.success ? read.output : null;
}

type LastRun = NonNullable<SelfCheckView["last"]>;

function titlesOf(cases: readonly CorpusCase[]): (id: string) => string {
  const titles = new Map(cases.map(({ request }) => [request.id, request.title]));
  return (id) => titles.get(id) ?? id;
}

const mostRows = 50;

function lastOf(
  { total, attacks, unexpected, letThrough, outcomes }: SelfCheckResult,
  before: KeptRun | null,
  { at, why, title }: { at: number; why: readonly string[]; title: (id: string) => string },
): LastRun {
  const changed = before === null ? [] : changedOutcomes(before.outcomes, outcomes);
  return {
    ...{ at, why: [...why], total, attacks },
    unexpected: unexpected
      .slice(0, mostRows)
      .map(({ title: words, attack, outcome }) => ({ title: words, attack, outcome })),
    letThrough: letThrough
      .slice(0, mostRows)
      .map(({ title: words, attack, outcome }) => ({ title: words, attack, outcome })),
    changed: changed.slice(0, mostRows).map(({ id, ...each }) => ({ title: title(id), ...each })),
    changes: changed.length,
  };
}

/** It is ours and only shown; what is not of this form is not shown. */
function shownOf(value: unknown): LastRun | null {
  const read = v.safeParse(shown, value);
  return read.success ? read.output : null;
}

const outcome = v.picklist(["allow", "warn", "hold", "block", "refused"]);
const row = v.object({ title: v.string(), attack: v.nullable(v.string()), outcome });
const shown = v.object({
  ...{ at: v.number(), why: v.array(v.string()), total: v.number(), attacks: v.number() },
  ...{ unexpected: v.array(row), letThrough: v.array(row), changes: v.number() },
  changed: v.array(v.object({ title: v.string(), before: outcome, after: outcome })),
});
