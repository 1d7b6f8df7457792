import { secp256k1 } from "@noble/curves/secp256k1";
import { describe, expect, test } from "vitest";
import {
  buildCall,
  type CallRefusal,
  createSigner,
  type Hex,
  keccak,
  nobleCurve,
  type ReceivedRequest,
  readCall,
  readPlainCall,
  signCall,
  signPlainCall,
  toBase64,
  toBytes,
  toUtf8Bytes,
  voucherDigest,
  ZERO_HASH,
} from "../index.ts";

const domain = { chainId: 31337, market: `0x5ec0${"0".repeat(36)}` as const };
const signer = createSigner(`0x${"3".padStart(64, "0")}`);
const origin = "https://api.secware.example";
const created = 1_800_000_000;
const nowMs = created * 1000 + 100;
const purchaseId: Hex = `0x${"ab".repeat(32)}`;
const body = toUtf8Bytes(`{"v":1}`);
const reading = { domain, origin, curve: nobleCurve, nowMs };

const unsigned = (change: object = {}) =>
  buildCall({
    ...{ domain, url: `${origin}/v1/scan`, caller: signer.address, purchaseId, seq: 7, ack: ZERO_HASH },
    ...{ sentAtMs: nowMs, created, body },
    ...change,
  });

async function received(change: object = {}): Promise<ReceivedRequest> {
  const { headers } = await signCall(unsigned(change), signer);
  return { method: "POST", target: "/v1/scan", headers, body };
}

/** The same request with one header written otherwise; null takes it out. */
function withHeader(request: ReceivedRequest, name: string, text: string | null | ((old: string) => string)) {
  const old = request.headers[name] ?? "";
  const next = typeof text === "function" ? text(old) : text;
  return { ...request, headers: { ...request.headers, [name]: next ?? undefined } };
}

/** Signed again over whatever the header now says: not a forgery, a client that does it wrong. */
async function signedInput(change: (input: string) => string): Promise<ReceivedRequest> {
  const call = unsigned();
  const input = change(call.signatureInput);
  const base = call.base.replace(call.signatureInput, input);
  const requestHash = keccak(toUtf8Bytes(base));
  const signature = await signer.sign(voucherDigest(domain, { purchaseId, seq: 7, requestHash }));
  const headers = {
    "signature-input": `sechub=${input}`,
    signature: `sechub=:${toBase64(toBytes(signature))}:`,
  };
  return { method: "POST", target: "/v1/scan", headers: { ...call.headers, ...headers }, body };
}

const bend = (change: (signature: Hex) => Hex) => async () => {
  const { signature, headers } = await signCall(unsigned(), signer);
  const other = `sechub=:${toBase64(toBytes(change(signature)))}:`;
  return { method: "POST", target: "/v1/scan", headers: { ...headers, signature: other }, body };
};
const flip = (signature: Hex): Hex => {
  const s = secp256k1.CURVE.n - BigInt(`0x${signature.slice(66, 130)}`);
  return `0x${signature.slice(2, 66)}${s.toString(16).padStart(64, "0")}${signature.endsWith("1b") ? "1c" : "1b"}`;
};

