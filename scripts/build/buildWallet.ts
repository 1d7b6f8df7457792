import { ScriptError } from "../scriptError.ts";
import { runProgram } from "../terminal/processes.ts";

/** Builds the wallet into `dist/`. Effects: writes files. */
export async function buildWallet(root: string): Promise<string> {
  const { status, output } = await runProgram(
    process.execPath,
    ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"],
    {
      cwd: root,
      deadlineMs: 600_000,
    },
  );
  if (status !== 0)
    throw new ScriptError("The wallet did not build.", { hint: output.split("\n").slice(-30).join("\n") });
  return `${root}/dist`;
}
