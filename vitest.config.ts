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
    testTimeout: 20_000 * patience,
    hookTimeout: 60_000,
    unstubGlobals: true,
  },
});
