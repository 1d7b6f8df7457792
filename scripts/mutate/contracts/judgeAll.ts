import type { Judged } from "../mutant.ts";
import type { Job, Judge, Reach } from "./judge.ts";
import type { Suite } from "./suites.ts";
import type { Numbered } from "./weave.ts";

export interface Verdict extends Judged {
  /** Whether any test goes through it at all. */
  isReached: boolean;
}

const AT_A_TIME = 2;

/** Judges suite by suite: each is asked about the mutants that it meets and that none before it noticed. */
export async function judgeAll(
  judge: Judge,
  suites: readonly Suite[],
  woven: readonly Numbered[],
  tell: (line: string) => void,
): Promise<{ verdicts: Verdict[]; leftOut: string[] }> {
  const met = await meetAll(judge, suites);
  tell("known which test meets which mutant");
  const numbers = woven.map(({ number }) => number);
  const waiting = met.map(({ suite, reach }) => ({ suite, jobs: jobsOf(reach, numbers) }));
  const reached = new Set(waiting.flatMap(({ jobs }) => jobs.map(({ mutant }) => mutant)));
  const noticed = await askAll(judge, waiting, tell);
  const verdicts = woven.map(({ number, mutant }) => {
    const by = noticed.get(number);
    const isReached = reached.has(number);
    if (by === undefined) return { mutant, fate: "survived" as const, isReached };
    return { mutant, fate: "killed" as const, by, isReached };
  });
  const leftOut = met.flatMap(({ suite, reach }) =>
    suite.calls.filter((_, at) => reach.calls[at] === undefined).map(({ test }) => `${suite.name}.${test}`),
  );
  return { verdicts, leftOut };
}

/** Two suites at a time, never both with the same mutant: what one of them is busy with waits for the other's next turn. */
async function askAll(
  judge: Judge,
  waiting: readonly { suite: Suite; jobs: readonly Job[] }[],
  tell: (line: string) => void,
): Promise<Map<number, string>> {
  const noticed = new Map<number, string>();
  const busy = new Set<number>();
  const running = new Set<Suite>();
  const left = waiting.map(({ suite, jobs }) => ({ suite, jobs: [...jobs] }));
  const take = () => {
    for (const entry of left) {
      if (running.has(entry.suite)) continue;
      const now = entry.jobs.filter(({ mutant }) => !noticed.has(mutant) && !busy.has(mutant));
      if (now.length === 0) continue;
      entry.jobs = entry.jobs.filter(({ mutant }) => !noticed.has(mutant) && busy.has(mutant));
      return { suite: entry.suite, now };
    }
    return undefined;
  };
  const work = async () => {
    for (let taken = take(); taken !== undefined; taken = take()) {
      const { suite, now } = taken;
      running.add(suite);
      for (const { mutant } of now) busy.add(mutant);
      const fates = await judge.judge(suite, now);
      for (const { mutant } of now) busy.delete(mutant);
      running.delete(suite);
      for (const [mutant, by] of fates) if (by !== undefined) noticed.set(mutant, `${suite.name}.${by}`);
      const count = [...fates.values()].filter((by) => by !== undefined).length;
      tell(`${suite.name}: ${count} of ${now.length} noticed`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return noticed;
}

async function meetAll(judge: Judge, suites: readonly Suite[]): Promise<{ suite: Suite; reach: Reach }[]> {
  const reaches = new Map<Suite, Reach>();
  const left = [...suites];
  const work = async () => {
    for (let suite = left.shift(); suite !== undefined; suite = left.shift())
      reaches.set(suite, await judge.reachOf(suite));
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return suites.flatMap((suite) => {
    const reach = reaches.get(suite);
    return reach === undefined ? [] : [{ suite, reach }];
  });
}

/** The calls that meet the fewest mutants come first: they are nearest. What the set-up meets can show in any call. */
export function jobsOf({ setUp, calls }: Reach, mutants: readonly number[]): Job[] {
  const able = calls
    .flatMap((reached, place) => (reached === undefined ? [] : [{ place, reached }]))
    .sort((a, b) => a.reached.size - b.reached.size);
  return mutants.flatMap((mutant) => {
    const near = able.filter(({ reached }) => reached.has(mutant));
    const isInSetUp = setUp.has(mutant);
    const far = isInSetUp ? able.filter(({ reached }) => !reached.has(mutant)) : [];
    const order = [...near, ...far].map(({ place }) => place);
    return order.length === 0 ? [] : [{ mutant, isInSetUp, order }];
  });
}
