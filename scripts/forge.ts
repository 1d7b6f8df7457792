import { spawnSync } from "node:child_process";
import { forgeBinary } from "./forge/forgeBinary.ts";

// The native program, and its exit status: the npm launcher ends with 0 whatever happened.
const { status } = spawnSync(forgeBinary(), process.argv.slice(2), { stdio: "inherit" });
process.exitCode = status ?? 1;
