import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Abi } from "viem";
import { forgeBinary } from "../forge/forgeBinary.ts";
import { ScriptError } from "../scriptError.ts";
import { runProgram } from "../terminal/processes.ts";

/** The contracts that are deployed, in the order in which they are. */
export const CONTRACTS = [
  "SecToken",
  "Registry",
  "ProviderStake",
  "Market",
  "PerformancePool",
  "Reputation",
  "Disputes",
  "SecHub",
  "HubFactory",
  "SecGov",
  "Restaking",
  "Desk",
  "Packages",
  "Voice",
  "SecTimelock",
  "SecGovernor",
] as const;
export type ContractName = (typeof CONTRACTS)[number];

/** Contracts that answer for another one's code too: what is called there is called here. */
const ALSO: Partial<Record<ContractName, string>> = { Disputes: "DisputesOpening" };

export interface Artifact {
  abi: Abi;
  bytecode: `0x${string}`;
}

/** What decides the bytecode: the sources, the settings, and the exact packages. */
const INPUTS = ["contracts/src", "foundry.toml", "package-lock.json"];

/**
 * Compiles the contracts unless exactly these sources were compiled before, and says where the outcome is.
 *
 * Effects: writes a folder in `.local/contracts`, named by the sources' hash. Tests and lint have a folder of their own, so
 * that what they leave there is never deployed.
 */
export async function compileContracts(root: string): Promise<string> {
  const folder = join(root, ".local/contracts", sourceHash(root));
  const stamp = join(folder, "complete");
  if (existsSync(stamp)) return folder;
  mkdirSync(folder, { recursive: true });
  const paths = ["--out", join(folder, "out"), "--cache-path", join(folder, "cache")];
  const { status, output } = await runProgram(forgeBinary(), ["build", "--skip", "test", ...paths], {
    cwd: root,
    deadlineMs: 900_000,
  });
  if (status !== 0) {
    throw new ScriptError("The contracts did not compile.", {
      hint: output.split("\n").slice(-30).join("\n"),
    });
  }
  writeFileSync(stamp, "");
  return folder;
}

/** What the compiler made of one contract, with all that it answers. Reads files of a folder that `compileContracts` named. */
export function readArtifact(folder: string, name: ContractName): Artifact {
  const { abi, bytecode } = readOne(folder, name);
  const also = ALSO[name];
  if (also === undefined) return { abi, bytecode };
  const known = new Set(abi.map((item) => JSON.stringify(item)));
  const more = readOne(folder, also).abi.filter(
    (item) => item.type !== "constructor" && !known.has(JSON.stringify(item)),
  );
  return { abi: [...abi, ...more], bytecode };
}

function readOne(folder: string, name: string): Artifact {
  const file = join(folder, "out", `${name}.sol`, `${name}.json`);
  const { abi, bytecode } = JSON.parse(readFileSync(file, "utf8")) as {
    abi: Abi;
    bytecode: { object: `0x${string}` };
  };
  return { abi, bytecode: bytecode.object };
}

function sourceHash(root: string): string {
  const hash = createHash("sha256");
  const files = INPUTS.flatMap((input) => filesIn(root, input)).sort();
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  return hash.digest("hex").slice(0, 16);
}

function filesIn(root: string, input: string): string[] {
  if (!existsSync(join(root, input))) return [];
  if (!input.startsWith("contracts/")) return [input];
  return readdirSync(join(root, input), { withFileTypes: true }).flatMap((entry) => {
    const path = `${input}/${entry.name}`;
    return entry.isDirectory() ? filesIn(root, path) : [path];
  });
}
