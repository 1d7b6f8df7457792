import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join, normalize } from "node:path";
import type { Lifetime } from "../terminal/processes.ts";
import type { Faucet } from "./faucet.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};
const BODY_LIMIT = 4_096;

export interface PagesOptions {
  faucet: Faucet;
  faucetPort: number;
  dappPort: number;
  lifetime: Lifetime;
}
export interface Pages {
  faucetUrl: string;
  dappUrl: string;
}

/** Serves the faucet and the test dapp on loopback, each on an origin of its own. Effects: two servers, ended by `lifetime`. */
export async function startPages({ faucet, faucetPort, dappPort, lifetime }: PagesOptions): Promise<Pages> {
  const pages = { faucetUrl: `http://localhost:${faucetPort}/`, dappUrl: `http://localhost:${dappPort}/` };
  const own = join(import.meta.dirname, "pages");
  await listen(faucetPort, lifetime, "faucet", async (request, response) => {
    const path = new URL(request.url ?? "/", pages.faucetUrl).pathname;
    if (request.method === "POST") return answerPost(path, request, response, faucet);
    if (path === "/links") return sendJson(response, 200, { dapp: pages.dappUrl });
    return sendFile(response, own, path === "/" ? "/faucet.html" : path);
  });
  const dapp = dirname(createRequire(import.meta.url).resolve("@metamask/test-dapp/dist/index.html"));
  await listen(dappPort, lifetime, "test dapp", async (request, response) => {
    const path = new URL(request.url ?? "/", pages.dappUrl).pathname;
    return sendFile(response, dapp, path === "/" ? "/index.html" : path, enableButtons);
  });
  return pages;
}

/**
 * The test dapp enables most of its buttons only where the legacy global says it is MetaMask. Our server of that page says so
 * in one inserted line; the wallet itself does not.
 */
function enableButtons(html: string): string {
  return html.replace("<head>", "<head><script>if(window.ethereum)window.ethereum.isMetaMask=true</script>");
}

async function answerPost(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  faucet: Faucet,
): Promise<void> {
  const body = (await readJson(request)) as { address?: unknown; days?: unknown };
  if (path === "/give" && typeof body.address === "string") {
    const status = await faucet.give(body.address);
    const text = status === "given" ? "Given: 10 ETH on both chains and 500 SEC." : "That is not an address.";
    return sendJson(response, status === "given" ? 200 : 400, { text });
  }
  if (path === "/forward" && typeof body.days === "number" && body.days > 0 && body.days <= 60) {
    await faucet.forward(Math.round(body.days * 86_400));
    return sendJson(response, 200, { text: `The home chain is ${body.days} days further.` });
  }
  return sendJson(response, 400, { text: "That is not understood." });
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
    if (text.length > BODY_LIMIT) return {};
  }
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

async function sendFile(
  response: ServerResponse,
  folder: string,
  path: string,
  alterHtml: (html: string) => string = (html) => html,
): Promise<void> {
  const file = normalize(join(folder, decodeURIComponent(path)));
  const type = TYPES[extname(file)];
  const bytes = file.startsWith(folder) && type !== undefined ? await readFile(file).catch(() => null) : null;
  if (bytes === null || type === undefined) {
    response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    return;
  }
  response.writeHead(200, { "content-type": type, "cache-control": "no-store" });
  response.end(extname(file) === ".html" ? alterHtml(bytes.toString("utf8")) : bytes);
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

async function listen(port: number, lifetime: Lifetime, name: string, listener: Listener): Promise<Server> {
  const server = createServer((request, response) => {
    listener(request, response).catch((error) => {
      console.error(`${name}: ${String(error)}`);
      if (!response.headersSent)
        sendJson(response, 500, { text: "That did not work; the terminal says why." });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  lifetime.add(name, () => {
    server.closeAllConnections();
    server.close();
  });
  return server;
}
