import { BaseError } from "../extension/errors/baseError.ts";

/** The browser describes a sender that is nobody we talk to, or one that may not send this message. */
export class RouterForbiddenError extends BaseError {
  override readonly code = "router.forbidden";

  constructor(sender: string, name?: string) {
    super("This sender may not send this message.", {
      hint: "If it should, add its class to the message's `from` and say why in the pull request.",
      facts: name === undefined ? { sender } : { sender, name },
    });
  }
}

/** There is no such message. */
export class RouterUnknownMessageError extends BaseError {
  override readonly code = "router.unknown-message";

  constructor() {
    super("There is no such message.", { hint: "Send one that stands in extension/messages/table.ts." });
  }
}

/** A message does not have the shape that its decoder demands. */
export class RouterMalformedError extends BaseError {
  override readonly code = "router.malformed";

  constructor(path: string, expected: string) {
    super("The message is not well formed.", {
      hint: "Compare it with its decoder in extension/messages.",
      facts: { path, expected },
    });
  }
}
