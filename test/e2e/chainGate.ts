import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerWith, bodyOf, forward } from "./forward.ts";

/** Stands in front of a real chain's node, and can keep a call from it or its answer from the caller. */
export interface ChainGate {
  url: string;
  /**
   * Holds every call of `method` from now on: before the node hears of it, or after, so that only its answer is lost.
   * Resolves once the first one is held.
   */
  hold(method: string, when: "before" | "after"): Promise<void>;
  /** Nothing is held any more; what was held is never answered. */
  open(): void;
  /** The signed bytes that came by, each once, in the order of their first coming. */
  signed(): readonly string[];
  close(): void;
}

interface Hold {
  method: string;
  when: "before" | "after";
  reached: () => void;
}

interface RpcCall {
  method: string;
  params?: readonly unknown[];
}

/** Starts the gate on loopback, before the node that listens on `upstream`. Effects: a server, until `close`. */
export async function startChainGate(upstream: number): Promise<ChainGate> {
  let held: Hold | null = null;
  const signed = new Set<string>();
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    const calls = callsIn(body);
    for (const { method, params } of calls) {
      if (method === "eth_sendRawTransaction") signed.add(String(params?.[0]));
    }
    const hold = calls.some(({ method }) => method === held?.method) ? held : null;
    if (hold?.when === "before") return hold.reached();
    const answer = await forward(request, body, upstream);
    if (hold !== null) return hold.reached();
    answerWith(response, answer);
  };
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: (method, when) =>
      new Promise<void>((reached) => {
        held = { method, when, reached };
      }),
    open: () => {
      held = null;
    },
    signed: () => [...signed],
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** One call or several, as JSON-RPC allows both. */
function callsIn(body: Buffer): readonly RpcCall[] {
  if (body.length === 0) return [];
  return [JSON.parse(body.toString()) as RpcCall | RpcCall[]].flat();
}
