import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { forgeBinary } from "../../forge/forgeBinary.ts";
import { applyMutant, type Mutant } from "../mutant.ts";

const copied = [
  "foundry.toml",
  "scripts/solc.cjs",
  "contracts",
  "node_modules/solady/src",
  "node_modules/@openzeppelin/contracts",
];
/** A mutant that makes a loop endless is ended by this, and counts as noticed. */
const patienceMs = 300_000;
const compilerFailed = /Compiler run failed|Compilation failed|Encountered invalid solc version/;

/** `stillborn`: the compiler does not take it. */
export type SolidityFate = "killed" | "survived" | "stillborn";

/** A copy of the contracts in which mistakes are made, so that the tree itself is never wrong. */
export interface SolidityLab {
  /** Whether the tests pass as it stands; without that nothing follows from a failure. */
  isSound: (tests: string) => boolean;
  judge: (mutant: Mutant, tests: string) => SolidityFate;
}

export function createSolidityLab(root: string): SolidityLab {
  const tree = join(root, ".local/mutate/contracts");
  rmSync(tree, { recursive: true, force: true });
  mkdirSync(tree, { recursive: true });
  for (const path of copied) cpSync(join(root, path), join(tree, path), { recursive: true });
  const run = (tests: string) => {
    const { status, stdout, stderr } = spawnSync(
      forgeBinary(),
      ["test", "--fail-fast", "--match-path", tests],
      // Few cases of each fuzz test: a mistake that only one of hundreds meets deserves a test of its own.
      {
        cwd: tree,
        encoding: "utf8",
        timeout: patienceMs,
        env: { ...process.env, FOUNDRY_FUZZ_RUNS: "32", FOUNDRY_SPARSE_MODE: "true" },
      },
    );
    return { isPassed: status === 0, text: `${stdout}${stderr}` };
  };
  return {
    isSound: (tests) => run(tests).isPassed,
    judge: (mutant, tests) => {
      const path = join(tree, mutant.file);
      const before = readFileSync(path, "utf8");
      writeFileSync(path, applyMutant(before, mutant));
      try {
        const { isPassed, text } = run(tests);
        if (isPassed) return "survived";
        return compilerFailed.test(text) ? "stillborn" : "killed";
      } finally {
        writeFileSync(path, before);
      }
    },
  };
}
