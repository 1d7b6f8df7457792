import { expect, test } from "vitest";
import { jsonAnswer } from "./http.ts";

test("behavior: a header that is added to one answer is on no other", () => {
  const first = jsonAnswer(200, "{}");
  first.headers["ratelimit"] = '"caller";r=0;t=1';

  expect(jsonAnswer(200, "{}").headers).not.toHaveProperty("ratelimit");
});

test("default: what an answer says of itself outranks what every answer carries", () => {
  const { headers } = jsonAnswer(200, "{}", { type: "text/plain", headers: { "cache-control": "private" } });

  expect(headers).toMatchObject({
    "access-control-allow-origin": "*",
    "cache-control": "private",
    "content-type": "text/plain",
  });
});
