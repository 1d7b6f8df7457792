import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer, type Server as TlsServer } from "node:https";
import type { SecWare } from "./createSecWare.ts";
import { type Answer, BODY_BYTES_AT_MOST } from "./http.ts";
import { SdkError } from "./sdkError.ts";

export interface ServeOptions {
  /** 0: any free one. */
  port: number;
  /** Loopback unless said otherwise. A public address needs `tls` here, or TLS in what stands in front. */
  host?: string;
  /** Key and certificate as PEM: HTTPS and nothing below TLS 1.2. Left out: plain HTTP. */
  tls?: { key: string; cert: string };
  /** Whether the last `X-Forwarded-For` entry names the client; only behind a proxy of one's own. */
  trustsProxy?: boolean;
}

export interface Served {
  port: number;
  /** Takes no new requests, lets running ones end, and cuts what is left at the deadline. */
  stop(options?: { deadlineMs?: number }): Promise<void>;
}

const HEADER_BYTES_AT_MOST = 20 * 1024;

/** Serves a SecWare over HTTP, or HTTPS where `tls` is given. Effects: listens on a port. */
export async function serve(ware: SecWare, options: ServeOptions): Promise<Served> {
  await ware.warmUp();
  let isStopping = false;
  // Kept-alive connections would otherwise hold the stop until its deadline.
  const closeIdleOnStop = () => {
    if (isStopping) server.closeIdleConnections();
  };
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    response.on("close", closeIdleOnStop);
    respond(ware, request, response, options).catch(() => response.destroy());
  };
  const server = openServer(options, handle);
  // Slow senders hold a connection for this long at most.
  server.headersTimeout = 10_000;
  server.requestTimeout = 20_000;
  server.keepAliveTimeout = 15_000;
  server.maxConnections = 2_000;
  await listen(server, options.port, options.host ?? "127.0.0.1");
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : options.port,
    stop: ({ deadlineMs = 5_000 } = {}) => {
      isStopping = true;
      return stop(server, deadlineMs);
    },
  };
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

function openServer({ tls }: ServeOptions, handle: Handle): Server | TlsServer {
  const limits = { maxHeaderSize: HEADER_BYTES_AT_MOST };
  if (tls === undefined) return createServer(limits, handle);
  return createTlsServer({ ...limits, ...tls, minVersion: "TLSv1.2" }, handle);
}

async function respond(
  ware: SecWare,
  request: IncomingMessage,
  response: ServerResponse,
  options: ServeOptions,
): Promise<void> {
  const body = await readBody(request);
  if (body === null) {
    // The rest is not read: the connection ends with the answer.
    response.writeHead(400, { connection: "close", "content-type": "application/problem+json" });
    response.end('{"status":400,"reason":"too_large"}');
    return;
  }
  const answer = await ware.answer({
    method: request.method ?? "GET",
    target: request.url ?? "/",
    headers: request.headers as Record<string, string | undefined>,
    body,
    ip: addressOf(request, options),
  });
  send(response, answer);
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, toList(headers, Buffer.byteLength(body)));
  response.end(body);
}

/** Names and values in turn, as Node writes them without another copy. */
function toList(headers: Answer["headers"], length: number): string[] {
  const list = ["content-length", String(length)];
  for (const name in headers) list.push(name, headers[name] ?? "");
  return list;
}

function readBody(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on("data", (part: Buffer) => {
      size += part.length;
      if (size > BODY_BYTES_AT_MOST) {
        request.pause();
        resolve(null);
      } else parts.push(part);
    });
    request.on("end", () => resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)));
    request.on("error", reject);
  });
}

function addressOf({ socket, headers }: IncomingMessage, { trustsProxy = false }: ServeOptions): string {
  const forwarded = headers["x-forwarded-for"];
  const last = typeof forwarded === "string" ? forwarded.split(",").at(-1)?.trim() : undefined;
  return (trustsProxy ? last : undefined) ?? socket.remoteAddress ?? "unknown";
}

function listen(server: Server | TlsServer, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => reject(new CannotListenError(port, cause)));
    server.listen(port, host, resolve);
  });
}

async function stop(server: Server | TlsServer, deadlineMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), deadlineMs);
  await closed;
  clearTimeout(timer);
}

/** The port cannot be had. */
export class CannotListenError extends SdkError {
  override readonly code = "secware.cannot-listen";
  constructor(port: number, cause: NodeJS.ErrnoException) {
    super("The port cannot be listened on.", "free the port, or choose another.", {
      port,
      reason: cause.code ?? "unknown",
    });
  }
}
