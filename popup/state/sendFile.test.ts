import { expect, test } from "vitest";
import type { Client } from "../../extension/messages/client.ts";
import { sendFile } from "./sendFile.ts";

/** A fake background that keeps the parts, and takes `most` of them. */
function fakeClient(most = Number.POSITIVE_INFINITY) {
  const parts: { file: string; index: number; text: string }[] = [];
  const client = (async (_name: string, part: (typeof parts)[number]) => {
    if (parts.length >= most) return { status: "refused" };
    parts.push(part);
    return { status: "taken" };
  }) as unknown as Client<"popup">;
  return { parts, client };
}

test("default: a file arrives whole and in order under one new name", async () => {
  const { parts, client } = fakeClient();
  const text = `${"a".repeat(1_000_000)}${"b".repeat(1_000_000)}c`;
  const file = await sendFile(client, new Blob([text]));

  expect(parts.map(({ index }) => index)).toEqual([0, 1, 2]);
  expect(parts.map((part) => part.text).join("")).toBe(text);
  expect(new Set(parts.map((part) => part.file))).toEqual(new Set([file]));
  expect(await sendFile(client, new Blob(["x"]))).not.toBe(file);
});

test("behavior: an empty file is one empty part", async () => {
  const { parts, client } = fakeClient();
  await sendFile(client, new Blob([""]));

  expect(parts).toMatchObject([{ index: 0, text: "" }]);
});

test("error: where a part is not taken the rest is not sent", async () => {
  const { parts, client } = fakeClient(1);

  expect(await sendFile(client, new Blob(["x".repeat(2_500_000)]))).toBeNull();
  expect(parts).toHaveLength(1);
});
