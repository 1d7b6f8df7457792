import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Abi, type AbiFunction, encodeFunctionData, type Hex, toFunctionSelector } from "viem";
import { createDice } from "../../evaluate/strata/dice.ts";
import { ScriptError } from "../../scriptError.ts";
import { drawArguments } from "./drawArguments.ts";
import { type Compiled, compile } from "./schemata.ts";
import { gatherSources } from "./sources.ts";

/** One contract of tests, compiled together with every mutant. */
export interface Suite {
  file: string;
  name: string;
  /** Of the code that the judge makes it from. */
  artifact: string;
  setUp: Hex;
  calls: { test: string; data: Hex }[];
}

const CASES = 8;

/** Compiles the suites over the changed files, once, and writes their code below `tree`. */
export async function compileSuites(
  root: string,
  tree: string,
  files: readonly string[],
  changed: ReadonlyMap<string, string>,
): Promise<Suite[]> {
  const asked = Object.fromEntries(files.map((file) => [file, { "*": ["abi", "evm.bytecode.object"] }]));
  const { contracts, errors = [] } = await compile(root, gatherSources(root, files, changed), asked);
  const wrong = errors.find(({ severity }) => severity === "error");
  if (wrong !== undefined || contracts === undefined)
    throw new ScriptError("The suites do not compile with the mutants.", {
      facts: { reason: wrong?.formattedMessage ?? "nothing came back" },
    });
  return files.flatMap((file) =>
    Object.entries(contracts[file] ?? {}).flatMap(([name, compiled]) => toSuite(tree, file, name, compiled)),
  );
}

function toSuite(tree: string, file: string, name: string, { abi, evm }: Compiled): Suite[] {
  const functions = (abi as Abi).filter((entry): entry is AbiFunction => entry.type === "function");
  const tests = functions.filter((one) => one.name.startsWith("test"));
  if (tests.length === 0 || evm.bytecode.object === "") return [];
  const artifact = `code/${name}.json`;
  mkdirSync(dirname(join(tree, artifact)), { recursive: true });
  const bytecode = { object: `0x${evm.bytecode.object}`, linkReferences: {} };
  writeFileSync(join(tree, artifact), JSON.stringify({ abi, bytecode }));
  const setUp = functions.find((one) => one.name === "setUp");
  const calls = tests.flatMap((one) => callsOf(one));
  return [{ file, name, artifact, setUp: setUp === undefined ? "0x" : toFunctionSelector(setUp), calls }];
}

/** A test without arguments once, any other with a few that follow from its name. */
function callsOf(one: AbiFunction): Suite["calls"] {
  if (one.inputs.length === 0) return [{ test: one.name, data: toFunctionSelector(one) }];
  const dice = createDice(`mutate/${one.name}`);
  return Array.from({ length: CASES }, (_, at) => ({
    test: `${one.name} #${at}`,
    data: encodeFunctionData({
      abi: [one],
      functionName: one.name,
      args: drawArguments(one.inputs, dice),
    }),
  }));
}
