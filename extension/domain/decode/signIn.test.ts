import { describe, expect, test } from "vitest";
import { own } from "../samples.ts";
import { looksLikeSignIn, readSignIn } from "./signIn.ts";

const fields = [
  "URI: https://app.example/login",
  "Version: 1",
  "Chain ID: 10",
  "Nonce: abcd1234",
  "Issued At: 2026-09-21T14:00:00.000Z",
];
const rest = [
  "Expiration Time: later",
  "Not Before: sooner",
  "Request ID: 7",
  "Resources:",
  "- https://a.example",
];
const textOf = (
  lines: readonly string[],
  head = "app.example",
  statement: readonly string[] = ["I agree.", ""],
) => [`${head} wants you to sign in with your Ethereum account:`, own, "", ...statement, ...lines].join("\n");
const whole = {
  ...{
    scheme: null,
    domain: "app.example",
    address: own,
    statement: "I agree.",
    version: "1",
    chainId: "10",
  },
  ...{ uri: "https://app.example/login", nonce: "abcd1234", issuedAt: "2026-09-21T14:00:00.000Z" },
  ...{ expirationTime: null, notBefore: null },
};

describe("readSignIn", () => {
  test("default: every field is read as its text says it [B19]", () => {
    expect(readSignIn(textOf(fields))).toEqual(whole);
    expect(readSignIn(textOf([...fields, ...rest]))).toEqual({
      ...whole,
      expirationTime: "later",
      notBefore: "sooner",
    });
    expect(readSignIn(textOf(fields, "https://app.example:8443"))).toMatchObject({
      ...{ scheme: "https", domain: "app.example:8443" },
    });
    expect(readSignIn(textOf(fields).replace(own, own.toUpperCase().replace("X", "x")))?.address).toBe(own);
  });

  test("behavior: a statement may be left out, or have several lines, one of which is no field", () => {
    expect(readSignIn(textOf(fields, "app.example", [""]))?.statement).toBeNull();
    expect(readSignIn(textOf(fields, "app.example", []))?.statement).toBeNull();
    expect(readSignIn(textOf(fields, "app.example", ["One.", "Two: 2", ""]))?.statement).toBe("One.\nTwo: 2");
  });

  test.each(fields)("error: without “%s” it is none", (missing) => {
    expect(readSignIn(textOf(fields.filter((one) => one !== missing)))).toBeNull();
    expect(
      readSignIn(textOf(fields.map((one) => (one === missing ? `${one.split(": ")[0]}: ` : one)))),
    ).toBeNull();
  });

  test.each<[string, string]>([
    ["fields in another order", textOf([...fields].reverse())],
    ["a field twice", textOf([...fields, fields[4] ?? ""])],
    ["a field that is none", textOf([...fields, "Amount: 5"])],
    ["a resource without its mark", textOf([...fields, "Resources:", "- a", "b"])],
    ["something before the first line", `Hello.\n${textOf(fields)}`],
    ["something behind the first line", textOf(fields).replace("account:", "account: now")],
    ["no empty line after the account", textOf(fields).replace(`${own}\n\n`, `${own}\nfirst\n`)],
    ["an account cut short", textOf(fields).replace(own, own.slice(0, -1))],
    ["an account with more behind", textOf(fields).replace(own, `${own}0`)],
    ["two words for a site", textOf(fields, "app example")],
  ])("error: %s is none, and looks like one [B19]", (_, text) => {
    expect(readSignIn(text)).toBeNull();
    expect(looksLikeSignIn(text)).toBe(true);
  });

  test("behavior: other texts do not look like one, and letters of any size do", () => {
    expect(looksLikeSignIn("Please sign in.")).toBe(false);
    expect(looksLikeSignIn("x WANTS YOU TO SIGN IN with your ethereum account")).toBe(true);
  });
});
