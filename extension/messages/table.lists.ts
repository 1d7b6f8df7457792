import * as v from "valibot";
import type { Message } from "./message.ts";
import { nothing, text } from "./shapes.ts";

const done = v.strictObject({ status: v.literal("done") });
const url = text(300);

/** Lists of hosts and addresses. */
export const listMessages = {
  /** Fetches a list and keeps it if what it says of itself holds. */
  addFeed: {
    from: ["popup"],
    request: v.strictObject({ url }),
    response: v.variant("status", [
      v.strictObject({ status: v.literal("added") }),
      v.strictObject({ status: v.literal("refused"), reason: text(200) }),
    ]),
  },
  removeFeed: { from: ["popup"], request: v.strictObject({ url }), response: done },
  /** Fetches every list again; what fails keeps its last good copy. */
  refreshFeeds: { from: ["popup"], request: nothing, response: done },
} as const satisfies Record<string, Message>;
