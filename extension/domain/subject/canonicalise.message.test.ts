import { hashMessage } from "viem";
import { describe, expect, test } from "vitest";
import { friend, own, sampleRequest } from "../samples.ts";
import { canonicalise } from "./canonicalise.ts";

function sign(...params: unknown[]) {
  const canonical = canonicalise(sampleRequest("personal_sign", params));
  return canonical.status === "canonical" ? canonical.subject : canonical.reason.code;
}

describe("canonicalise personal_sign", () => {
  test.each(["Example `personal_sign` message", "", "línea\nde texto 漢字 🙂", "x".repeat(5000)])(
    "default: the digest is viem's for %j",
    (text) => {
      expect(sign(text, own)).toMatchObject({ text, digest: hashMessage(text), account: own });
    },
  );

  test("behavior: hexadecimal is bytes, and the text of them is shown [H03]", () => {
    const subject = sign("0x48656c6c6f", own);

    expect(subject).toMatchObject({ raw: "0x48656c6c6f", text: "Hello", digest: hashMessage("Hello") });
  });

  test("behavior: bytes that are no text have none [H03]", () => {
    expect(sign("0xff00fe", own)).toMatchObject({ raw: "0xff00fe", text: null });
  });

  test("behavior: swapped parameters are read where they are unambiguous", () => {
    expect(sign(own, "0x48656c6c6f")).toMatchObject({ text: "Hello", account: own });
  });

  test("behavior: two addresses are read in the order of the method", () => {
    expect(sign(friend, own)).toMatchObject({ raw: friend, account: own });
  });

  test.each([
    ["odd hexadecimal", ["0x1", own], "bad-hex"],
    ["half a surrogate pair", ["\ud800", own], "ambiguous-message"],
    ["another's account", ["hello", friend], "unauthorized-account"],
    ["a message that is no text", [1, own], "malformed"],
    ["no account", ["hello"], "malformed"],
    ["a message above 128 kB", ["x".repeat(200_000), own], "too-large"],
  ])("error: %s", (_, params, code) => {
    expect(sign(...params)).toBe(code);
  });
});
