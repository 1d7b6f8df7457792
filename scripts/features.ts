import { printMatrix } from "./claims/printMatrix.ts";
import { runCommand } from "./terminal/command.ts";

await runCommand(
  {
    name: "features",
    does: "Prints each requirement with the tests that prove it, from the last whole `npm test`; refuses a stale report.",
    options: { json: { type: "boolean", help: "for other programs" } },
  },
  async ({ json }) => printMatrix(process.cwd(), "docs/requirements.md", json === true),
);
