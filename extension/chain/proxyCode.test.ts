import { keccak256, stringToHex, toHex } from "viem/utils";
import { describe, expect, test } from "vitest";
import type { Address } from "../domain/primitives.ts";
import { addressIn, proxySlots, shapeOf } from "./proxyCode.ts";

const target: Address = `0x${"ab".repeat(20)}`;
const digits = target.slice(2);

describe("shapeOf", () => {
  test("default: an account's delegate, a minimal proxy and a plain contract are told apart", () => {
    expect(shapeOf("0x")).toEqual({ kind: "none" });
    expect(shapeOf(`0xef0100${digits}`)).toEqual({ kind: "account", delegate: target });
    expect(shapeOf(`0x363d3d373d3d3d363d73${digits}5af43d82803e903d91602b57fd5bf3`)).toEqual({
      kind: "contract",
      minimal: target,
      slots: [],
    });
    expect(shapeOf("0x6001600155")).toEqual({ kind: "contract", minimal: null, slots: [] });
  });

  test("behavior: the other forms of a minimal proxy, arguments behind it and capital letters", () => {
    const forms = [
      `3d3d3d3d363d3d37363d73${digits}5af43d3d93803e602a57fd5bf3`,
      `365f5f375f5f365f73${digits}5af43d5f5f3e5f3d91602a57fd5bf3`,
      `363d3d373d3d3d363d73${digits.toUpperCase()}5af43d82803e903d91602b57fd5bf3000102`,
    ] as const;
    for (const form of forms) expect(shapeOf(`0x${form}`)).toMatchObject({ minimal: target });
    expect(shapeOf(`0x00363d3d373d3d3d363d73${digits}5af43d82803e903d91602b57fd5bf3`)).toMatchObject({
      minimal: null,
    });
  });

  test("behavior: the places that code names are the ones to read", () => {
    const code = proxySlots.map(({ slot }) => `7f${slot.slice(2)}54`).join("");

    expect(shapeOf(`0x6080${code}`)).toMatchObject({ slots: proxySlots });
    expect(shapeOf(`0x60807f${proxySlots[1]?.slot.slice(2)}54`)).toMatchObject({
      slots: [{ kind: "beacon" }],
    });
  });

  test("behavior: a Safe's proxy is short and answers for its own copy", () => {
    const safe = `608060405273ffffffffffffffffffffffffffffffffffffffff600054167fa619486e${"0".repeat(56)}600035141560`;

    expect(shapeOf(`0x${safe}`)).toMatchObject({ slots: [{ kind: "safe", slot: `0x${"0".repeat(64)}` }] });
    expect(shapeOf(`0x${safe}${"00".repeat(500)}`)).toMatchObject({ slots: [] });
  });

  test("behavior: a delegation is of exactly one length", () => {
    expect(shapeOf(`0xef0100${digits}00`)).toMatchObject({ kind: "contract" });
    expect(shapeOf(`0xef0100${digits.slice(2)}`)).toMatchObject({ kind: "contract" });
  });
});

test("behavior: the places are what the standards compute", () => {
  const before = (text: string) => toHex(BigInt(keccak256(stringToHex(text))) - 1n);

  expect(proxySlots.map(({ slot }) => slot)).toEqual([
    before("eip1967.proxy.implementation"),
    before("eip1967.proxy.beacon"),
    keccak256(stringToHex("PROXIABLE")),
    keccak256(stringToHex("org.zeppelinos.proxy.implementation")),
  ]);
});

test("behavior: a word of storage is an address or nothing", () => {
  expect(addressIn(`0x${"0".repeat(24)}${digits}`)).toBe(target);
  expect(addressIn(`0x${"0".repeat(64)}`)).toBeNull();
  expect(addressIn(`0x${"0".repeat(23)}1${digits}`)).toBeNull();
  expect(addressIn("0x1")).toBeNull();
  expect(addressIn(undefined)).toBeNull();
});
