import { allGates, runGates } from "./checks/gates.ts";
import { toLines } from "./checks/problem.ts";
import { runCommand } from "./terminal/command.ts";

await runCommand(
  {
    name: "check",
    does: "Checks format, types, lint, layers, unused code, links, error pages and generated files. Writes nothing.",
  },
  async () => {
    const startedAt = performance.now();
    const reports = await runGates(allGates(process.cwd()), ({ gate, filesSeen, problems }) => {
      const isBlind = filesSeen === 0;
      console.log(
        `${problems.length === 0 && !isBlind ? "✓" : "✗"} ${gate}${isBlind ? ": saw nothing" : ""}`,
      );
    });
    const problems = reports.flatMap((report) => report.problems);
    for (const line of toLines(problems)) console.log(line);
    const isBlind = reports.some(({ filesSeen }) => filesSeen === 0);
    console.log(`${problems.length} problems in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    return problems.length === 0 && !isBlind ? 0 : 1;
  },
);
