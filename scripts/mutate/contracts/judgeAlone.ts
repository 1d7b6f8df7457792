import { readFileSync } from "node:fs";
import { join } from "node:path";
import { applyMutant, type Mutant } from "../mutant.ts";
import { toLine } from "../score.ts";
import type { Verdict } from "./judgeAll.ts";
import { createSolidityLab } from "./judgeSolidity.ts";
import { check } from "./schemata.ts";

/**
 * Judges the few mutants that could not be woven in, each compiled by itself. What the compiler does not take even so is no mutant, and
 * is left out.
 */
export async function judgeAlone(
  root: string,
  mutants: readonly Mutant[],
  suites: readonly string[],
  tell: (line: string) => void,
): Promise<Verdict[]> {
  const born: Mutant[] = [];
  for (const mutant of mutants) if (await isTaken(root, mutant)) born.push(mutant);
  tell(`${mutants.length - born.length} of ${mutants.length} alone are not taken by the compiler`);
  if (born.length === 0) return [];
  const names = suites.map((path) => path.replace("contracts/test/", "").replace(".t.sol", ""));
  const tests = `contracts/test/{${names.join(",")}}.t.sol`;
  const lab = createSolidityLab(root);
  return born.map((mutant) => {
    const fate = lab.judge(mutant, tests);
    tell(`${fate}: ${toLine(mutant)}`);
    return { mutant, isReached: true, fate: fate === "survived" ? "survived" : "killed" };
  });
}

async function isTaken(root: string, mutant: Mutant): Promise<boolean> {
  const text = readFileSync(join(root, mutant.file), "utf8");
  const changed = new Map([[mutant.file, applyMutant(text, mutant)]]);
  const { errors = [] } = await check(root, [mutant.file], changed);
  return errors.every(({ severity }) => severity !== "error");
}
