import { expect, test } from "vitest";
import { fakeContext } from "./fakeContext.ts";
import { writeDocument } from "./writeDocument.ts";

test("default: what keeps it from being written is passed on", async () => {
  const asked: unknown[] = [];
  const answer = { status: "unavailable", reason: "No." } as const;
  const record = async (...request: unknown[]) => {
    asked.push(request);
    return answer;
  };

  expect(await writeDocument({}, fakeContext({ policy: { writeDocument: record } }))).toEqual(answer);
  expect(asked).toEqual([[]]);
});
