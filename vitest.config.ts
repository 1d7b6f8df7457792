import { defineConfig } from "vitest/config";

const seed = Number(process.env["TEST_SEED"] ?? Math.floor(Date.now() % 2 ** 31));

export default defineConfig({
  test: {
    include: ["**/*.test.ts", "**/*.test.tsx"],
    exclude: ["node_modules", "dist", ".local", "contracts/out", "test/e2e/**"],
    sequence: { shuffle: true, seed },
    retry: 0,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    unstubGlobals: true,
  },
});
