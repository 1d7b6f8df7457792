import { describe, expect, test } from "vitest";
import { messageOf, own, type SaidRow, saidBy, stranger } from "../samples.ts";

const signIn = (changes: Readonly<Record<string, string>> = {}) => {
  const fields = {
    domain: "app.example",
    address: own,
    uri: "https://app.example/login",
    version: "1",
    chain: "1",
    nonce: "abcd1234",
    rest: "",
    ...changes,
  };
  return messageOf(
    `${fields.domain} wants you to sign in with your Ethereum account:\n${fields.address}\n\nI accept.\n\nURI: ${fields.uri}\nVersion: ${fields.version}\nChain ID: ${fields.chain}\nNonce: ${fields.nonce}\nIssued At: 2026-09-21T14:00:00.000Z${fields.rest}`,
  );
};

// Whole, so that no word is lost unseen: people decide by these texts.
const rows: readonly SaidRow[] = [
  [
    "sign-in-mismatch",
    "another site",
    signIn({ domain: "bank.example", uri: "https://bank.example/" }),
    {},
    "danger | Signs you in at “bank.example”, but “app.example” is asking. | Reject: with this signature somebody could sign in as you elsewhere.",
  ],
  [
    "sign-in-mismatch",
    "another scheme",
    signIn({ domain: "http://app.example" }),
    {},
    "danger | Signs you in over another scheme than the site's. | Reject: with this signature somebody could sign in as you elsewhere.",
  ],
  [
    "sign-in-mismatch",
    "an address at another site",
    signIn({ uri: "https://bank.example/login" }),
    {},
    "danger | The sign-in is for an address of another site than it names. | Reject: with this signature somebody could sign in as you elsewhere.",
  ],
  [
    "sign-in-mismatch",
    "an address without a scheme",
    signIn({ uri: "app.example/login" }),
    {},
    "danger | The sign-in is for an address of another site than it names. | Reject: with this signature somebody could sign in as you elsewhere.",
  ],
  [
    "sign-in-mismatch",
    "another account",
    signIn({ address: stranger }),
    {},
    "danger | Signs in another account than the one that would sign. | Reject: with this signature somebody could sign in as you elsewhere.",
  ],
  [
    "sign-in-mismatch",
    "another chain",
    signIn({ chain: "5" }),
    {},
    "danger | Signs in for another chain than the active one. | Reject: with this signature somebody could sign in as you elsewhere.",
  ],
  [
    "sign-in-mismatch",
    "another version",
    signIn({ version: "2" }),
    {},
    "danger | This sign-in has a version that is not known. | Reject: with this signature somebody could sign in as you elsewhere.",
  ],
  [
    "sign-in-mismatch",
    "a short nonce",
    signIn({ nonce: "abcd123" }),
    {},
    "danger | This sign-in has no proper nonce, so it could be used twice. | Reject: with this signature somebody could sign in as you elsewhere.",
  ],
  [
    "sign-in-mismatch",
    "a time that is over",
    signIn({ rest: "\nExpiration Time: 2026-09-21T14:13:20Z" }),
    {},
    "danger | This sign-in has expired. | Reject: with this signature somebody could sign in as you elsewhere.",
  ],
  [
    "sign-in-mismatch",
    "a time that is to come",
    signIn({ rest: "\nNot Before: 2026-09-21T14:13:21Z" }),
    {},
    "danger | This sign-in is not valid yet. | Reject: with this signature somebody could sign in as you elsewhere.",
  ],
  [
    "sign-in-mismatch",
    "a time that is none",
    signIn({ rest: "\nNot Before: soon" }),
    {},
    "danger | This sign-in is not valid yet. | Reject: with this signature somebody could sign in as you elsewhere.",
  ],
  [
    "sign-in-mismatch",
    "a time that begins now and ends soon",
    signIn({ rest: "\nExpiration Time: 2026-09-21T14:13:21Z\nNot Before: 2026-09-21T14:13:20Z" }),
    {},
  ],
  [
    "sign-in-mismatch",
    "no form at all",
    messageOf(`app.example WANTS you to sign in with your Ethereum account: ${own}`),
    {},
    "danger | This sign-in is not in the standard's form. | Reject: with this signature somebody could sign in as you elsewhere.",
  ],
];

describe("the words about sign-ins", () => {
  test.each(rows)("behavior: %s says of %s exactly this", (code, _, subject, changes, ...said) => {
    expect(saidBy(code, subject, changes)).toEqual(said);
  });
});
