import { describe, expect, test } from "vitest";
import { browserOrigin } from "./browserOrigin.ts";

describe("browserOrigin", () => {
  test("default: an origin stays as it is, and a name beyond ASCII becomes what the browser says", () => {
    expect(browserOrigin("https://app.example")).toBe("https://app.example");
    expect(browserOrigin("https://bücher.example")).toBe("https://xn--bcher-kva.example");
    expect(browserOrigin("https://App.Example:443/path")).toBe("https://app.example");
  });

  test("behavior: it says the same of a name however often it is asked", () => {
    const said = new Set(Array.from({ length: 20_000 }, () => browserOrigin("https://bücher.example")));
    expect([...said]).toHaveLength(1);
  });

  test("error: what no browser states is nobody's", () => {
    for (const text of ["", "app.example", "data:text/plain,x", "https://", "https://a b"]) {
      expect(browserOrigin(text), text).toBeNull();
    }
  });
});
