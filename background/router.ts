import * as v from "valibot";
import { type MessageName, messages } from "../extension/messages/table.ts";
import type { Sender } from "../extension/platform/sender.ts";
import type { HandlerContext } from "./handler.ts";
import { isWithinBounds, messageBounds } from "./routerBounds.ts";
import { RouterForbiddenError, RouterMalformedError, RouterUnknownMessageError } from "./routerErrors.ts";
import type { Services } from "./services/services.ts";

/** A handler as the router sees it: its request has been decoded by the message's own decoder. */
export type AnyHandler = (request: never, context: HandlerContext) => Promise<unknown>;
export type HandlerTable = Readonly<Record<MessageName, AnyHandler>>;

export interface Admitted {
  name: MessageName;
  request: unknown;
  sender: Sender;
}

export interface RouterDeps {
  handlers: HandlerTable;
  /** Resolves when boot is done, throws where it failed. */
  ready: () => Promise<Services>;
  /** The user did something on one of our pages; what a page repeats by itself does not count. */
  onAct: (services: Services) => void;
}

/** Messages that our pages send without anybody's hand. */
const passive: ReadonlySet<MessageName> = new Set<MessageName>([
  "judgePassword",
  "refreshBalances",
  "refreshHub",
  "refreshCatalogue",
  "loadConsole",
]);

/** The one door: who sends, what it is called, what shape it has, and only then the handler. Throws `BaseError`s. */
export type Router = (message: unknown, sender: Sender | null) => Promise<unknown>;

export function createRouter({ handlers, ready, onAct }: RouterDeps): Router {
  return async (message, sender) => {
    const admitted = admit(message, sender);
    const services = await ready();
    const handler: AnyHandler = handlers[admitted.name];
    if (admitted.sender.class === "popup" && !passive.has(admitted.name)) onAct(services);
    return handler(admitted.request as never, { services, sender: admitted.sender });
  };
}

const outer = v.strictObject({ name: v.pipe(v.string(), v.maxLength(64)), request: v.unknown() });

/** Decides whether a message may pass. Depends on nothing but the message table and what the browser says. */
export function admit(message: unknown, sender: Sender | null): Admitted {
  if (sender === null) throw new RouterForbiddenError("unknown");
  if (!isWithinBounds(message, messageBounds)) throw new RouterMalformedError("$", "a smaller message");
  const envelope = decode(outer, message, "$");
  if (!Object.hasOwn(messages, envelope.name)) throw new RouterUnknownMessageError();
  const name = envelope.name as MessageName;
  const from: readonly Sender["class"][] = messages[name].from;
  if (!from.includes(sender.class)) throw new RouterForbiddenError(sender.class, name);
  return { name, sender, request: decode(messages[name].request, envelope.request, "$.request") };
}

/** Says where the first fault is and what was expected there, never what was found. */
function decode<S extends v.GenericSchema>(schema: S, value: unknown, root: string): v.InferOutput<S> {
  const decoded = v.safeParse(schema, value, { abortEarly: true });
  if (decoded.success) return decoded.output;
  const [issue] = decoded.issues;
  throw new RouterMalformedError(root + pathOf(issue), issue.expected ?? issue.type);
}

/** The names of known fields only: an unknown key is the sender's text and could be anything. */
function pathOf(issue: v.BaseIssue<unknown>): string {
  const keys = issue.path?.map(({ key }) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)) ?? [];
  const isUnknownKey = issue.expected === "never";
  return (isUnknownKey ? keys.slice(0, -1) : keys).join("").slice(0, 200);
}
