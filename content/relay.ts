import type { BridgePort } from "../extension/platform/bridgeRuntime.ts";
import { type Ask, eventNames } from "./handover.ts";

export interface RelayDeps {
  /** Throws where the extension was reloaded under the page. */
  connect: () => BridgePort;
  toPage: (message: object) => void;
  /** Returns what cancels the timer. */
  after: (ms: number, work: () => void) => () => void;
  /** False in documents that have no origin of their own; they are answered here and never reach the wallet. */
  hasOrigin: boolean;
}

/** Carries asks to the background and answers back, over the death of the worker. */
export interface Relay {
  ask(message: unknown): void;
  /** Opens the port again where there was one, so that events arrive. */
  reopen(): void;
}

interface Pending extends Ask {
  isPrompting: boolean;
  attempts: number;
  cancelDeadline: () => void;
}

/** Methods whose answer waits for a person. Asking again by the same id attaches to the row; it never signs again. */
const promptingPattern =
  /^(eth_requestAccounts|eth_send|eth_sign|personal_sign|wallet_(switch|add|watch|request|send|grant))/;
const limits = {
  pending: 300,
  paramsLength: 1_000_000,
  readDeadlineMs: 60_000,
  promptDeadlineMs: 40 * 60_000,
  readAttempts: 2,
  promptAttempts: 200,
  reconnectMs: 250,
} as const;

/**
 * Makes a relay. Each ask is answered exactly once: by the background, or here when its deadline is over.
 *
 * When the worker dies, a read that nobody acknowledged is asked once more; an ask that waits for a person is attached
 * again by its id for as long as it may wait.
 */
export function createRelay(deps: RelayDeps): Relay {
  const pending = new Map<string, Pending>();
  let port: BridgePort | null = null;
  let wasOpen = false;

  const fail = (id: string, code: number, message: string) => {
    pending.get(id)?.cancelDeadline();
    pending.delete(id);
    deps.toPage({ id, error: { code, message } });
  };
  const failAll = (code: number, message: string) => {
    for (const id of [...pending.keys()]) fail(id, code, message);
  };
  const open = (): BridgePort | null => {
    if (port !== null) return port;
    try {
      port = deps.connect();
    } catch {
      failAll(4900, "The wallet was updated; load this page again.");
      deps.toPage({ event: "disconnect", payload: null });
      return null;
    }
    wasOpen = true;
    port.onMessage((message) => take(message));
    port.onDisconnect(() => {
      port = null;
      if (pending.size > 0) deps.after(limits.reconnectMs, askAgain);
    });
    return port;
  };
  const send = (ask: Pending) => {
    ask.attempts += 1;
    open()?.post({ id: ask.id, method: ask.method, params: parse(ask.params) });
  };
  const askAgain = () => {
    for (const ask of [...pending.values()]) {
      const allowed = ask.isPrompting ? limits.promptAttempts : limits.readAttempts;
      if (ask.attempts < allowed) send(ask);
      else fail(ask.id, -32603, "The wallet stopped before it could answer.");
    }
  };
  const take = (message: unknown) => {
    if (typeof message !== "object" || message === null) return;
    const { id, event, payload } = message as { id?: unknown; event?: unknown; payload?: unknown };
    if (eventNames.some((name) => name === event)) deps.toPage({ event, payload });
    const ask = typeof id === "string" ? pending.get(id) : undefined;
    if (ask === undefined) return;
    ask.cancelDeadline();
    pending.delete(ask.id);
    deps.toPage(answerOf(ask.id, message));
  };
  return {
    ask(message) {
      const ask = decodeAsk(message);
      if (ask === null || pending.has(ask.id)) return;
      const refusal = refusalOf(ask, deps.hasOrigin, pending.size);
      if (refusal !== null) {
        deps.toPage({ id: ask.id, error: refusal });
        return;
      }
      const isPrompting = promptingPattern.test(ask.method);
      const deadlineMs = isPrompting ? limits.promptDeadlineMs : limits.readDeadlineMs;
      const cancelDeadline = deps.after(deadlineMs, () =>
        fail(ask.id, -32603, "The wallet did not answer in time."),
      );
      const added: Pending = { ...ask, isPrompting, attempts: 0, cancelDeadline };
      pending.set(ask.id, added);
      send(added);
    },
    reopen() {
      if (wasOpen) open();
    },
  };
}

/** The three fields of an ask and nothing else; null where it is none. */
function decodeAsk(message: unknown): Ask | null {
  if (typeof message !== "object" || message === null) return null;
  const { id, method, params } = message as Record<string, unknown>;
  if (typeof id !== "string" || !/^[0-9a-f-]{1,64}$/.test(id)) return null;
  if (typeof method !== "string" || method.length > 100) return null;
  if (params !== undefined && typeof params !== "string") return null;
  return { id, method, params };
}

function refusalOf(ask: Ask, hasOrigin: boolean, waiting: number): { code: number; message: string } | null {
  if (!hasOrigin) return { code: 4100, message: "A document without an origin cannot use the wallet." };
  if (waiting >= limits.pending) return { code: -32005, message: "Too many requests; try again later." };
  if ((ask.params?.length ?? 0) > limits.paramsLength) {
    return { code: -32602, message: "The parameters are too large." };
  }
  return null;
}

function answerOf(id: string, message: object): object {
  return Object.hasOwn(message, "error")
    ? { id, error: (message as { error: unknown }).error }
    : { id, response: (message as { response?: unknown }).response };
}

/** No parameters are an empty list. The page script made this text; anything else was made by somebody who is not it. */
function parse(params: string | undefined): unknown {
  try {
    return params === undefined ? [] : JSON.parse(params);
  } catch {
    return null;
  }
}
