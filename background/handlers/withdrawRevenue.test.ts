import { expect, test } from "vitest";
import { fakeContext } from "./fakeContext.ts";
import { withdrawRevenue } from "./withdrawRevenue.ts";

test("default: the number alone is passed on", async () => {
  const asked: unknown[] = [];
  const answer = { status: "requested", id: "wallet:1" } as const;
  const record = async (...request: unknown[]) => {
    asked.push(request);
    return answer;
  };

  expect(await withdrawRevenue({ ware: 3 }, fakeContext({ console: { withdrawRevenue: record } }))).toEqual(
    answer,
  );
  expect(asked).toEqual([[3]]);
});
