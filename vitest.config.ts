import { defineConfig } from "vitest/config";

const seed = Number(process.env["TEST_SEED"] ?? Math.floor(Date.now() % 2 ** 31));
// A full run makes properties longer, and has the patience for them.
const patience = Number(process.env["PROPERTY_TIMES"] ?? 1);

export default defineConfig({
  test: {
    include: ["**/*.test.ts", "**/*.test.tsx"],
    exclude: ["node_modules", "dist", ".local", "contracts/out", "test/e2e/**"],
    sequence: { shuffle: true, seed },
    retry: 0,
    // Vitest leaves one core to itself by default; on two cores that is half of the machine, while it mostly waits.
    maxWorkers: "100%",
    // The end of a test that hangs, on the slowest machine that runs them: no test is judged by its speed.
    testTimeout: 120_000 * patience,
    hookTimeout: 120_000 * patience,
    unstubGlobals: true,
  },
});
