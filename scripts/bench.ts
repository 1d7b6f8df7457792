import { cpus } from "node:os";
import { measureCall } from "./bench/call.ts";
import { measureDecision } from "./bench/decision.ts";
import type { Figure, Measure } from "./bench/figure.ts";
import { measureGas } from "./bench/gas.ts";
import { measureHosts } from "./bench/hosts.ts";
import { measureInpage } from "./bench/inpage.ts";
import { measurePolicy } from "./bench/policy.ts";
import { measureSdk } from "./bench/sdk.ts";
import { toTable } from "./bench/toTable.ts";
import { measureWindow } from "./bench/window.ts";
import { runCommand } from "./terminal/command.ts";
import { createSteps } from "./terminal/steps.ts";

const measures: Readonly<Record<string, Measure>> = {
  inpage: measureInpage,
  call: measureCall,
  decision: measureDecision,
  gas: measureGas,
  hosts: measureHosts,
  policy: measurePolicy,
  sdk: measureSdk,
  window: measureWindow,
};

await runCommand(
  {
    name: "bench",
    does: "Measures the figures that have a goal, each beside its peer where there is one. Exits 0 whatever they say.",
    options: {
      json: { type: "boolean", help: "for other programs" },
      only: { type: "string", help: `one of ${Object.keys(measures).join(", ")}` },
    },
  },
  async ({ json, only }) => {
    const steps = createSteps((line) => console.error(line));
    const figures: Figure[] = [];
    for (const [name, measure] of Object.entries(measures)) {
      if (only !== undefined && only !== name) continue;
      figures.push(...(await steps.run(name, measure)));
    }
    const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}, Node ${process.version}`;
    console.log(json === true ? JSON.stringify({ machine, figures }) : toTable(figures).join("\n"));
    return 0;
  },
);
