import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { ScriptError } from "../scriptError.ts";
import { type Lifetime, startProcess, stopProcess } from "../terminal/processes.ts";

/** Public, known to everybody, and only for chains on this machine. */
export const LOCAL_MNEMONIC = "test test test test test test test test test test test junk";

export interface Anvil {
  chainId: number;
  rpcUrl: string;
}

export interface AnvilOptions {
  chainId: number;
  port: number;
  lifetime: Lifetime;
  /** Where the chain's state is kept between runs; left out: forgotten at the end. */
  stateFile?: string;
  /** Whose rules of execution and fees the chain has; left out: Ethereum's. */
  network?: "optimism";
  /** A block for each transaction; left out: one a second. */
  minesAtOnce?: true;
}

const START_DEADLINE_MS = 15_000;

/**
 * Starts a local chain.
 *
 * Effects: a process, ended by `lifetime`; the state file, written when it ends.
 */
export async function startAnvil({
  chainId,
  port,
  lifetime,
  stateFile,
  network,
  minesAtOnce,
}: AnvilOptions): Promise<Anvil> {
  const state = stateFile === undefined ? [] : ["--dump-state", stateFile];
  if (stateFile !== undefined && existsSync(stateFile)) state.push("--load-state", stateFile);
  const rules = network === undefined ? [] : ["--network", network];
  const numbers = ["--chain-id", String(chainId), "--port", String(port)];
  if (minesAtOnce !== true) numbers.push("--block-time", "1");
  const child = startProcess(
    anvilBinary(),
    ["--host", "127.0.0.1", "--silent", "--mnemonic", LOCAL_MNEMONIC, ...numbers, ...rules, ...state],
    {},
  );
  lifetime.add(`chain ${chainId}`, () => stopProcess(child));
  const anvil = { chainId, rpcUrl: `http://127.0.0.1:${port}` };
  await waitUntilItAnswers(anvil, () => child.exitCode);
  return anvil;
}

/** The native program inside the npm package; the launcher loses exit codes. */
export function anvilBinary(): string {
  const cpu = process.arch === "arm64" ? "arm64" : "amd64";
  const file = process.platform === "win32" ? "anvil.exe" : "anvil";
  try {
    return createRequire(import.meta.url).resolve(`@foundry-rs/anvil-${process.platform}-${cpu}/bin/${file}`);
  } catch (error) {
    throw new ScriptError("There is no local chain program for this machine.", {
      hint: "use Linux, macOS or Windows on x64 or arm64, and install with optional packages.",
      facts: { platform: process.platform, cpu },
      cause: error,
    });
  }
}

/** One JSON-RPC call, bounded in time. */
export async function callRpc(
  rpcUrl: string,
  method: string,
  params: readonly unknown[] = [],
): Promise<unknown> {
  const response = await fetch(rpcUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    signal: AbortSignal.timeout(10_000),
  });
  const answer = (await response.json()) as { result?: unknown; error?: { message: string } };
  if (answer.error !== undefined) {
    throw new ScriptError("The local chain refused a call.", {
      facts: { method, answer: answer.error.message },
    });
  }
  return answer.result;
}

async function waitUntilItAnswers(anvil: Anvil, exitCode: () => number | null): Promise<void> {
  const until = performance.now() + START_DEADLINE_MS;
  while (performance.now() < until && exitCode() === null) {
    const chainId = await callRpc(anvil.rpcUrl, "eth_chainId").catch(() => undefined);
    if (chainId === `0x${anvil.chainId.toString(16)}`) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new ScriptError("A local chain did not start.", {
    hint: "see whether its port is free, then start again.",
    facts: { chainId: anvil.chainId },
  });
}
