import { describe, expect, test } from "vitest";
import { judge, messageOf, sampleContext } from "../samples.ts";
import { siteSubject } from "../subject/canonicalise.ts";

function at(origin: string) {
  return sampleContext({ site: { origin, isSecure: false } });
}

describe("insecureOrigin", () => {
  test("default: signing for a site without encryption is held [B06]", () => {
    const { codes, decision } = judge(messageOf("hello"), at("http://app.example"));

    expect([codes["insecure-origin"], decision.outcome]).toEqual(["danger", "hold"]);
  });

  test("behavior: connecting to it is a caution", () => {
    expect(judge(siteSubject("http://app.example"), at("http://app.example")).codes["insecure-origin"]).toBe(
      "caution",
    );
  });

  test.each(["http://localhost:3000", "http://127.0.0.1:8080", "http://[::1]:80", "http://app.localhost"])(
    "behavior: %s is this machine",
    (origin) => {
      expect(judge(messageOf("hello"), at(origin)).codes).toEqual({});
    },
  );

  test.each([
    "http://localhost.evil.example",
    "http://127.0.0.1.evil.example",
    "http://localhost:80@evil.example",
  ])("behavior: %s is not", (origin) => {
    expect(judge(messageOf("hello"), at(origin)).codes["insecure-origin"]).toBe("danger");
  });

  test("behavior: the wallet's own requests have no site", () => {
    expect(judge(messageOf("hello"), sampleContext({ site: null })).codes).toEqual({});
  });
});
