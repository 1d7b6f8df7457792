import { expect, test } from "vitest";
import { createUploads } from "./createUploads.ts";

test("default: parts in their order make the file, once", () => {
  const uploads = createUploads(() => 0);
  expect(uploads.put({ file: "a", index: 0, text: "one " })).toBe(true);
  expect(uploads.put({ file: "a", index: 1, text: "two" })).toBe(true);
  expect(uploads.take("a")).toBe("one two");
  expect(uploads.take("a")).toBeNull();
});

test("error: a part that is missing, of another file, or doubled is not taken", () => {
  const uploads = createUploads(() => 0);
  expect(uploads.put({ file: "a", index: 1, text: "late" })).toBe(false);
  uploads.put({ file: "a", index: 0, text: "one" });
  expect(uploads.put({ file: "b", index: 1, text: "other" })).toBe(false);
  expect(uploads.put({ file: "a", index: 2, text: "gap" })).toBe(false);
  expect(uploads.take("b")).toBeNull();
  expect(uploads.take("a")).toBe("one");
});

test("error: more than 64 Mi characters are not kept", () => {
  const uploads = createUploads(() => 0);
  const part = "x".repeat(32 * 1024 * 1024);
  expect(uploads.put({ file: "a", index: 0, text: part })).toBe(true);
  expect(uploads.put({ file: "a", index: 1, text: part })).toBe(true);
  expect(uploads.put({ file: "a", index: 2, text: "x" })).toBe(false);
  expect(uploads.take("a")).toBeNull();
});

test("behavior: a new file takes the place of one that was not gone on with, and a late part is not taken", () => {
  let time = 0;
  const uploads = createUploads(() => time);
  uploads.put({ file: "a", index: 0, text: "one" });
  uploads.put({ file: "b", index: 0, text: "two" });
  expect([uploads.take("a"), uploads.take("b")]).toEqual([null, "two"]);
  uploads.put({ file: "c", index: 0, text: "three" });
  time = 60_001;
  expect(uploads.put({ file: "c", index: 1, text: "four" })).toBe(false);
  expect(uploads.take("c")).toBeNull();
});
