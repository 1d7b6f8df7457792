import { generatedFiles, staleFiles, writeFiles } from "./gen/generatedFiles.ts";
import { runCommand } from "./terminal/command.ts";

await runCommand(
  {
    name: "gen",
    does: "Writes what is generated: contract bindings, where contracts stand, and the wire's vectors for the contracts' tests.",
    options: { check: { type: "boolean", help: "write nothing; fail where a file is stale" } },
  },
  async ({ check }) => {
    const root = process.cwd();
    const wanted = await generatedFiles(root);
    const stale = staleFiles(root, wanted);
    for (const file of stale) console.log(`${check === true ? "stale" : "written"}: ${file}`);
    if (check === true) return stale.length > 0 ? 1 : 0;
    writeFiles(root, wanted, stale);
    return 0;
  },
);
