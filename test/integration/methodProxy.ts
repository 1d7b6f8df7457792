import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A real server before a real node that says of some methods that the node has none such; the rest passes. */
export interface MethodProxy {
  url: string;
  /** From now on these are not there, and all others are. */
  hide(methods: readonly string[]): void;
  /** How often each method was asked for, hidden or not. */
  asked(method: string): number;
  close(): void;
}

interface RpcCall {
  id: number;
  method: string;
}

/** Starts it on loopback. Effects: a server, until `close`. */
export async function startMethodProxy(upstream: string): Promise<MethodProxy> {
  let hidden: readonly string[] = [];
  const counts = new Map<string, number>();
  const answer = async (body: string): Promise<string> => {
    const { id, method }: RpcCall = JSON.parse(body);
    counts.set(method, (counts.get(method) ?? 0) + 1);
    if (hidden.includes(method)) {
      const error = { code: -32601, message: `the method ${method} does not exist/is not available` };
      return JSON.stringify({ jsonrpc: "2.0", id, error });
    }
    const headers = { "content-type": "application/json" };
    return (await fetch(upstream, { method: "POST", headers, body })).text();
  };
  const server = createServer((request, response) => {
    bodyOf(request)
      .then(answer)
      .then((text) => response.setHeader("content-type", "application/json").end(text))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hide(methods) {
      hidden = methods;
    },
    asked: (method) => counts.get(method) ?? 0,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
