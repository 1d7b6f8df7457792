import type { GenericSchema, InferOutput } from "valibot";

/** Which kind of context sent a message, as `extension/platform` derives it from what the browser says of the sender. */
export type SenderClass = "content" | "popup";

/** One row of the message table: who may send it, and the decoders of both directions. */
export interface Message {
  from: readonly SenderClass[];
  request: GenericSchema;
  response: GenericSchema;
}

export type RequestOf<M extends Message> = InferOutput<M["request"]>;
export type ResponseOf<M extends Message> = InferOutput<M["response"]>;
