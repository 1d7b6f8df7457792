import { describe, expect, test } from "vitest";
import { functionsOf, signatureText } from "./contractInterface.ts";

const transfer = {
  type: "function",
  name: "transfer",
  stateMutability: "nonpayable",
  inputs: [
    { name: "to", type: "address", internalType: "address" },
    { name: "amount", type: "uint256" },
  ],
  outputs: [{ name: "", type: "bool" }],
};
const order = {
  type: "function",
  name: "fill",
  inputs: [
    {
      name: "orders",
      type: "tuple[]",
      components: [
        { name: "maker", type: "address" },
        { name: "parts", type: "tuple", components: [{ name: "share", type: "uint16" }] },
      ],
    },
    { name: "", type: "bytes" },
  ],
};

describe("functionsOf", () => {
  test("default: functions are found by the first four bytes of their calls", () => {
    const functions = functionsOf([transfer, order, { type: "event", name: "Sent", inputs: [] }]) ?? {};

    expect(Object.keys(functions)).toHaveLength(2);
    const found = functions["0xa9059cbb"];
    expect(found === undefined ? null : signatureText(found)).toBe("transfer(address to, uint256 amount)");
    expect(Object.values(functions).map(signatureText)).toContain("fill((address,(uint16))[] orders, bytes)");
  });

  test.each([
    ["a name that is none", { ...transfer, name: "send it" }],
    ["a name from the prototype's side", { ...transfer, name: "a".repeat(81) }],
    ["a type that is none", { ...transfer, inputs: [{ name: "to", type: "uint257" }] }],
    ["a type with bytes too many", { ...transfer, inputs: [{ name: "to", type: "bytes33" }] }],
    ["a group without members", { ...transfer, inputs: [{ name: "to", type: "tuple" }] }],
    ["a parameter's name with markup", { ...transfer, inputs: [{ name: "<b>", type: "address" }] }],
    ["no inputs", { type: "function", name: "transfer" }],
    ["no object", "transfer"],
    ["nothing", null],
  ])("error: %s is left out, and the others stay", (_, bad) => {
    expect(Object.values(functionsOf([bad, order]) ?? {}).map(({ name }) => name)).toEqual(["fill"]);
  });

  test.each([
    ["no list", {}],
    ["text", "[]"],
    ["nothing", undefined],
    ["more than any has", Array(4001).fill(transfer)],
  ])("error: %s is no interface", (_, abi) => {
    expect(functionsOf(abi)).toBeNull();
  });

  test("error: groups in groups without end are left out", () => {
    const nested = (depth: number): object =>
      depth === 0
        ? { name: "x", type: "uint8" }
        : { name: "x", type: "tuple", components: [nested(depth - 1)] };

    expect(functionsOf([{ type: "function", name: "deep", inputs: [nested(5000)] }])).toEqual({});
  });

  test("behavior: a function named like a member of every object is one like others", () => {
    const functions = functionsOf([{ type: "function", name: "constructor", inputs: [] }]) ?? {};

    expect(Object.values(functions)).toEqual([{ name: "constructor", inputs: [] }]);
  });
});
