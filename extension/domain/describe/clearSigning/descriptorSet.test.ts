import { describe, expect, test } from "vitest";
import { parseTime } from "../../time.ts";
import {
  acceptDescriptorSet,
  decodeDescriptorSet,
  descriptorHashOf,
  isWhole,
  SET_BYTES_AT_MOST,
} from "./descriptorSet.ts";

const files = {
  "vault.json": { context: { contract: {} }, display: { formats: {} } },
  "common.json": { metadata: { owner: "Vault" } },
};
const bundle = {
  ...{ v: 1, name: "Registry", licence: "Apache-2.0", date: "2026-09-01T00:00:00Z" },
  ...{ count: 2, hash: descriptorHashOf(files), files },
};
const named = { name: "vault.json", date: "2026-09-02T00:00:00Z" };
const now = parseTime("2026-09-03T00:00:00Z") ?? 0;
const decode = (value: unknown, as: typeof named | null = null) =>
  decodeDescriptorSet(JSON.stringify(value), as);

describe("decodeDescriptorSet", () => {
  test("default: a set whose count and hash hold is read, with its files as texts", () => {
    const read = decode(bundle);

    expect(read).toMatchObject({ status: "decoded", set: { name: "Registry", hash: bundle.hash } });
    expect(read.status === "decoded" && JSON.parse(read.set.files["vault.json"] ?? "")).toEqual(
      files["vault.json"],
    );
  });

  test.each([
    ["a file that was changed", { files: { ...files, "vault.json": { display: {} } } }, "hash"],
    ["a file that was lost", { files: { "vault.json": files["vault.json"] } }, "count"],
    ["another form", { v: 2 }, "malformed"],
    ["a name with control characters", { name: "Line\nbreak" }, "malformed"],
    ["a file that is no object", { files: { "vault.json": "text" } }, "malformed"],
    ["a member that nobody knows", { extra: 1 }, "malformed"],
  ])("error: %s is refused", (_, change, problem) => {
    expect(decode({ ...bundle, ...change })).toEqual({ status: "refused", problem });
  });

  test("error: a text that is cut off or too long is refused", () => {
    const text = JSON.stringify(bundle);

    expect(decodeDescriptorSet(text.slice(0, -1))).toMatchObject({ problem: "malformed" });
    expect(decodeDescriptorSet(" ".repeat(SET_BYTES_AT_MOST) + text)).toMatchObject({ problem: "malformed" });
  });

  test.each<[string, unknown, readonly string[]]>([
    ["one descriptor", files["vault.json"], ["1.json"]],
    ["a list of them", [files["vault.json"], files["common.json"]], ["1.json", "2.json"]],
    ["descriptors by path", files, ["vault.json", "common.json"]],
  ])("behavior: from a picked file %s is taken too, under the file's name", (_, value, paths) => {
    const read = decode(value, named);

    expect(read).toMatchObject({ set: { name: "vault.json", licence: "Not stated", date: named.date } });
    expect(read.status === "decoded" && Object.keys(read.set.files)).toEqual(paths);
    expect(decode(value)).toEqual({ status: "refused", problem: "malformed" });
  });

  test.each([
    ["a list of numbers", [1]],
    ["nothing", null],
    ["an empty list", []],
    ["other settings", { a: { b: 1 } }],
  ])("error: %s is no descriptor", (_, value) => {
    expect(decode(value, named)).toEqual({ status: "refused", problem: "malformed" });
  });

  test("error: a set that says of itself what does not hold is refused from a picked file too", () => {
    expect(decode({ ...bundle, count: 3 }, named)).toEqual({ status: "refused", problem: "count" });
  });
});

describe("acceptDescriptorSet", () => {
  const read = decode(bundle);
  const set = read.status === "decoded" ? read.set : null;

  test.each([
    ["the first", null, null],
    ["the same again", { name: "Registry", date: "2026-09-01T00:00:00Z" }, null],
    ["a later one", { name: "Registry", date: "2026-08-01T00:00:00Z" }, null],
    ["an older one", { name: "Registry", date: "2026-09-01T00:00:01Z" }, "older"],
    ["another", { name: "Other", date: "2026-08-01T00:00:00Z" }, "other-set"],
  ])("default: %s", (_, previous, problem) => {
    expect(set === null ? "unread" : acceptDescriptorSet(previous, set, now)).toBe(problem);
  });

  test("error: one of the day after tomorrow is refused", () => {
    const late = { ...set, date: "2026-09-04T00:00:01Z" };

    expect(set === null ? "unread" : acceptDescriptorSet(null, { ...set, ...late }, now)).toBe("future");
  });
});

describe("isWhole", () => {
  test("default: files that are those of the hash", () => {
    const read = decode(bundle);
    const set = read.status === "decoded" ? read.set : { files: {}, hash: bundle.hash };

    expect(isWhole(set)).toBe(true);
    expect(isWhole({ ...set, files: { ...set.files, "vault.json": "{}" } })).toBe(false);
    expect(isWhole({ ...set, files: { ...set.files, "vault.json": "{" } })).toBe(false);
    expect(isWhole({ ...set, files: {} })).toBe(false);
  });
});
