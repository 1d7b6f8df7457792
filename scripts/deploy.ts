import { writeBook } from "./deploy/addressBook.ts";
import { deployAll } from "./deploy/deployAll.ts";
import { readDeployTarget } from "./deploy/deployOptions.ts";
import { runCommand } from "./terminal/command.ts";

await runCommand(
  {
    name: "deploy",
    does: "Deploys every contract to one chain and writes an address book. The key comes from SECHUB_DEPLOYER_KEY or a file.",
    options: {
      rpc: { type: "string", help: "the node's URL (or SECHUB_RPC_URL)" },
      chain: { type: "string", help: "the chain's number (or SECHUB_CHAIN); the node must be of it" },
      "key-file": { type: "string", help: "a file that holds the private key of the deployer" },
      out: { type: "string", help: "the address book (contracts/deployments/CHAIN.json)" },
    },
  },
  async (flags) => {
    const { book, ...target } = readDeployTarget(flags, process.env);
    const deployment = await deployAll({ root: process.cwd(), ...target, tell: console.log });
    writeBook(book, deployment);
    console.log(`Written: ${book}. Run \`npm run gen\` to build it into the wallet.`);
    return 0;
  },
);
