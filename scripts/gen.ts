import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { toHex } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { deployAll } from "./deploy/deployAll.ts";
import { compileContracts } from "./gen/artifacts.ts";
import { bindingsModule, deploymentsModule } from "./gen/bindings.ts";
import { vectorsLibrary } from "./gen/vectors.ts";
import { runCommand } from "./terminal/command.ts";
import { createLifetime } from "./terminal/processes.ts";
import { LOCAL_MNEMONIC, startAnvil } from "./world/anvil.ts";
import { takePort } from "./world/ports.ts";

await runCommand(
  {
    name: "gen",
    does: "Writes what is generated: contract bindings, and where the contracts stand on a fresh local chain.",
    options: { check: { type: "boolean", help: "write nothing; fail where a file is stale" } },
  },
  async ({ check }) => {
    const root = process.cwd();
    const artifacts = await compileContracts(root);
    const files: Record<string, string> = {
      "extension/chain/generated/abi.ts": bindingsModule(artifacts),
      "extension/chain/generated/deployments.ts": deploymentsModule([await localDeployment(root)]),
      "contracts/test/generated/Vectors.sol": vectorsLibrary(root),
      "secware/sdk/generated/abi.ts": bindingsModule(artifacts, ["Market", "Registry"]),
    };
    const stale = Object.entries(files).filter(
      ([file, text]) => !existsSync(file) || readFileSync(file, "utf8") !== text,
    );
    for (const [file, text] of stale) {
      console.log(`${check === true ? "stale" : "written"}: ${file}`);
      if (check === true) continue;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return check === true && stale.length > 0 ? 1 : 0;
  },
);

/** Deploys on a fresh chain to see where everything stands. */
async function localDeployment(root: string) {
  const lifetime = createLifetime();
  try {
    const { rpcUrl } = await startAnvil({ chainId: 31337, port: await takePort("home"), lifetime });
    const key = mnemonicToAccount(LOCAL_MNEMONIC).getHdKey().privateKey;
    const deployment = await deployAll({
      root,
      rpcUrl,
      chainId: 31337,
      deployerKey: toHex(key ?? new Uint8Array()),
    });
    return { ...deployment, firstBlock: 0 };
  } finally {
    await lifetime.endAll();
  }
}
