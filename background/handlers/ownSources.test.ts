import { expect, test } from "vitest";
import { createUploads } from "../services/uploads/createUploads.ts";
import { addDescriptorFile } from "./addDescriptorFile.ts";
import { addFeedFile } from "./addFeedFile.ts";
import { fakeContext } from "./fakeContext.ts";
import { putFilePart } from "./putFilePart.ts";

/** Services that take whatever text comes, and remember it. Fakes. */
function fakeServices() {
  const texts: string[] = [];
  const context = fakeContext({
    uploads: createUploads(() => 0),
    lists: {
      addText: async (text) => {
        texts.push(text);
        return { status: "added" };
      },
    },
    descriptorSets: {
      addText: async (text, name) => {
        texts.push(`${name}: ${text}`);
        return { status: "added" };
      },
    },
  });
  return { texts, context };
}

test("default: a file that came in parts is added whole", async () => {
  const { texts, context } = fakeServices();
  for (const [index, text] of ["one ", "two"].entries()) {
    expect(await putFilePart({ file: "a", index, text }, context)).toEqual({ status: "taken" });
  }
  expect(await addFeedFile({ file: "a" }, context)).toEqual({ status: "added" });
  await putFilePart({ file: "b", index: 0, text: "three" }, context);
  expect(await addDescriptorFile({ file: "b", name: "vault.json" }, context)).toEqual({ status: "added" });

  expect(texts).toEqual(["one two", "vault.json: three"]);
});

test("error: a file that is not here is refused, and a part out of order is not taken", async () => {
  const { texts, context } = fakeServices();
  const reason = "The file did not arrive whole. Pick it again.";

  expect(await putFilePart({ file: "a", index: 3, text: "late" }, context)).toEqual({ status: "refused" });
  expect(await addFeedFile({ file: "a" }, context)).toEqual({ status: "refused", reason });
  expect(await addDescriptorFile({ file: "a", name: "x" }, context)).toEqual({ status: "refused", reason });
  expect(texts).toEqual([]);
});
