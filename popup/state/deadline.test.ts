import { expect, test } from "vitest";
import { PopupTimeoutError, withDeadline } from "./deadline.ts";

test("default: an answer in time goes through and cancels the wait", async () => {
  let isCancelled = false;
  const later = () => () => {
    isCancelled = true;
  };
  const send = withDeadline(() => Promise.resolve({ ok: true, response: {} }), { later, deadlineMs: 10 });

  expect(await send({ name: "lockVault", request: {} })).toEqual({ ok: true, response: {} });
  expect(isCancelled).toBe(true);
});

test("error: silence ends with a code and a hint", async () => {
  const later = (_ms: number, act: () => void) => {
    queueMicrotask(act);
    return () => undefined;
  };
  const send = withDeadline(() => new Promise(() => undefined), { later, deadlineMs: 10 });

  await expect(send({ name: "lockVault", request: {} })).rejects.toBeInstanceOf(PopupTimeoutError);
});