const negatives: readonly (readonly [string, CallRefusal, () => Promise<ReceivedRequest>])[] = [
  [
    "changed body",
    "bad_content_digest",
    async () => ({ ...(await received()), body: toUtf8Bytes(`{"v":2}`) }),
  ],
  ["changed path", "bad_signature", async () => ({ ...(await received()), target: "/v1/other" })],
  ["changed query", "bad_signature", async () => ({ ...(await received()), target: "/v1/scan?a=1" })],
  ["another host", "bad_signature", () => received({ url: "https://api.other.example/v1/scan" })],
  ["http for https", "bad_signature", () => received({ url: "http://api.secware.example/v1/scan" })],
  [
    "changed number",
    "bad_signature",
    async () => withHeader(await received(), "sechub-call", (old) => old.replace("seq=7", "seq=8")),
  ],
  [
    "changed purchase",
    "bad_signature",
    async () => {
      const other = unsigned({ purchaseId: `0x${"cd".repeat(32)}` }).headers["sechub-call"] ?? "";
      return withHeader(await received(), "sechub-call", other);
    },
  ],
  [
    "another domain",
    "bad_signature",
    () => received({ domain: { chainId: 31337, market: `0x${"11".repeat(20)}` } }),
  ],
  ["another chain", "bad_signature", () => received({ domain: { chainId: 1, market: domain.market } })],
  ["keyid of somebody else", "bad_signature", () => received({ caller: `0x${"44".repeat(20)}` })],
  [
    "keyid in capitals",
    "bad_signature",
    () => signedInput((input) => input.replace(signer.address, `0x${signer.address.slice(2).toUpperCase()}`)),
  ],
  [
    "missing component",
    "insufficient_coverage",
    () => signedInput((input) => input.replace(' "content-digest"', "")),
  ],
  [
    "component twice",
    "insufficient_coverage",
    () => signedInput((input) => input.replace("(", '("@method" ')),
  ],
  [
    "foreign component",
    "insufficient_coverage",
    () => signedInput((input) => input.replace(")", ' "accept")')),
  ],
  [
    "component parameter",
    "signature_input_invalid",
    () => signedInput((input) => input.replace('"content-type"', '"content-type";sf')),
  ],
  ["added alg", "signature_input_invalid", () => signedInput((input) => `${input};alg="ecdsa-p256-sha256"`)],
  ["unknown parameter", "signature_input_invalid", () => signedInput((input) => `${input};x="1"`)],
  [
    "parameter twice",
    "signature_input_invalid",
    () => signedInput((input) => `${input};tag="sechub-call-v1"`),
  ],
  [
    "another tag",
    "insufficient_coverage",
    () => signedInput((input) => input.replace("sechub-call-v1", "erc8128")),
  ],
  ["high s", "bad_signature", bend(flip)],
  [
    "v of 0 or 1",
    "bad_signature",
    bend((one) => `0x${one.slice(2, 130)}${one.endsWith("1b") ? "00" : "01"}`),
  ],
  ["64 bytes", "bad_signature", bend((one) => `0x${one.slice(2, 130)}`)],
  ["no bytes", "bad_signature", bend(() => "0x")],
  ["expired", "request_expired", () => received({ created: created - 120 })],
  ["from the future", "request_not_yet_valid", () => received({ created: created + 60 })],
  ["61 s window", "signature_input_invalid", () => received({ expires: created + 61 })],
  ["window that ends before it begins", "signature_input_invalid", () => received({ expires: created })],
  ["times in milliseconds", "request_not_yet_valid", () => received({ created: nowMs })],
  ["no signature", "signature_missing", async () => withHeader(await received(), "signature", null)],
  [
    "no signature input",
    "signature_missing",
    async () => withHeader(await received(), "signature-input", null),
  ],
  ["no call header", "malformed", async () => withHeader(await received(), "sechub-call", null)],
  [
    "number 0",
    "malformed",
    async () => withHeader(await received(), "sechub-call", (old) => old.replace("seq=7", "seq=0")),
  ],
  [
    "number past 2^40",
    "malformed",
    async () => withHeader(await received(), "sechub-call", (old) => old.replace("seq=7", `seq=${2 ** 40}`)),
  ],
  [
    "integer of 16 digits",
    "malformed",
    async () =>
      withHeader(await received(), "sechub-call", (old) => old.replace("seq=7", "seq=1000000000000000")),
  ],
  [
    "number as text",
    "malformed",
    async () => withHeader(await received(), "sechub-call", (old) => old.replace("seq=7", 'seq="7"')),
  ],
  ["another method", "malformed", async () => ({ ...(await received()), method: "PUT" })],
  [
    "another content type",
    "malformed",
    async () => withHeader(await received(), "content-type", "text/plain"),
  ],
  [
    "a grant that is not covered",
    "insufficient_coverage",
    async () => withHeader(await received(), "sechub-grant", "g=:AA==:"),
  ],
  ["headers past 16 KiB", "too_large", async () => withHeader(await received(), "x", "y".repeat(16_384))],
  ["body past 256 KiB", "too_large", async () => ({ ...(await received()), body: new Uint8Array(262_145) })],
];

