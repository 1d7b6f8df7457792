import { type InferInput, parse } from "valibot";
import type { ErrorReport } from "../errors/baseError.ts";
import type { RequestOf, ResponseOf, SenderClass } from "./message.ts";
import { RemoteError } from "./remoteError.ts";
import { type MessageName, type Messages, messages } from "./table.ts";

/** What a message looks like on its way, and its answer. */
export interface Posted {
  name: string;
  request: unknown;
}
export type Answer = { ok: true; response: unknown } | { ok: false; error: ErrorReport };
export type Send = (message: Posted) => Promise<unknown>;

/** The messages that a context of class `C` may send. */
export type NamesFor<C extends SenderClass> = {
  [N in MessageName]: C extends Messages[N]["from"][number] ? N : never;
}[MessageName];

export type Client<C extends SenderClass> = <N extends NamesFor<C>>(
  name: N,
  request: InferInput<Messages[N]["request"]>,
) => Promise<ResponseOf<Messages[N]>>;

export type RequestFor<N extends MessageName> = RequestOf<Messages[N]>;
export type ResponseFor<N extends MessageName> = ResponseOf<Messages[N]>;

/**
 * Sends messages to the background and decodes what comes back.
 *
 * Throws `RemoteError` with the background's code where it answered with an error.
 */
export function createClient<C extends SenderClass>(_context: C, send: Send): Client<C> {
  return async (name, request) => {
    const answer = (await send({ name, request })) as Answer | undefined;
    if (answer === undefined) throw RemoteError.silent(name);
    if (!answer.ok) throw new RemoteError(answer.error);
    return parse(messages[name].response, answer.response) as never;
  };
}
