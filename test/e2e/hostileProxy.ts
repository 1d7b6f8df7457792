import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  createSigner,
  type Envelope,
  type Hex,
  nobleCurve,
  SCAN_PATH,
  verdictDigest,
} from "../../protocol/index.ts";
import { answerWith, bodyOf, forward } from "./forward.ts";

export type Misbehaviour = "hangs" | "status 500" | "garbage" | "redirect" | "oversized" | "foreign key";

/** Stands in front of a real SecWare and lies in its name where it is asked for a verdict; the rest passes. */
export interface HostileProxy {
  port: number;
  /** From now on. */
  behave(as: Misbehaviour | "honest"): void;
  /** How many questions were answered dishonestly. */
  lies(): number;
  /** Requests that came to the place which the redirect names. */
  followed(): number;
  close(): void;
}

export interface HostileProxyOptions {
  /** Where the SecWare listens. */
  upstream: number;
  domain: { chainId: number; market: Hex };
}

const FOREIGN_KEY: Hex = `0x${"7".padStart(64, "0")}`;
const ELSEWHERE = "/elsewhere";

/** Starts the proxy on loopback. Effects: a server, until `close`. */
export async function startHostileProxy({ upstream, domain }: HostileProxyOptions): Promise<HostileProxy> {
  let behaviour: Misbehaviour | "honest" = "honest";
  const seen = { lies: 0, followed: 0 };
  const server = createServer((request, response) => {
    if (request.url === ELSEWHERE) seen.followed += 1;
    const isAsked = request.method === "POST" && request.url === SCAN_PATH;
    const how = isAsked ? behaviour : "honest";
    if (how !== "honest") seen.lies += 1;
    if (how !== "honest" && how !== "foreign key") return lie(how, response);
    const alter = (text: string) => (how === "honest" ? text : resign(text, domain));
    passOn(request, response, upstream, alter).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    behave: (as) => {
      behaviour = as;
    },
    lies: () => seen.lies,
    followed: () => seen.followed,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function lie(how: Exclude<Misbehaviour, "foreign key">, response: ServerResponse): void {
  const open = { "access-control-allow-origin": "*" };
  // Never answered: the caller's deadline ends it.
  if (how === "hangs") return;
  if (how === "redirect") {
    response.writeHead(302, { ...open, location: ELSEWHERE }).end();
    return;
  }
  response.writeHead(how === "status 500" ? 500 : 200, { ...open, "content-type": "application/json" });
  response.end(how === "oversized" ? "x".repeat(10_000_000) : "<html>hello</html>");
}

async function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  alter: (text: string) => string,
): Promise<void> {
  const answer = await forward(request, await bodyOf(request), port);
  answerWith(response, { ...answer, text: alter(answer.text) });
}

/** The honest verdict, signed anew by somebody whom no registry knows. */
function resign(text: string, domain: { chainId: number; market: Hex }): string {
  const envelope = JSON.parse(text) as Partial<Envelope>;
  if (envelope.verdict === undefined) return text;
  const signature = nobleCurve.sign(verdictDigest(domain, envelope.verdict), FOREIGN_KEY);
  return JSON.stringify({ ...envelope, signer: createSigner(FOREIGN_KEY).address, signature });
}
