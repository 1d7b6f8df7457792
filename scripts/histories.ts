import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { hexToBytes } from "viem";
import { forgeBinary } from "./forge/forgeBinary.ts";
import { ScriptError } from "./scriptError.ts";
import { digestsOf } from "./simulate/model/histories.ts";
import { runCommand } from "./terminal/command.ts";
import { runProgram } from "./terminal/processes.ts";

const DIRECTORY = ".local/model";
const FILE = `${DIRECTORY}/histories.bin`;
const DEADLINE_MS = 1_800_000;
/** The one that the contracts' test draws its steps from. */
const SEED = 6n;

await runCommand(
  {
    name: "histories",
    does: "Walks random histories of score, delay, stake, pool and vote weight through the model and through the contracts, and fails where they part.",
    options: { count: { type: "string", help: "how many; 10000" } },
  },
  async ({ count }) => {
    const text = count ?? "10000";
    if (typeof text !== "string" || !/^[1-9]\d{0,5}$/.test(text)) {
      throw new ScriptError(`${JSON.stringify(text)} is no count.`, { hint: "--count 10000" });
    }
    const digests = digestsOf(SEED, Number(text));
    mkdirSync(DIRECTORY, { recursive: true });
    writeFileSync(FILE, Buffer.concat(digests.map((digest) => hexToBytes(digest))));
    const root = process.cwd();
    const { status, output } = await runProgram(
      forgeBinary(),
      ["test", "--match-path", "contracts/test/Model.t.sol"],
      {
        cwd: root,
        deadlineMs: DEADLINE_MS,
        env: { ...process.env, MODEL_HISTORIES: resolve(FILE) },
      },
    );
    console.log(output.split("\n").slice(-6).join("\n"));
    console.log(status === 0 ? `${digests.length} histories agree to the unit.` : "They part.");
    return status === 0 ? 0 : 1;
  },
);
