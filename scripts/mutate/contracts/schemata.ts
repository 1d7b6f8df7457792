import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ScriptError } from "../../scriptError.ts";
import type { Mutant } from "../mutant.ts";
import { placesOf, readSolidityTree, type SolidityNode } from "./solidityTree.ts";
import { gatherSources, remappings, type Sources } from "./sources.ts";
import { type Numbered, weave } from "./weave.ts";

/** What the compiler made of one contract of tests. */
export interface Compiled {
  abi: unknown[];
  evm: { bytecode: { object: string } };
}

/** One word of the compiler. */
interface Message {
  severity: string;
  formattedMessage: string;
  message: string;
  sourceLocation?: { file: string; start: number; end: number };
}

interface Output {
  errors?: Message[];
  contracts?: Record<string, Record<string, Compiled>>;
}

export interface Schemata {
  /** The files with every mutant in them. */
  changed: Map<string, string>;
  woven: Numbered[];
  /** Those for which no place was found that the compiler takes: they are compiled alone. */
  alone: Mutant[];
}

const MOST_ROUNDS = 12;

/** Weaves all mutants into one copy of their files, and moves those that the compiler refuses until it takes all. */
export async function createSchemata(root: string, mutants: readonly Mutant[]): Promise<Schemata> {
  const files = [...new Set(mutants.map(({ file }) => file))];
  const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
  const trees = new Map([...texts].map(([file, text]) => [file, readSolidityTree(file, text)]));
  let left: Numbered[] = mutants.map((mutant, at) => ({ number: at + 1, mutant, level: 0 }));
  const alone: Mutant[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { changed, places, homeless } = weaveAll(texts, trees, left);
    alone.push(...homeless.map(({ mutant }) => mutant));
    left = left.filter((one) => !homeless.includes(one));
    const { errors = [] } = await check(root, files, changed);
    const wrong = errors.filter(({ severity }) => severity === "error");
    if (wrong.length === 0) return { changed, woven: left, alone };
    const offenders = new Set(wrong.flatMap((one) => offendersOf(one, changed, places, left)));
    if (offenders.size === 0)
      throw new ScriptError("The compiler refuses a text for a reason that lies outside of all mutants.", {
        facts: { reason: wrong[0]?.formattedMessage ?? "" },
      });
    left = left.map((one) => (offenders.has(one.number) ? { ...one, level: one.level + 1 } : one));
  }
  throw new ScriptError("The compiler still refuses a mutant after every place was tried.");
}

type Places = ReadonlyMap<string, { number: number; start: number; end: number }[]>;

function weaveAll(
  texts: ReadonlyMap<string, string>,
  trees: ReadonlyMap<string, SolidityNode[]>,
  mutants: readonly Numbered[],
) {
  const changed = new Map<string, string>();
  const places = new Map<string, { number: number; start: number; end: number }[]>();
  const homeless: Numbered[] = [];
  for (const [file, text] of texts) {
    const own = mutants.filter(({ mutant }) => mutant.file === file);
    const woven = weave(text, trees.get(file) ?? [], own);
    // At the end, where it moves nothing.
    changed.set(file, `${woven.text}\nimport {Mutant} from "contracts/mutation/Mutant.sol";\n`);
    places.set(file, woven.places);
    homeless.push(...woven.homeless);
  }
  return { changed, places, homeless };
}

/** One file that imports all of them: what nothing is asked of is not looked at. */
export async function check(root: string, files: readonly string[], changed: ReadonlyMap<string, string>) {
  const sources = gatherSources(root, files, changed);
  const content = `pragma solidity 0.8.37;\n${files.map((file) => `import "${file}";\n`).join("")}`;
  return await compile(root, { ...sources, "all.sol": { content } }, { "all.sol": { "*": ["abi"] } });
}

/** The mutants that a word of the compiler is about: in whose branch it begins, or that lie within what it names. */
function offendersOf(
  { sourceLocation }: Message,
  changed: ReadonlyMap<string, string>,
  places: Places,
  mutants: readonly Numbered[],
): number[] {
  if (sourceLocation === undefined) return [];
  const text = changed.get(sourceLocation.file) ?? "";
  const place = placesOf(text);
  const [start, end] = [place(sourceLocation.start), place(sourceLocation.end)];
  const own = places.get(sourceLocation.file) ?? [];
  const around = own
    .filter((one) => one.start <= start && start < one.end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  if (around[0] !== undefined) return [around[0].number];
  const within = own.filter((one) => start <= one.start && one.end <= end).map(({ number }) => number);
  if (within.length > 0) return within;
  // What a pointer points to must be set on every way: the word is about the pointer then, at the head of its function.
  const name = /\w+$/.exec(text.slice(start, end))?.[0];
  const inside = [...text.slice(0, start).matchAll(/function (\w+)/g)].at(-1)?.[1];
  return mutants
    .filter(({ mutant }) => mutant.file === sourceLocation.file && mutant.inside === inside)
    .filter(({ mutant }) => mutant.to === "" && mutant.from.startsWith(`${name} = `))
    .map(({ number }) => number);
}

/** Compiles in a process of its own, with as little work as possible: nothing is optimized. */
export async function compile(
  root: string,
  sources: Sources,
  outputSelection: Record<string, Record<string, string[]>>,
): Promise<Output> {
  const settings = {
    remappings,
    evmVersion: "cancun",
    optimizer: { enabled: false },
    metadata: { bytecodeHash: "none", appendCBOR: false },
    outputSelection,
  };
  const child = spawn(process.execPath, [join(root, "scripts/solc.cjs"), "--standard-json"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stdin.end(JSON.stringify({ language: "Solidity", sources, settings }));
  await new Promise((resolve) => child.once("close", resolve));
  return JSON.parse(Buffer.concat(chunks).toString("utf8")) as Output;
}
