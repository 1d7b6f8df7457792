import * as v from "valibot";
import type { Message } from "./message.ts";
import { hubMessages } from "./table.hub.ts";
import { listMessages } from "./table.lists.ts";
import { marketMessages } from "./table.market.ts";
import { policyMessages } from "./table.policy.ts";
import { requestMessages } from "./table.requests.ts";
import { walletMessages } from "./table.wallet.ts";

/**
 * Every message that may cross a context, who may send it, and the decoders of both directions.
 *
 * A message `inspectSite` is handled in `background/handlers/inspectSite.ts` and nowhere else.
 */
export const messages = {
  /** A page's EIP-1193 request; the browser, not the page, says which origin, frame and document it came from. */
  askProvider: {
    from: ["content"],
    request: v.strictObject({
      /** Chosen by the page script, unique within its document; a repeated id gets the first answer. */
      id: v.pipe(v.string(), v.regex(/^[0-9a-f-]{1,64}$/)),
      method: v.pipe(v.string(), v.maxLength(100)),
      params: v.unknown(),
    }),
    response: v.unknown(),
  },
  ...walletMessages,
  ...requestMessages,
  ...hubMessages,
  ...marketMessages,
  ...policyMessages,
  ...listMessages,
} as const satisfies Record<string, Message>;

export type Messages = typeof messages;
export type MessageName = keyof Messages;
