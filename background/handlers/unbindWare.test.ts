import { expect, test } from "vitest";
import { fakeContext } from "./fakeContext.ts";
import { unbindWare } from "./unbindWare.ts";

test("default: the number alone is passed on", async () => {
  const asked: unknown[] = [];
  const answer = { status: "requested", id: "wallet:1" } as const;
  const record = async (...request: unknown[]) => {
    asked.push(request);
    return answer;
  };

  expect(await unbindWare({ ware: 3 }, fakeContext({ hub: { unbindWare: record } }))).toEqual(answer);
  expect(asked).toEqual([[3]]);
});
