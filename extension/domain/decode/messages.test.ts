import { describe, expect, test } from "vitest";
import { messageOf, own } from "../samples.ts";
import { readSubject } from "./readSubject.ts";
import { looksLikeSignIn, readSignIn } from "./signIn.ts";

function deedOf(message: string) {
  const { actions } = readSubject(messageOf(message));
  expect(actions).toEqual([expect.objectContaining({ call: 0, depth: 0, flags: [] })]);
  return actions[0];
}

const bytes = (start: string, length: number, fill = "fe") =>
  `0x${start}${fill.repeat(length - start.length / 2)}`;
const head = `app.example wants you to sign in with your Ethereum account:\n${own}\n`;
const fields = [
  "URI: https://app.example/login",
  "Version: 1",
  "Chain ID: 1",
  "Nonce: abcdefgh",
  "Issued At: 2026-11-21T00:00:00Z",
];
const signIn = (lines: readonly string[] = fields, middle = "\nHello\n\n") =>
  `${head}${middle}${lines.join("\n")}`;

describe("what a message may be instead of text", () => {
  test.each([
    ["nothing", "0x", "It is empty."],
    ["32 bytes", bytes("", 32), "It is 32 bytes long, like the hash of something else that is not shown."],
    ["32 letters", "a".repeat(32), "It is 32 bytes long, like the hash of something else that is not shown."],
    ["64 bytes", bytes("", 64), "It has the form of a signature."],
    ["65 bytes", bytes("", 65), "It has the form of a signature."],
    ["a digest of typed data", bytes("1901", 66), "It is the digest of typed data that is not shown."],
    [
      "an authorization",
      bytes("05", 90),
      "It has the form of an authorization that hands the account to a contract.",
    ],
    [
      "a short authorization",
      "0x05c0",
      "It has the form of an authorization that hands the account to a contract.",
    ],
    ["a typed transaction", bytes("02", 90), "It has the form of a transaction."],
    ["an old transaction", bytes("f8", 90), "It has the form of a transaction."],
    ["a blob transaction", bytes("03", 90), "It has the form of a transaction."],
    ["bytes with that start and another length", bytes("1901", 67), "Its bytes are not text."],
    ["other bytes", bytes("a0", 90), "Its bytes are not text."],
    ["a hash as text", "ab".repeat(32), "Its text is a hash of something that is not shown."],
    [
      "a hash as text with 0x and spaces",
      ` 0x${"ab".repeat(32)} `,
      "Its text is a hash of something that is not shown.",
    ],
    ["hexadecimal text", "ab".repeat(100), "Its text is nothing but hexadecimal bytes."],
    [
      "hexadecimal text with a new line",
      `${"ab".repeat(100)}\n`,
      "Its text is nothing but hexadecimal bytes.",
    ],
  ])("default: %s is said to be what it is", (_, message, why) => {
    expect(deedOf(message)).toMatchObject({ kind: "opaque", why });
  });

  test.each([
    ["a sentence", "Good morning"],
    ["64 letters", "m".repeat(64)],
    ["65 letters", "m".repeat(65)],
    ["letters of another script", "Ω".repeat(30)],
    ["hexadecimal text that is short", "ab".repeat(99)],
    ["text around a hash", `It is ${"ab".repeat(32)}`],
    ["text before much hexadecimal", `x ${"ab".repeat(120)}`],
  ])("behavior: %s is text", (_, message) => {
    expect(deedOf(message)).toMatchObject({ kind: "plain-text" });
  });
});

describe("readSignIn", () => {
  test("default: every field is read", () => {
    const more = [
      ...fields,
      "Expiration Time: 2026-11-22T00:00:00Z",
      "Not Before: 2026-11-20T00:00:00Z",
      "Request ID: 7",
      "Resources:",
      "- https://a.example",
      "- https://b.example",
    ];

    expect(deedOf(signIn(more))).toMatchObject({ kind: "sign-in" });
    expect(readSignIn(`https://${signIn(more, "\nFirst line\nsecond line\n\n")}`)).toEqual({
      scheme: "https",
      domain: "app.example",
      address: own,
      statement: "First line\nsecond line",
      uri: "https://app.example/login",
      version: "1",
      chainId: "1",
      nonce: "abcdefgh",
      issuedAt: "2026-11-21T00:00:00Z",
      expirationTime: "2026-11-22T00:00:00Z",
      notBefore: "2026-11-20T00:00:00Z",
    });
  });

  test("behavior: what may be missing is null", () => {
    const read = readSignIn(signIn(fields, "\n\n"));

    expect(read).toMatchObject({ scheme: null, statement: null, expirationTime: null, notBefore: null });
  });

  test.each([
    ["no head", signIn().replace("wants you", "wants")],
    ["a head with more behind it", signIn().replace("account:", "account: now")],
    ["no address", signIn().replace(own, "nobody")],
    ["an address that is too long", signIn().replace(own, `${own}00`)],
    ["an address behind something", signIn().replace(own, `x${own}`)],
    ["no empty line behind the address", signIn(fields, "Hello\n\n")],
    ["no URI", signIn(fields.slice(1))],
    ["an unknown field", signIn([...fields, "Colour: red"])],
    ["fields in another order", signIn([...fields.slice(0, 2), ...fields.slice(2).reverse()])],
    ["one field twice", signIn([...fields, "Issued At: 2026-11-21T00:00:00Z"])],
    ["resources that are none", signIn([...fields, "Resources:", "- a", "b"])],
    ["resources that begin with none", signIn([...fields, "Resources:", "b", "- a"])],
    ["an empty field", signIn(fields.map((line) => line.replace("abcdefgh", "")))],
  ])("error: with %s it is no sign-in, though it looks like one", (_, text) => {
    expect(readSignIn(text)).toBeNull();
  });

  test.each(fields.map((line) => [line.split(": ")[0], line]))(
    "error: without %s it is no sign-in",
    (_, line) => {
      expect(readSignIn(signIn(fields.filter((one) => one !== line)))).toBeNull();
    },
  );

  test("default: what means to be one looks like one, in any case of letters", () => {
    expect(looksLikeSignIn(signIn().toUpperCase())).toBe(true);
    expect(looksLikeSignIn("sign in")).toBe(false);
  });
});
