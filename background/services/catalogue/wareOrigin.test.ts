import { describe, expect, test } from "vitest";
import { wareOriginOf } from "./wareOrigin.ts";

describe("wareOriginOf", () => {
  test("default: a public host is reached by https", () => {
    expect(wareOriginOf("api.example:8443", 59144)).toBe("https://api.example:8443");
  });

  test("behavior: a loopback host only while the home chain is the local one", () => {
    expect(wareOriginOf("localhost:4801", 31337)).toBe("http://localhost:4801");
    expect(wareOriginOf("localhost:4801", 1)).toBe(null);
  });

  test.each([
    "",
    "a.example/path",
    "user@a.example",
    "a.example?x",
    "a example",
    "http://a.example",
    "A.EXAMPLE",
  ])("behavior: %j is no host", (host) => expect(wareOriginOf(host, 31337)).toBe(null));
});
