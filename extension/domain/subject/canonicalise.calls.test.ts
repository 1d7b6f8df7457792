import { describe, expect, test } from "vitest";
import { friend, own, sampleRequest } from "../samples.ts";
import { canonicalise } from "./canonicalise.ts";

const batch = {
  version: "2.0.0",
  from: own,
  chainId: "0x1",
  atomicRequired: false,
  calls: [{ to: friend, value: "0x1" }, { to: friend }],
};

function ask(changes: Record<string, unknown>, account: typeof own | null = null) {
  return canonicalise(sampleRequest("wallet_sendCalls", [{ ...batch, ...changes }], { account }));
}

describe("canonicalise wallet_sendCalls", () => {
  test("default", () => {
    expect(ask({ id: "mine" })).toEqual({
      status: "canonical",
      callsId: "mine",
      subject: {
        kind: "calls",
        chainId: 1,
        from: own,
        atomic: false,
        calls: [
          { to: friend, value: 1n, data: "0x" },
          { to: friend, value: 0n, data: "0x" },
        ],
      },
    });
  });

  test("behavior: without from the connected account stands in", () => {
    const canonical = ask({ from: undefined }, own);

    expect(canonical.status).toBe("canonical");
  });

  test("behavior: an unknown capability that is optional is ignored [I11]", () => {
    expect(
      ask({ capabilities: { paymasterService: { optional: true, url: "https://x.example" } } }).status,
    ).toBe("canonical");
  });

  test.each([
    [
      "an unknown capability [I11]",
      { capabilities: { paymasterService: { url: "https://x.example" } } },
      5700,
    ],
    ["500 calls [I11]", { calls: Array.from({ length: 500 }, () => ({ to: friend })) }, 5740],
    ["atomic", { atomicRequired: true }, 5760],
    ["another version", { version: "1.0" }, -32602],
    ["another chain [F05]", { chainId: "0x2" }, -32602],
    ["no calls", { calls: [] }, -32602],
    ["a call with an unknown key", { calls: [{ to: friend, gas: "0x1" }] }, -32602],
    ["data to an own account [I07]", { calls: [{ to: own, data: "0x12" }] }, -32602],
    ["another's account", { from: friend }, 4100],
  ])("error: %s", (_, changes, rpcCode) => {
    const canonical = ask(changes);

    expect(canonical.status === "refused" && canonical.reason.rpcCode).toBe(rpcCode);
  });
});