describe("readCall [AVS5]", () => {
  test("default: a signed call is read, offline", async () => {
    expect(readCall(await received(), reading)).toMatchObject({
      status: "read",
      call: { caller: signer.address, purchaseId, seq: 7, sentAtMs: nowMs, created, expires: created + 60 },
    });
  });

  test("behavior: other signatures beside ours are ignored, and components may stand in any order", async () => {
    const request = await signedInput((input) => input.replace('"@method" "@scheme"', '"@scheme" "@method"'));
    // The base follows the order that was sent.
    expect(readCall(request, reading)).toMatchObject({ status: "refused", reason: "bad_signature" });
    const labelled = withHeader(
      withHeader(await received(), "signature-input", (old) => `other=("@method");created=1, ${old}`),
      "signature",
      (old) => `other=:AA==:, ${old}`,
    );
    expect(readCall(labelled, reading).status).toBe("read");
  });

  test("behavior: a covered grant comes along", async () => {
    const request = await received({ grantHeader: "g=:AAAA:" });
    expect(readCall(request, reading)).toMatchObject({ status: "read", call: { grantHeader: "g=:AAAA:" } });
  });

  test.each(negatives)("error: %s is %s", async (_name, reason, make) => {
    expect(readCall(await make(), reading)).toMatchObject({ status: "refused", reason });
  });

  test("error: every flipped bit of the headers is seen", async () => {
    const request = await received();
    for (const name of ["content-digest", "sechub-call", "signature-input", "signature", "content-type"]) {
      const text = request.headers[name] ?? "";
      for (let at = 0; at < text.length; at += 1) {
        const flipped = `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ 1)}${text.slice(at + 1)}`;
        const read = readCall(withHeader(request, name, flipped), reading);
        expect(read.status, `${name} at ${at}`).toBe("refused");
      }
    }
  });
});

describe("readPlainCall", () => {
  const plain = (change: object = {}) =>
    signPlainCall({
      ...{ url: `${origin}/v1/result`, method: "POST", body, chainId: 31337, signer, created },
      ...{ nonce: "AAAAAAAAAAAAAAAAAAAAAAAA" },
      ...change,
    } as Parameters<typeof signPlainCall>[0]);
  const options = { origin, chainId: 31337, curve: nobleCurve, nowMs };
  const as = (call: Awaited<ReturnType<typeof plain>>, target = "/v1/result"): ReceivedRequest => ({
    ...{ method: call.method, target, headers: call.headers, body: call.body ?? new Uint8Array() },
  });

  test("default: caller and nonce of a signed look-up", async () => {
    expect(readPlainCall(as(await plain()), options)).toEqual({
      ...{ status: "read", caller: signer.address, nonce: "AAAAAAAAAAAAAAAAAAAAAAAA", expires: created + 60 },
    });
  });

  test.each([
    ["changed body", "bad_content_digest", async () => ({ ...as(await plain()), body: toUtf8Bytes("{}") })],
    ["dropped body", "insufficient_coverage", async () => ({ ...as(await plain()), body: new Uint8Array() })],
    ["another path", "bad_signature", async () => as(await plain(), "/v1/outcome")],
    ["another method", "bad_signature", async () => ({ ...as(await plain()), method: "PUT" })],
    ["a short nonce", "signature_input_invalid", async () => as(await plain({ nonce: "short" }))],
    ["an old one", "request_expired", async () => as(await plain({ created: created - 120 }))],
    ["another chain", "bad_signature", async () => as(await plain({ chainId: 1 }))],
    ["a metered call", "signature_input_invalid", () => received()],
  ] as const)("error: %s is %s", async (_name, reason, make) => {
    expect(readPlainCall(await make(), options)).toMatchObject({ status: "refused", reason });
  });

  test("error: an unmetered signature pays for no call", async () => {
    const call = await plain();
    const header = unsigned().headers["sechub-call"];
    const request = { ...as(call, "/v1/scan"), headers: { ...call.headers, "sechub-call": header } };
    expect(readCall(request, reading)).toMatchObject({ status: "refused", reason: "insufficient_coverage" });
  });
});
