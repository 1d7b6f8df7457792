import { existsSync } from "node:fs";
import { basename } from "node:path";
import type { TestContext } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** Printed beside the test by `npm test`: no skip is silent. */
    skipReason?: string;
  }
}

/** Skips a test whose reference data is not at hand, and says so; nobody's data is copied into this project. */
export function needData({ task, skip }: TestContext, path: string): void {
  if (existsSync(path)) return;
  task.meta.skipReason = `the reference data ${basename(path)} is not at hand here`;
  skip();
}
