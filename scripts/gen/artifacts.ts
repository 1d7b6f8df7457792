import { readFileSync } from "node:fs";
import type { Abi } from "viem";
import { forgeBinary } from "../forge/forgeBinary.ts";
import { ScriptError } from "../scriptError.ts";
import { runProgram } from "../terminal/processes.ts";

/** The contracts that are deployed, in the order in which they are. */
export const CONTRACTS = ["SecToken", "Registry", "ProviderStake", "Market", "SecHub", "HubFactory"] as const;
export type ContractName = (typeof CONTRACTS)[number];

export interface Artifact {
  abi: Abi;
  bytecode: `0x${string}`;
}

/** Compiles what has changed. Effects: writes `contracts/out`. */
export async function compileContracts(root: string): Promise<void> {
  const { status, output } = await runProgram(forgeBinary(), ["build", "--skip", "test"], {
    cwd: root,
    deadlineMs: 300_000,
  });
  if (status !== 0)
    throw new ScriptError("The contracts did not compile.", {
      hint: output.split("\n").slice(-30).join("\n"),
    });
}

/** What the compiler made of one contract. Reads one file. */
export function readArtifact(root: string, name: ContractName): Artifact {
  const file = `${root}/contracts/out/${name}.sol/${name}.json`;
  const { abi, bytecode } = JSON.parse(readFileSync(file, "utf8")) as {
    abi: Abi;
    bytecode: { object: `0x${string}` };
  };
  return { abi, bytecode: bytecode.object };
}
