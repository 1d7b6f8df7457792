import { describe, expect, it } from "vitest";
import { placeOf, readDescriptors } from "./descriptors.ts";

const address = "0x1111111111111111111111111111111111111111";
const context = { contract: { deployments: [{ chainId: 1, address }] } };

function load(files: Readonly<Record<string, string>>) {
  return readDescriptors(new Map(Object.entries(files)));
}

function spec(files: Readonly<Record<string, unknown>>) {
  const written = Object.entries(files).map(([path, file]): [string, string] => [path, JSON.stringify(file)]);
  const found = readDescriptors(new Map(written)).byPlace.get(placeOf("contract", 1, address));
  return [...(found?.[0]?.formats.values() ?? [])][0]?.spec;
}

const formats = (fields: readonly unknown[], intent?: string) => ({
  display: {
    formats: { "f(uint256 a, uint256 b)": { ...(intent === undefined ? {} : { intent }), fields } },
  },
});

describe("readDescriptors", () => {
  it("default: own members come before included ones, and fields are merged by path", () => {
    const base = formats(
      [
        { path: "a", label: "A", format: "raw" },
        { path: "b", label: "B" },
      ],
      "Base",
    );
    const own = {
      includes: "../base.json",
      context,
      ...formats([
        { path: "a", label: "Mine" },
        { path: "@.value", label: "C" },
      ]),
    };
    expect(spec({ "x/own.json": own, "base.json": base })).toEqual({
      intent: "Base",
      fields: [
        { path: "a", label: "Mine", format: "raw" },
        { path: "b", label: "B" },
        { path: "@.value", label: "C" },
      ],
    });
  });

  it("behavior: a part that names no contract applies nowhere", () => {
    expect(load({ "a.json": JSON.stringify(formats([])) })).toMatchObject({
      byPlace: new Map(),
      refused: [],
    });
  });

  it.each([
    ["includes itself", { "a.json": '{"includes":"b.json"}', "b.json": '{"includes":"a.json"}' }],
    ["includes a file that is not there", { "a.json": '{"includes":"../../../etc/passwd"}' }],
    ["includes no file name", { "a.json": '{"includes":{"deep":1}}' }],
    ["is not a bounded JSON object", { "a.json": "not JSON" }],
    ["is not a bounded JSON object", { "a.json": "[]" }],
    ["is not a bounded JSON object", { "a.json": `{"x":"${"x".repeat(1_000_001)}"}` }],
    ["is not a bounded JSON object", { "a.json": "[".repeat(200_000) }],
  ])("error: a file that %s is left out and named", (why, files) => {
    expect(load(files).refused).toContainEqual({ path: "a.json", why });
  });

  it("error: a chain of includes ends at eight", () => {
    const chain = Array.from({ length: 20 }, (_, index) => [
      `${index}.json`,
      `{"includes":"${index + 1}.json"}`,
    ]);
    expect(load(Object.fromEntries(chain)).refused).toContainEqual({
      path: "0.json",
      why: "includes too deeply",
    });
  });

  it("error: places of the wrong form are no places", () => {
    const deployments = [null, 3, { chainId: "1", address }, { chainId: 1, address: "0x12" }, { chainId: 1 }];
    expect(load({ "a.json": JSON.stringify({ context: { contract: { deployments } } }) }).byPlace.size).toBe(
      0,
    );
  });
});
