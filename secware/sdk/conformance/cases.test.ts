import { describe, test } from "vitest";
import { bodyOf, callOf, origin, START_MS, setup } from "../testing/testWare.ts";
import { conformance, type Subject } from "./cases.ts";

function createSubject(): Subject {
  const { ware } = setup();
  let seq = 0;
  const read = async (response: Response) => ({
    ...{ status: response.status, text: await response.text(), headers: response.headers },
  });
  return {
    nextCall: ({ body = bodyOf(), sentSecondsAgo = 0 } = {}) =>
      callOf({ body, seq: ++seq, nowMs: START_MS - sentSecondsAgo * 1000 }),
    strangersCall: () => callOf({ key: `0x${"44".repeat(32)}` }),
    send: async ({ headers, body }) =>
      read(
        await ware.fetch(
          new Request(`${origin}/v1/scan`, { method: "POST", headers, body: body as BodyInit }),
        ),
      ),
    get: async (path) => read(await ware.fetch(new Request(`${origin}${path}`))),
  };
}

describe("the SDK keeps every promise of the protocol", () => {
  test.each(conformance)("default: $name", async ({ run }) => {
    await run(createSubject());
  });
});
