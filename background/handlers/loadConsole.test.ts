import { expect, test } from "vitest";
import { fakeContext } from "./fakeContext.ts";
import { loadConsole } from "./loadConsole.ts";

test("default: what is sold is passed on", async () => {
  const asked: unknown[] = [];
  const answer = { status: "loaded" as const, wares: [] };
  const record = async (...request: unknown[]) => {
    asked.push(request);
    return answer;
  };

  expect(await loadConsole({}, fakeContext({ console: { load: record } }))).toEqual(answer);
  expect(asked).toEqual([[]]);
});
