import { describe, expect, test } from "vitest";
import { isSafe } from "./safeSingletons.ts";
import { sampleContext, stranger, token } from "./samples.ts";

const singleton = "0x3e5c63644e683549055b9be8653de26e0b4cd36e";

describe("isSafe", () => {
  test("default: the code of Safes is one, and so is a proxy that was read as running it", () => {
    const proxy = { kind: "safe", implementation: singleton, code: "contract" } as const;

    expect(isSafe(singleton, sampleContext())).toBe(true);
    expect(isSafe(stranger, sampleContext({ contracts: { [stranger]: { proxy } } }))).toBe(true);
  });

  test.each([
    ["nothing was read of", undefined],
    ["is no proxy", { proxy: null }],
    [
      "is a Safe's proxy for other code",
      { proxy: { kind: "safe", implementation: token, code: "contract" } },
    ],
    ["is another proxy", { proxy: { kind: "eip1967", implementation: singleton, code: "contract" } }],
  ] as const)("behavior: what %s is none", (_, facts) => {
    expect(
      isSafe(stranger, sampleContext(facts === undefined ? {} : { contracts: { [stranger]: facts } })),
    ).toBe(false);
  });
});
