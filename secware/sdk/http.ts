/** A request as any host hands it over. Header names in lower case. */
export interface Received {
  method: string;
  /** Path with query, as it arrived. */
  target: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
  /** The client's address, as far as the host can vouch for it. */
  ip: string;
}

/** An answer for any host to send. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array | string;
}

const EXPOSED =
  "Retry-After, RateLimit, RateLimit-Policy, Location, WWW-Authenticate, Accept-Signature, Date";

/** What every answer carries, so that a browser may read it and nobody stores it. */
const commonHeaders: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": EXPOSED,
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};

const ALLOWED_HEADERS =
  "content-type, content-digest, sechub-call, sechub-grant, signature-input, signature, accept";

/** The answer to a browser's question before the request. */
export const preflight: Answer = {
  status: 204,
  headers: {
    ...commonHeaders,
    "access-control-allow-methods": "GET, POST, OPTIONS",
    "access-control-allow-headers": ALLOWED_HEADERS,
    "access-control-max-age": "7200",
  },
  body: "",
};

/** An answer of JSON text or of bytes that are. */
export function jsonAnswer(
  status: number,
  body: Uint8Array | string,
  { type = "application/json", headers = {} }: { type?: string; headers?: Record<string, string> } = {},
): Answer {
  const all: Record<string, string> = { ...commonHeaders, "content-type": type };
  return { status, headers: Object.assign(all, headers), body };
}

/** Largest body that is read at all. */
export const BODY_BYTES_AT_MOST = 256 * 1024;

/** A Fetch request as received, or null where its body is too large. */
export async function receiveRequest(request: Request, ip: string): Promise<Received | null> {
  const url = new URL(request.url);
  const body = await readBody(request);
  if (body === null) return null;
  return {
    method: request.method,
    target: `${url.pathname}${url.search}`,
    headers: Object.fromEntries(request.headers),
    body,
    ip,
  };
}

async function readBody(request: Request): Promise<Uint8Array | null> {
  if (request.body === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > BODY_BYTES_AT_MOST) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** An answer as a Fetch response. */
export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(status === 204 ? null : (body as BodyInit), { status, headers });
}
