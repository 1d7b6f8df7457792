import { expect, test } from "vitest";
import { fixedPorts } from "./portOptions.ts";

test("default: only what the user fixed is fixed", () => {
  expect(fixedPorts({ "port-home": "8545", check: true })).toEqual({ home: 8545 });
});

test.each(["0", "65536", "eighty", "1.5", ""])("error: %j is no port", (text) => {
  expect(() => fixedPorts({ "port-dapp": text })).toThrow("--port-dapp is not a port.");
});
