import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { CannotListenError, serve } from "./serve.ts";
import { bodyOf, callOf, plainEngine, setup } from "./testing/testWare.ts";

describe("serve", () => {
  test("default: answers on loopback, and a call over the wire is verified as sent", async () => {
    const { ware } = setup();
    const served = await serve(ware, { port: 0 });
    const call = await callOf();

    const response = await fetch(`http://127.0.0.1:${served.port}/v1/scan`, {
      ...{ method: "POST", headers: call.headers, body: call.body as BodyInit },
    });
    await served.stop();

    expect(response.status).toBe(200);
  });

  test("error: a body without end is cut off at the limit [SM3]", async () => {
    const { ware } = setup();
    const served = await serve(ware, { port: 0 });

    const answer = await new Promise<string>((resolve) => {
      const socket = connect(served.port, "127.0.0.1");
      let text = "";
      socket.on("data", (part) => {
        text += part.toString("utf8");
      });
      socket.on("close", () => resolve(text));
      socket.on("error", () => {});
      socket.write("POST /v1/scan HTTP/1.1\r\nhost: x\r\ncontent-length: 900000\r\n\r\n");
      socket.write("x".repeat(400_000));
    });
    await served.stop();

    expect(answer).toContain("400 Bad Request");
    expect(answer).toContain("too_large");
  });

  test("behavior: stopping lets a running call end", async () => {
    let finish = () => {};
    let isStarted = () => {};
    const started = new Promise<void>((resolve) => {
      isStarted = resolve;
    });
    const engine: typeof plainEngine = {
      ...plainEngine,
      inspect: (request, context) =>
        new Promise((resolve) => {
          finish = () => resolve(plainEngine.inspect(request, context));
          isStarted();
        }),
    };
    const { ware } = setup({ engine });
    const served = await serve(ware, { port: 0 });
    const call = await callOf({ body: bodyOf({ budgetMs: 5_000 }) });
    const response = fetch(`http://127.0.0.1:${served.port}/v1/scan`, {
      ...{ method: "POST", headers: call.headers, body: call.body as BodyInit },
    });
    await started;

    const stopped = served.stop({ deadlineMs: 5_000 });
    finish();

    expect((await response).status).toBe(200);
    await stopped;
  });

  test("error: a busy port says so", async () => {
    const { ware } = setup();
    const served = await serve(ware, { port: 0 });

    await expect(serve(ware, { port: served.port })).rejects.toBeInstanceOf(CannotListenError);
    await served.stop();
  });
});
