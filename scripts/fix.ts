import { runCommand } from "./terminal/command.ts";
import { runProgram } from "./terminal/processes.ts";

await runCommand(
  { name: "fix", does: "Repairs format, imports and what the linter can mend; writes generated files anew." },
  async () => {
    const root = process.cwd();
    const run = (args: readonly string[]) =>
      runProgram(process.execPath, args, { cwd: root, deadlineMs: 900_000, inherit: true });
    const formatted = await run(["node_modules/@biomejs/biome/bin/biome", "check", "--write"]);
    const generated = await run(["--import", "tsx", "scripts/gen.ts"]);
    return Math.max(formatted.status, generated.status);
  },
);
