import type { IncomingMessage, ServerResponse } from "node:http";

/** Everything that a request says beside its headers. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What the server behind a proxy answered. */
export interface Forwarded {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** Asks the server on `port` the same, and follows no redirect. Effects: network. */
export async function forward(request: IncomingMessage, body: Buffer, port: number): Promise<Forwarded> {
  const { host: _, connection: __, "content-length": ___, ...headers } = request.headers;
  const answer = await fetch(`http://localhost:${port}${request.url}`, {
    method: request.method ?? "GET",
    headers: headers as Record<string, string>,
    redirect: "manual",
    ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
  });
  // These belong to one connection, and the text is decoded already.
  const dropped = ["content-length", "content-encoding", "transfer-encoding", "connection"];
  const kept = [...answer.headers].filter(([name]) => !dropped.includes(name));
  return { status: answer.status, headers: Object.fromEntries(kept), text: await answer.text() };
}

export function answerWith(response: ServerResponse, { status, headers, text }: Forwarded): void {
  response.writeHead(status, headers).end(text);
}
