import type { Channel } from "./channel.ts";
import { createEmitter, type Emitter, type Listener } from "./emitter.ts";
import type { EventName } from "./handover.ts";
import type { Known, Request } from "./known.ts";
import { addLegacy } from "./legacy.ts";
import { readRequest, rpcError } from "./pageRequest.ts";
import { fix, isArray, NativePromise, own } from "./primordials.ts";

/** The object a page holds, and the way in for events from the bridge. */
export interface PageProvider {
  provider: object;
  handleEvent(event: EventName, payload: unknown): void;
}

/**
 * An EIP-1193 provider with the legacy methods of older pages.
 *
 * Its methods cannot be replaced; further fields may be added, since pages do. It decides nothing: every call goes to the
 * background, and no field of it is ever read back.
 */
export function createProvider(openChannel: (onEvent: PageProvider["handleEvent"]) => Channel): PageProvider {
  const emitter = createEmitter();
  const known: Known = { accounts: [], chainId: null, isConnected: true };
  const handleEvent = (event: EventName, payload: unknown) => takeEvent(known, emitter, event, payload);
  const channel = openChannel(handleEvent);
  const request: Request = (argument) => {
    const asked = readRequest(argument);
    if (asked.status === "refused") {
      return new NativePromise((_resolve, reject) => reject(rpcError(-32602, asked.text, undefined)));
    }
    return channel.ask(asked.method, asked.params);
  };
  const provider = {};
  fix(provider, "isSecHub", true);
  fix(provider, "request", request);
  addEvents(provider, emitter);
  addLegacy(provider, request, known);
  return { provider, handleEvent };
}

function addEvents(provider: object, { on, once, off, clear }: Emitter): void {
  const chained =
    (work: (event: string, listener: Listener) => void) => (event: string, listener: Listener) => {
      work(event, listener);
      return provider;
    };
  fix(provider, "on", chained(on));
  fix(provider, "addListener", chained(on));
  fix(provider, "once", chained(once));
  fix(provider, "off", chained(off));
  fix(provider, "removeListener", chained(off));
  fix(provider, "removeAllListeners", chained(clear));
}

/** Tells the page only what is news: the background repeats the whole state whenever a port is opened again. */
function takeEvent(known: Known, emitter: Emitter, event: EventName, payload: unknown): void {
  if (event === "accountsChanged" && isArray(payload)) {
    if (isSameList(known.accounts, payload)) return;
    known.accounts = payload;
  }
  if (event === "chainChanged" && typeof payload === "string") {
    const isNews = known.chainId !== payload;
    const isFirst = known.chainId === null;
    known.chainId = payload;
    if (!isNews || isFirst) return;
  }
  if (event === "connect" || event === "disconnect") {
    const isConnected = event === "connect";
    const chainId = typeof payload === "object" && payload !== null ? own(payload, "chainId") : null;
    if (typeof chainId === "string") known.chainId = chainId;
    known.isConnected = isConnected;
  }
  const isError = event === "disconnect";
  emitter.emit(event, isError ? rpcError(4900, "The wallet is disconnected.", undefined) : payload);
}

function isSameList(before: readonly string[], after: readonly unknown[]): boolean {
  if (before.length !== after.length) return false;
  for (let index = 0; index < before.length; index += 1) if (before[index] !== after[index]) return false;
  return true;
}
