import { readFileSync } from "node:fs";
import { type Hex, isHex, toHex } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { ScriptError } from "../scriptError.ts";
import { LOCAL_MNEMONIC } from "../world/anvil.ts";
import { BOOKS } from "./addressBook.ts";

/** What the command line and the environment say about one deployment. */
export interface DeployTarget {
  rpcUrl: string;
  chainId: number;
  deployerKey: Hex;
  /** Where the address book goes. */
  book: string;
}

type Words = Record<string, string | boolean | undefined>;
const LOCAL_CHAIN = 31337;

/** Flags first, then the environment. A key is never a flag: command lines are kept in histories. Reads the key's file. */
export function readDeployTarget(flags: Words, environment: NodeJS.ProcessEnv): DeployTarget {
  const chainId = Number(flags["chain"] ?? environment["SECHUB_CHAIN"]);
  if (!Number.isSafeInteger(chainId) || chainId < 1) {
    throw new ScriptError("Which chain is not said.", { hint: "give --chain, or set SECHUB_CHAIN." });
  }
  const rpcUrl = String(flags["rpc"] ?? environment["SECHUB_RPC_URL"] ?? "");
  if (!URL.canParse(rpcUrl)) {
    throw new ScriptError("Which node to use is not said.", { hint: "give --rpc, or set SECHUB_RPC_URL." });
  }
  const folder = chainId === LOCAL_CHAIN ? ".local/deployments" : BOOKS;
  const book = String(flags["out"] ?? `${folder}/${chainId}.json`);
  return { rpcUrl, chainId, deployerKey: readKey(chainId, flags, environment), book };
}

function readKey(chainId: number, flags: Words, environment: NodeJS.ProcessEnv): Hex {
  const file = flags["key-file"];
  const text = typeof file === "string" ? readFileSync(file, "utf8") : environment["SECHUB_DEPLOYER_KEY"];
  if (text === undefined && chainId === LOCAL_CHAIN) {
    return toHex(mnemonicToAccount(LOCAL_MNEMONIC).getHdKey().privateKey ?? new Uint8Array());
  }
  const key = (text ?? "").trim();
  if (isHex(key) && key.length === 66) return key;
  throw new ScriptError("There is no usable key to deploy with.", {
    hint: "set SECHUB_DEPLOYER_KEY to 0x and 64 hexadecimal digits, or give --key-file.",
  });
}
