import * as v from "valibot";
import type { Message } from "./message.ts";
import { address, amount, chainId, hash, nothing, requestId, text } from "./shapes.ts";

const done = v.strictObject({ status: v.literal("done") });

/** Requests on the screen, the user's acts on them, and what is remembered of them. */
export const requestMessages = {
  /**
   * The user's yes to exactly `digest`, spent once. Everything that can have changed is checked again first.
   * `opened` names the reasons and findings the user has opened; `word` is what was typed where the decision is `hold`.
   */
  approveRequest: {
    from: ["popup"],
    request: v.strictObject({
      id: requestId,
      digest: hash,
      opened: v.pipe(v.array(text(80)), v.maxLength(200)),
      word: v.optional(text(40)),
      /** Connect requests only: the accounts to share. */
      accounts: v.optional(v.pipe(v.array(address), v.minLength(1), v.maxLength(50))),
    }),
    response: v.variant("status", [
      v.strictObject({ status: v.literal("approved"), hash: v.optional(hash) }),
      /** The request's digest, decision or state is no longer what the screen showed; it has been decided again. */
      v.strictObject({ status: v.literal("changed"), reason: text(280) }),
      v.strictObject({ status: v.literal("not-allowed"), reason: text(280) }),
      v.strictObject({ status: v.literal("gone") }),
      v.strictObject({ status: v.literal("failed"), reason: text(280) }),
    ]),
  },
  rejectRequest: { from: ["popup"], request: v.strictObject({ id: requestId }), response: done },
  rejectAllRequests: {
    from: ["popup"],
    request: v.strictObject({ origin: v.optional(text(300)) }),
    response: done,
  },
  /** The wallet's own transfer; opens the approval of a request whose source is the wallet. */
  sendTransfer: {
    from: ["popup"],
    request: v.strictObject({ chainId, to: address, amount, token: v.optional(address) }),
    response: v.strictObject({ status: v.literal("requested"), id: requestId }),
  },
  /** Re-reads the balances of the selected account on the selected network. */
  refreshBalances: { from: ["popup"], request: nothing, response: done },
} as const satisfies Record<string, Message>;
