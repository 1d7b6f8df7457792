import { expect, test } from "vitest";
import { fakeContext } from "./fakeContext.ts";
import { refreshCatalogue } from "./refreshCatalogue.ts";

test("default: what keeps the catalogue from being read is passed on", async () => {
  const asked: unknown[] = [];
  const answer = { status: "unavailable", reason: "No." } as const;
  const record = async (...request: unknown[]) => {
    asked.push(request);
    return answer;
  };

  expect(await refreshCatalogue({}, fakeContext({ catalogue: { refresh: record } }))).toEqual(answer);
  expect(asked).toEqual([[]]);
});
