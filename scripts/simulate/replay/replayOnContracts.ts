import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { forgeBinary } from "../../forge/forgeBinary.ts";
import { runProgram } from "../../terminal/processes.ts";

const DIRECTORY = ".local/model";
const FILE = `${DIRECTORY}/replay.bin`;
const DEADLINE_MS = 1_800_000;
const SUITE = "contracts/test/Replay.t.sol";
const TEST = "theContractsComeTo";

/** What the contracts made of a record: nothing, where they agree to the unit. */
export interface Replayed {
  differs: string | null;
  seconds: number;
}

/** Has the contracts live through a record. Effects: writes it to `.local/model`, compiles what changed. */
export async function replayOnContracts(record: Uint8Array, root: string): Promise<Replayed> {
  mkdirSync(DIRECTORY, { recursive: true });
  writeFileSync(FILE, record);
  const began = Date.now();
  const { status, output } = await runProgram(
    forgeBinary(),
    ["test", "--match-path", SUITE, "--match-test", TEST],
    { cwd: root, deadlineMs: DEADLINE_MS, env: { ...process.env, REPLAY_RECORD: resolve(FILE) } },
  );
  const seconds = Math.round((Date.now() - began) / 1_000);
  if (status === 0 && output.includes("1 passed")) return { differs: null, seconds };
  const said = output.split("\n").filter((line) => line.includes("[FAIL") || line.includes("Error"));
  return { differs: said[0] ?? output.slice(-2_000), seconds };
}
