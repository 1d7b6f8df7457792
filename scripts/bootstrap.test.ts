import { createRequire } from "node:module";
import { expect, test } from "vitest";

const { isNodeNewEnough } = createRequire(import.meta.url)("./bootstrap.cjs") as {
  isNodeNewEnough: (version: string) => boolean;
};

test("default: the supported lines of Node are accepted", () => {
  expect(["v20.19.0", "v20.20.2", "v22.12.0", "v24.1.0"].filter((one) => !isNodeNewEnough(one))).toEqual([]);
});

test("error: older ones are refused", () => {
  expect(["v18.20.0", "v20.18.3", "v21.7.0", "v22.11.0"].filter(isNodeNewEnough)).toEqual([]);
});
