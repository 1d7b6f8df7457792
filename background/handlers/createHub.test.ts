import { expect, test } from "vitest";
import { createHub } from "./createHub.ts";
import { fakeContext } from "./fakeContext.ts";

test("default: the page learns which request it has to wait for", async () => {
  const asked: unknown[] = [];
  const answer = { status: "requested", id: "wallet:1" } as const;
  const record = async (...request: unknown[]) => {
    asked.push(request);
    return answer;
  };

  expect(await createHub({}, fakeContext({ hub: { createHub: record } }))).toEqual(answer);
  expect(asked).toEqual([[]]);
});
