import { readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { request as httpsRequest, type RequestOptions } from "node:https";
import { describe, expect, onTestFinished, test } from "vitest";
import { serve } from "./serve.ts";
import { callOf, setup } from "./testing/testWare.ts";

const read = (name: string) => readFileSync(`test/fixtures/tls/localhost.${name}.pem`, "utf8");
const tls = { key: read("key"), cert: read("cert") };

async function serveTls() {
  const served = await serve(setup().ware, { port: 0, tls });
  onTestFinished(() => served.stop());
  return served;
}

function post(
  ask: typeof httpsRequest | typeof httpRequest,
  options: RequestOptions,
  body: Uint8Array,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = ask({ host: "localhost", method: "POST", path: "/v1/scan", ...options }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

describe("serve over TLS", () => {
  test("default: a call is answered over a connection whose certificate was verified [SM1]", async () => {
    const { port } = await serveTls();
    const { headers, body } = await callOf();

    expect(await post(httpsRequest, { port, headers, ca: tls.cert }, body)).toBe(200);
  });

  test("error: a client that does not know the certificate does not speak [SM1]", async () => {
    const { port } = await serveTls();
    const { headers, body } = await callOf();

    await expect(post(httpsRequest, { port, headers }, body)).rejects.toMatchObject({
      code: "DEPTH_ZERO_SELF_SIGNED_CERT",
    });
  });

  test("error: plain text and old protocols are refused [SM1]", async () => {
    const { port } = await serveTls();
    const { headers, body } = await callOf();

    await expect(post(httpRequest, { port, headers }, body)).rejects.toThrow();
    const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
    await expect(post(httpsRequest, { port, headers, ca: tls.cert, ...old }, body)).rejects.toThrow();
  });
});
