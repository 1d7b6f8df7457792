import { expect, test } from "vitest";
import { fakeContext } from "./fakeContext.ts";
import { refreshHub } from "./refreshHub.ts";

test("default: the hub is read again", async () => {
  const asked: unknown[] = [];
  const answer = { status: "done" } as const;
  const record = async (...request: unknown[]) => {
    asked.push(request);
    return answer;
  };

  expect(await refreshHub({}, fakeContext({ hub: { refresh: record } }))).toEqual(answer);
  expect(asked).toEqual([[]]);
});
