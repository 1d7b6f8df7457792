import { type Ask, type EventName, handoverEvent } from "./handover.ts";
import { rpcError } from "./pageRequest.ts";
import {
  dataOf,
  dispatch,
  listen,
  mapDelete,
  mapGet,
  mapSet,
  NativeMap,
  NativePromise,
  own,
  post,
} from "./primordials.ts";

interface Waiting {
  resolve: (response: unknown) => void;
  reject: (error: unknown) => void;
}

/** The page script's end of the private port. */
export interface Channel {
  ask(method: string, params: string | undefined): Promise<unknown>;
}

/**
 * Makes a port and hands its other end to the bridge in one synchronous event.
 *
 * Must run at document start: the bridge takes the first port it is given and stops the event, and no page code can be
 * before it. Answers for which nobody waits are dropped, so an old one can be replayed as often as a page likes.
 */
export function openChannel(onEvent: (event: EventName, payload: unknown) => void): Channel {
  const { port1, port2 } = new MessageChannel();
  const waiting = new NativeMap<string, Waiting>();
  const createId = idsOfThisDocument();
  listen(port1, "message", (event) => {
    const message = dataOf(event);
    if (typeof message !== "object" || message === null) return;
    const name = own(message, "event");
    if (typeof name === "string") onEvent(name as EventName, own(message, "payload"));
    else settle(waiting, message);
  });
  port1.start();
  dispatch(new MessageEvent(handoverEvent, { ports: [port2] }));
  return {
    ask: (method, params) =>
      new NativePromise((resolve, reject) => {
        const id = createId();
        mapSet(waiting, id, { resolve, reject });
        post(port1, { __proto__: null, id, method, params } as unknown as Ask);
      }),
  };
}

function settle(waiting: Map<string, Waiting>, message: object): void {
  const id = own(message, "id");
  const found = typeof id === "string" ? mapGet(waiting, id) : undefined;
  if (found === undefined) return;
  mapDelete(waiting, id as string);
  const error = own(message, "error");
  if (typeof error !== "object" || error === null) {
    found.resolve(own(message, "response"));
    return;
  }
  const code = own(error, "code");
  const text = own(error, "message");
  found.reject(rpcError(code as number, text as string, own(error, "data")));
}

/** Ids that no earlier document of this address has used, so that an answer from storage cannot be a stranger's. */
function idsOfThisDocument(): () => string {
  const [first = 0, second = 0] = crypto.getRandomValues(new Uint32Array(2));
  const numberText = Number.prototype.toString;
  const toHex = (value: number): string => Reflect.apply(numberText, value, [16]) as string;
  const prefix = `${toHex(first)}${toHex(second)}`;
  const { apply } = Reflect;
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}-${apply(numberText, count, [16])}`;
  };
}
