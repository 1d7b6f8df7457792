import { BaseError } from "../../extension/errors/baseError.ts";
import type { Send } from "../../extension/messages/client.ts";
import type { Later } from "./connection.ts";

/**
 * `send` with an end: nothing in the interface waits for ever on a worker that died.
 *
 * The message itself is not taken back, so the caller must not repeat one that signs.
 */
export function withDeadline(send: Send, { later, deadlineMs }: { later: Later; deadlineMs: number }): Send {
  return (message) =>
    new Promise((resolve, reject) => {
      const cancel = later(deadlineMs, () => reject(new PopupTimeoutError(message.name)));
      send(message).then(
        (answer) => {
          cancel();
          resolve(answer);
        },
        (error: unknown) => {
          cancel();
          reject(error);
        },
      );
    });
}

/** The background took a message and did not answer in time. */
export class PopupTimeoutError extends BaseError {
  override readonly code = "popup.timeout";

  constructor(name: string) {
    super("The wallet did not answer in time.", {
      hint: "Look at Activity before you try again: it may have gone through.",
      facts: { message: name },
    });
  }
}
