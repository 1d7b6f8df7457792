import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { mnemonicToAccount } from "viem/accounts";
import { BOOKS, decodeBook } from "../deploy/addressBook.ts";
import { predictAddresses } from "../deploy/predictAddresses.ts";
import { LOCAL_MNEMONIC } from "../world/anvil.ts";
import { compileContracts } from "./artifacts.ts";
import { bindingsModule, deploymentsModule, type KnownDeployment } from "./bindings.ts";
import { withLayersTable } from "./layersTable.ts";
import { modelVectors } from "./modelVectors.ts";
import { replayVectors } from "./replayVectors.ts";
import { contractSources } from "./stamp.ts";
import { vectorsLibrary } from "./vectors.ts";

const LOCAL_CHAIN = 31337;

/** The generated files that carry a stamp, because only the compiler knows what they must say. */
export const STAMPED = ["extension/chain/generated/abi.ts", "secware/sdk/generated/abi.ts"] as const;

/** Every generated file and what it must say, by its path from the root. Effects: compiles contracts that changed. */
export async function generatedFiles(root: string): Promise<Record<string, string>> {
  const artifacts = await compileContracts(root);
  const sources = contractSources(root);
  return {
    [STAMPED[0]]: bindingsModule(artifacts, sources),
    [STAMPED[1]]: bindingsModule(artifacts, sources, ["Market", "Registry"]),
    ...filesWithoutCompiler(root),
  };
}

/** The generated files that follow from files of the repository alone. Reads files. */
export function filesWithoutCompiler(root: string): Record<string, string> {
  return {
    "extension/chain/generated/deployments.ts": deploymentsModule([localDeployment(), ...published(root)]),
    "contracts/test/generated/Vectors.sol": vectorsLibrary(root),
    "contracts/test/generated/ModelVectors.sol": modelVectors(),
    "contracts/test/generated/ReplayVectors.sol": replayVectors(),
    "ARCHITECTURE.md": withLayersTable(readFileSync(join(root, "ARCHITECTURE.md"), "utf8")),
  };
}

/** The files that do not say what they must. Reads files. */
export function staleFiles(root: string, wanted: Record<string, string>): string[] {
  return Object.entries(wanted)
    .filter(
      ([file, text]) => !existsSync(join(root, file)) || readFileSync(join(root, file), "utf8") !== text,
    )
    .map(([file]) => file);
}

/** Writes the files named. Effects: files. */
export function writeFiles(root: string, wanted: Record<string, string>, names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), wanted[name] ?? "");
  }
}

/** On a fresh local chain the first account of the public mnemonic deploys first: nothing needs to run to know where. */
function localDeployment(): KnownDeployment {
  const addresses = predictAddresses(mnemonicToAccount(LOCAL_MNEMONIC).address, 0);
  return { chainId: LOCAL_CHAIN, firstBlock: 0, addresses };
}

/** What was deployed on public chains: the address books in the repository. */
function published(root: string): KnownDeployment[] {
  const folder = join(root, BOOKS);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => decodeBook(readFileSync(join(folder, file), "utf8")));
}
