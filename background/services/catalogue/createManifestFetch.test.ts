import { describe, expect, test } from "vitest";
import { manifestHashOf } from "../../../protocol/manifest.ts";
import { createManifestFetch } from "./createManifestFetch.ts";

const text = new TextEncoder().encode('{"v":1}');

/** A fake web: one body for every address. */
function setup(body: () => Response | Promise<Response>) {
  const seen: { url: string; init: RequestInit | undefined }[] = [];
  const fetchFrom: typeof fetch = async (input, init) => {
    seen.push({ url: String(input), init });
    return body();
  };
  return { seen, fetchManifest: createManifestFetch({ fetchFrom, homeChainId: () => 31337 }) };
}

describe("createManifestFetch", () => {
  test("behavior: one address, no redirect, no credentials, no referrer", async () => {
    const { seen, fetchManifest } = setup(() => new Response(text));

    await fetchManifest("localhost:4801", manifestHashOf(text));

    expect(seen).toMatchObject([
      {
        url: "http://localhost:4801/.well-known/secware.json",
        init: { redirect: "error", credentials: "omit", referrerPolicy: "no-referrer" },
      },
    ]);
  });

  test.each<[string, () => Response | Promise<Response>, string]>([
    ["whose hash differs", () => new Response("{}"), "not the one that the registry names"],
    ["that is no manifest", () => new Response(text), "cannot be read"],
    ["of 65 KiB", () => new Response("x".repeat(65 * 1024)), "could not be fetched"],
    ["that is not there", () => new Response("", { status: 404 }), "could not be fetched"],
    ["that never comes", () => Promise.reject(new TypeError("fetch failed")), "could not be fetched"],
  ])("error: a manifest %s is unverified", async (_name, body, problem) => {
    const { fetchManifest } = setup(body);

    const outcome = await fetchManifest("api.example", manifestHashOf(text));

    expect(outcome).toEqual({ status: "unverified", problem: expect.stringContaining(problem) });
  });

  test("behavior: a host that smuggles an address is not fetched at all", async () => {
    const { seen, fetchManifest } = setup(() => new Response(text));

    expect(await fetchManifest("a.example/x?y", manifestHashOf(text))).toMatchObject({
      status: "unverified",
    });
    expect(seen).toEqual([]);
  });
});
