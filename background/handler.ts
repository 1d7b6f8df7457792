import type { InferInput } from "valibot";
import type { RequestFor } from "../extension/messages/client.ts";
import type { MessageName, Messages } from "../extension/messages/table.ts";
import type { Sender } from "../extension/platform/sender.ts";
import type { Services } from "./services/services.ts";

export interface HandlerContext {
  services: Services;
  sender: Sender;
}

/** Answers one message. The request has passed its decoder and the sender its class when a handler runs. */
export type Handler<N extends MessageName> = (
  request: RequestFor<N>,
  context: HandlerContext,
) => Promise<InferInput<Messages[N]["response"]>>;
