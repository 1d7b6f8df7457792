import { describe, expect, test } from "vitest";
import { readLabel } from "./punycode.ts";

describe("readLabel", () => {
  test.each(["münchen", "пример", "例え", "ünïswäp", "faß", "a-ü-b", "metаmask"])(
    "default: %s is read back as the URL parser wrote it",
    (label) => {
      const [written = ""] = new URL(`https://${label}.example`).hostname.split(".");

      expect(readLabel(written)).toBe(label.normalize("NFC"));
    },
  );

  test("behavior: a plain label stays", () => {
    expect(readLabel("app-1")).toBe("app-1");
  });

  test.each(["xn--a!", "xn--zzzzzzzzzzzzzz", "xn--é"])("error: %s is no name", (label) => {
    expect(readLabel(label)).toBeNull();
  });
});
