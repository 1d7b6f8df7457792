import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface LocalAnswer {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

export interface LocalServer {
  origin: string;
  /** Path with query of everything that was asked, in order, and its headers. */
  asked: { path: string; headers: IncomingMessage["headers"] }[];
  answer: (path: string, headers: IncomingMessage["headers"], body: string) => LocalAnswer | "never";
}

/** A real HTTP server on loopback, for one test. `answer` may be replaced while it runs. */
export async function startLocalServer(answer: LocalServer["answer"]): Promise<LocalServer> {
  const local: LocalServer = { origin: "", asked: [], answer };
  const server = createServer(async (request, response) => {
    const path = request.url ?? "";
    local.asked.push({ path, headers: request.headers });
    const body = Buffer.concat(await request.toArray()).toString();
    const answered = local.answer(path, request.headers, body);
    if (answered === "never") return;
    response.writeHead(answered.status ?? 200, answered.headers);
    response.end(answered.body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  local.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return local;
}
