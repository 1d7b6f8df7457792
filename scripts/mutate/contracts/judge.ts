import { spawn } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { encodeAbiParameters, type Hex } from "viem";
import { forgeBinary } from "../../forge/forgeBinary.ts";
import { ScriptError } from "../../scriptError.ts";
import type { Suite } from "./suites.ts";

/** A mutant by its number, and the places of the calls that may notice it, in the order in which they are tried. */
export interface Job {
  mutant: number;
  isInSetUp: boolean;
  order: readonly number[];
}

/** What a suite meets: the mutants of its set-up, and of each call those that are met in it; nothing for a call that cannot judge. */
export interface Reach {
  setUp: ReadonlySet<number>;
  calls: readonly (ReadonlySet<number> | undefined)[];
}

export interface Judge {
  reachOf: (suite: Suite) => Promise<Reach>;
  /** Each mutant that was judged, with what noticed it, if anything. */
  judge: (suite: Suite, jobs: readonly Job[]) => Promise<Map<number, string | undefined>>;
}

const plan = [
  {
    type: "tuple",
    components: [
      { name: "suite", type: "string" },
      { name: "setUp", type: "bytes" },
      { name: "calls", type: "bytes[]" },
      {
        name: "jobs",
        type: "tuple[]",
        components: [
          { name: "mutant", type: "uint256" },
          { name: "isInSetUp", type: "bool" },
          { name: "order", type: "bytes" },
        ],
      },
    ],
  },
] as const;

/** Longer than the tests of any one mutant take, even on a busy machine: what writes nothing for so long stands still in it. */
const patienceMs = 240_000;

const settings = (solc: string) => `[profile.default]
src = "src"
test = "src"
solc = ${JSON.stringify(solc)}
offline = true
evm_version = "cancun"
fs_permissions = [{ access = "read-write", path = "./" }]
gas_limit = "18446744073709551615"
disable_block_gas_limit = true
code_size_limit = 10000000
memory_limit = 4294967295
`;

/** A small tree beside the real one, in which a contract runs compiled tests for one mutant after another. */
export function createJudge(root: string, tree: string): Judge {
  mkdirSync(join(tree, "src"), { recursive: true });
  cpSync(join(root, "contracts/mutation/Judge.sol"), join(tree, "src/Judge.t.sol"));
  writeFileSync(join(tree, "foundry.toml"), settings(join(root, "scripts/solc.cjs")));
  return {
    async reachOf(suite) {
      const { isDone } = await run(tree, suite, [], "test_reach", "reached.txt");
      // Every test of it is told as one that judges nothing.
      if (!isDone) return { setUp: new Set(), calls: suite.calls.map(() => undefined) };
      return readReach(readFileSync(join(tree, suite.name, "reached.txt"), "utf8"), suite.calls.length);
    },
    async judge(suite, jobs) {
      const fates = new Map<number, string | undefined>();
      let left = [...jobs];
      let isAlone = false;
      while (left.length > 0) {
        const asked = isAlone ? left.slice(0, 1) : left;
        await run(tree, suite, asked, "test_judge", "fates.txt");
        const file = join(tree, suite.name, "fates.txt");
        const said = existsSync(file) ? readFileSync(file, "utf8") : "";
        appendFileSync(join(tree, suite.name, "all.txt"), said);
        const { judged, begun } = readFates(said, suite);
        for (const [mutant, by] of judged) fates.set(mutant, by);
        // A run that ends inside a mutant is no word about it yet, for an earlier one may have left something behind. When it ends there
        // in a process of its own too, it does so by itself: a test that never ends, or fails and leaves a trace. Nobody can miss that.
        if (begun !== undefined && isAlone) fates.set(begun, "its end");
        if (judged.size === 0 && begun === undefined)
          throw new ScriptError(`The suite ${suite.name} judged nothing.`);
        left = left.filter(({ mutant }) => !fates.has(mutant));
        isAlone = begun !== undefined && !isAlone;
        left.sort((a, b) => Number(b.mutant === begun) - Number(a.mutant === begun));
      }
      return fates;
    },
  };
}

async function run(tree: string, suite: Suite, jobs: readonly Job[], test: string, output: string) {
  const own = join(tree, suite.name);
  mkdirSync(own, { recursive: true });
  rmSync(join(own, output), { force: true });
  writeFileSync(join(own, "plan.txt"), encodePlan(suite, jobs));
  return await new Promise<{ isDone: boolean }>((resolve) => {
    const env = { ...process.env, PLAN: `${suite.name}/plan.txt`, NOTES: suite.name };
    const child = spawn(forgeBinary(), ["test", "--match-test", `^${test}`, "-vv"], { cwd: tree, env });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += String(chunk)));
    const stop = whenStill(join(own, output), () => child.kill("SIGKILL"));
    child.once("close", (status) => {
      stop();
      appendFileSync(join(own, "forge.txt"), text);
      resolve({ isDone: status === 0 });
    });
  });
}

/** Calls back when a file has not grown for too long. */
function whenStill(file: string, then: () => void): () => void {
  let [size, since] = [0, Date.now()];
  const timer = setInterval(() => {
    const now = existsSync(file) ? statSync(file).size : 0;
    if (now !== size) [size, since] = [now, Date.now()];
    else if (Date.now() - since > patienceMs) then();
  }, 5_000);
  return () => clearInterval(timer);
}

export function encodePlan({ artifact, setUp, calls }: Suite, jobs: readonly Job[]): Hex {
  const encoded = {
    suite: artifact,
    setUp,
    calls: calls.map(({ data }) => data),
    jobs: jobs.map(({ mutant, isInSetUp, order }) => ({
      mutant: BigInt(mutant),
      isInSetUp,
      order: `0x${order.map((place) => place.toString(16).padStart(4, "0")).join("")}` as const,
    })),
  };
  return encodeAbiParameters(plan, [encoded]);
}

/** Lines `setUp`, `call 3`, `passed`, `failed`, and the numbers of mutants between them. */
export function readReach(text: string, count: number): Reach {
  const setUp = new Set<number>();
  const calls: (Set<number> | undefined)[] = Array.from({ length: count }, () => undefined);
  let now = setUp;
  let place = -1;
  for (const line of text.split("\n")) {
    if (line.startsWith("call ")) {
      place = Number(line.slice(5));
      now = new Set();
    } else if (line === "passed") calls[place] = now;
    else if (/^\d+$/.test(line)) now.add(Number(line));
  }
  return { setUp, calls };
}

/** `begun` is the mutant that was begun and not ended. */
export function readFates(text: string, { calls }: Pick<Suite, "calls">) {
  const judged = new Map<number, string | undefined>();
  let begun: number | undefined;
  for (const line of text.split("\n")) {
    const [word, mutant, by] = line.split(" ");
    if (word === "begins") begun = Number(mutant);
    if (word !== "noticed") continue;
    begun = undefined;
    judged.set(Number(mutant), by === "nobody" ? undefined : (calls[Number(by)]?.test ?? by));
  }
  return { judged, begun };
}
