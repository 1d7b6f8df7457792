import { expect, test } from "vitest";
import { readBounded } from "./readBounded.ts";

/** Fake body of the given parts; counts how many were taken from it. */
function bodyOf(parts: readonly number[], end: "close" | "error" = "close") {
  const taken = { count: 0, cancelled: false };
  const left = [...parts];
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const next = left.shift();
        if (next !== undefined) {
          taken.count += 1;
          controller.enqueue(new Uint8Array(next).fill(taken.count));
        } else if (end === "close") controller.close();
        else controller.error(new Error("broken off"));
      },
      cancel() {
        taken.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body: body as ReadableStream<Uint8Array<ArrayBuffer>>, taken };
}

test("default: the parts in their order, up to the last byte that is allowed", async () => {
  const read = await readBounded(bodyOf([2, 1]), 3);

  expect(read).toEqual(new Uint8Array([1, 1, 2]));
  expect(await readBounded({ body: null }, 3)).toEqual(new Uint8Array());
});

test("error: one byte too many is nothing, and what follows is never read [J08] [F09]", async () => {
  const { body, taken } = bodyOf([2, 2, 2, 2]);

  expect(await readBounded({ body }, 3)).toBeNull();
  expect(taken).toEqual({ count: 2, cancelled: true });
});

test("error: an answer that breaks off is an error", async () => {
  await expect(readBounded(bodyOf([2], "error"), 3)).rejects.toThrow("broken off");
});
