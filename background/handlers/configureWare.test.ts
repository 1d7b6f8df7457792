import { expect, test } from "vitest";
import { configureWare } from "./configureWare.ts";
import { fakeContext } from "./fakeContext.ts";

test("default: the whole change is passed on", async () => {
  const asked: unknown[] = [];
  const answer = { status: "requested", id: "wallet:1" } as const;
  const record = async (...request: unknown[]) => {
    asked.push(request);
    return answer;
  };

  expect(
    await configureWare(
      { ware: 3, conditions: [], parameters: { strict: true } },
      fakeContext({ hub: { configureWare: record } }),
    ),
  ).toEqual(answer);
  expect(asked).toEqual([[{ ware: 3, conditions: [], parameters: { strict: true } }]]);
});
