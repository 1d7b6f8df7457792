import fc from "fast-check";
import { createSignatureSync } from "http-message-sig";
import { httpbis } from "http-message-signatures";
import { describe, expect, test } from "vitest";
import { buildCall, COMPONENTS, type Hex, keccak, toBytes, urlComponents } from "./index.ts";

const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 2 ** 31);
const hex = (bytes: number) =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((all): Hex => `0x${Buffer.from(all).toString("hex")}`);
const segment = fc.stringMatching(/^[A-Za-z0-9._~-]{0,12}$/);

const calls = fc.record({
  host: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]\.(?:example|EXAMPLE|test)$/),
  port: fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: null }),
  path: fc
    .array(segment, { maxLength: 4 })
    .map((parts) => `/${parts.filter((part) => !/^\.*$/.test(part)).join("/")}`),
  query: fc.option(fc.stringMatching(/^\?[A-Za-z0-9=&._~-]{0,20}$/), { nil: "" }),
  caller: hex(20),
  purchaseId: hex(32),
  ack: hex(32),
  grant: fc.option(hex(32), { nil: undefined }),
  seq: fc.integer({ min: 1, max: 2 ** 40 - 1 }),
  sentAtMs: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  created: fc.integer({ min: 1, max: 4_000_000_000 }),
  body: fc.uint8Array({ maxLength: 300 }),
});

describe(`signature base against two independent RFC 9421 libraries (seed ${seed}) [AVS5] [SM18]`, () => {
  test("default: equal byte for byte on generated requests", () => {
    fc.assert(
      fc.property(calls, ({ host, port, path, query, grant, ...rest }) => {
        const url = `https://${host}${port === null ? "" : `:${port}`}${path}${query}`;
        const call = buildCall({
          ...rest,
          ...(grant === undefined ? {} : { grant }),
          ...{ domain: { chainId: 31337, market: `0x5ec0${"0".repeat(36)}` }, url },
        });
        expect(baseOfFirst(call, rest)).toBe(call.base);
        expect(baseOfSecond(call, rest)).toBe(call.base);
        expect(call.requestHash).toBe(keccak(Uint8Array.from(Buffer.from(call.base))));
      }),
      { seed, numRuns: 500 },
    );
  });

  test("behavior: the default port and the case of the host change nothing, any other port does", () => {
    expect(urlComponents("https://API.Example:443/a?b")?.authority).toBe("api.example");
    expect(urlComponents("http://localhost:80/")?.authority).toBe("localhost");
    expect(urlComponents("https://api.example:80/")?.authority).toBe("api.example:80");
    expect(urlComponents("https://api.example")).toMatchObject({ path: "/", query: "?" });
  });

  test.each([
    "ftp://a.example/",
    "https://user@a.example/",
    "https://a.example/#x",
    "/v1/scan",
    "https://a b/",
  ])("error: %s has no components", (url) => {
    expect(urlComponents(url)).toBeNull();
  });
});

interface Built {
  url: string;
  headers: Readonly<Record<string, string>>;
}
interface Times {
  created: number;
  caller: string;
}

function baseOfFirst({ url, headers }: Built, { created, caller }: Times): string {
  const { createSignatureBase, createSigningParameters, formatSignatureBase } = httpbis;
  const request = { method: "POST", url, headers: { ...headers } };
  const fields = [...COMPONENTS];
  const lines = createSignatureBase({ fields }, request);
  const parameters = createSigningParameters({
    ...{ key: { id: `eip155:31337:${caller}`, sign: async () => Buffer.alloc(0) }, fields },
    params: ["created", "expires", "keyid", "tag"],
    paramValues: {
      ...{ created: new Date(created * 1000), expires: new Date((created + 60) * 1000) },
      tag: "sechub-call-v1",
    },
  });
  const names = fields.map((name) => `"${name}"`).join(" ");
  const suffix = [...parameters].map(([name, value]) =>
    typeof value === "number" ? `;${name}=${value}` : `;${name}="${String(value)}"`,
  );
  return formatSignatureBase([...lines, ['"@signature-params"', [`(${names})${suffix.join("")}`]]]);
}

function baseOfSecond({ url, headers }: Built, { created, caller }: Times): string {
  let base = "";
  createSignatureSync(
    {
      kind: "request",
      ...{ method: "POST", targetUri: url },
      fields: Object.entries(headers).map(([name, value]) => ({ name, value })),
    },
    {
      label: "sechub",
      components: [...COMPONENTS],
      parameters: { created, expires: created + 60, keyid: `eip155:31337:${caller}`, tag: "sechub-call-v1" },
      signer: {
        algorithm: "none",
        sign(bytes) {
          base = Buffer.from(bytes).toString();
          return toBytes("0x00");
        },
      },
    },
  );
  return base;
}
