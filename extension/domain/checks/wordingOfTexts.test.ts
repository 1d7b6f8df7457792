import { describe, expect, test } from "vitest";
import {
  callData,
  messageOf,
  type SaidRow,
  saidBy,
  stranger,
  token,
  transactionTo,
  typedDataOf,
  typedSubject,
} from "../samples.ts";

const word = stranger.slice(2).padStart(64, "0");
const form = (fields: readonly string[], message: Readonly<Record<string, string>>, domain = {}) =>
  typedSubject(typedDataOf("Ticket", { Ticket: fields }, message, domain));
const chainless = { chainId: undefined };

// Whole, so that no word is lost unseen: people decide by these texts.
const rows: readonly SaidRow[] = [
  [
    "abnormal-encoding",
    "what is missing",
    transactionTo(token, `0x095ea7b3${word}ff`),
    {},
    "danger | The call data has an abnormal length: what is missing counts as zero, which hides the real amount. | Reject: honest sites do not encode like this. | call 0",
  ],
  [
    "abnormal-encoding",
    "bits beside an argument",
    transactionTo(token, callData("0xa22cb465", stranger, 2n)),
    {},
    "danger | The call data hides extra bits beside an argument, so that tools misread it. | Reject: honest sites do not encode like this. | call 0",
  ],
  [
    "abnormal-encoding",
    "bytes behind the arguments",
    transactionTo(token, `${callData("0x095ea7b3", stranger, 1n)}deadbeef`),
    {},
    "caution | The call data has an abnormal length: there are extra bytes behind its arguments. | Reject: honest sites do not encode like this. | call 0",
  ],
  [
    "chain-less-domain",
    "a form that names a contract",
    form(["address to"], { to: stranger }, chainless),
    {},
    "danger | The signature names no chain, so it can be used on every chain where the same contract or application is. | Sign only if that is what you want.",
  ],
  [
    "chain-less-domain",
    "a form that names none",
    form(["address to"], { to: stranger }, { ...chainless, verifyingContract: undefined }),
    {},
    "caution | The signature names no chain, so it can be used on every chain where the same contract or application is. | Sign only if that is what you want.",
  ],
  ["chain-less-domain", "a form that names its chain", form(["address to"], { to: stranger }), {}],
  [
    "unknown-typed-data",
    "somebody who may spend",
    form(["address spender"], { spender: stranger }),
    {},
    "danger | The signed form “Ticket” is not known, and it names somebody who may spend or operate for you. | Reject unless the application explains this signature.",
  ],
  [
    "unknown-typed-data",
    "somebody who receives",
    form(["address recipient"], { recipient: stranger }),
    {},
    "caution | The signed form “Ticket” is not known, so what the signature allows cannot be said. It names somebody who receives. | Read the fields, and sign only what you understand.",
  ],
  [
    "unknown-typed-data",
    "nobody in particular",
    form(["string recipient"], { recipient: "you" }),
    {},
    "caution | The signed form “Ticket” is not known, so what the signature allows cannot be said. | Read the fields, and sign only what you understand.",
  ],
  [
    "opaque-message",
    "a hash",
    messageOf(`0x${"ab".repeat(32)}`),
    {},
    "danger | This message cannot be read. It is 32 bytes long, like the hash of something else that is not shown. What the signature will be used for is not shown. | Reject: a site that wants your word can write it in words.",
  ],
  [
    "opaque-message",
    "nothing",
    messageOf("0x"),
    {},
    "danger | This message cannot be read. It is empty. What the signature will be used for is not shown. | Reject: a site that wants your word can write it in words.",
  ],
  [
    "opaque-message",
    "a signature",
    messageOf(`0x${"fe".repeat(65)}`),
    {},
    "danger | This message cannot be read. It has the form of a signature. What the signature will be used for is not shown. | Reject: a site that wants your word can write it in words.",
  ],
  [
    "opaque-message",
    "a digest of typed data",
    messageOf(`0x1901${"ab".repeat(64)}`),
    {},
    "danger | This message cannot be read. It is the digest of typed data that is not shown. What the signature will be used for is not shown. | Reject: a site that wants your word can write it in words.",
  ],
  [
    "opaque-message",
    "an authorization",
    messageOf(`0x05${"ab".repeat(40)}`),
    {},
    "danger | This message cannot be read. It has the form of an authorization that hands the account to a contract. What the signature will be used for is not shown. | Reject: a site that wants your word can write it in words.",
  ],
  [
    "opaque-message",
    "a transaction",
    messageOf(`0x02${"ab".repeat(40)}`),
    {},
    "danger | This message cannot be read. It has the form of a transaction. What the signature will be used for is not shown. | Reject: a site that wants your word can write it in words.",
  ],
  [
    "opaque-message",
    "bytes",
    messageOf("0xb0b1b2"),
    {},
    "danger | This message cannot be read. Its bytes are not text. What the signature will be used for is not shown. | Reject: a site that wants your word can write it in words.",
  ],
  [
    "opaque-message",
    "a hash as text",
    messageOf("ab".repeat(32)),
    {},
    "danger | This message cannot be read. Its text is a hash of something that is not shown. What the signature will be used for is not shown. | Reject: a site that wants your word can write it in words.",
  ],
  [
    "opaque-message",
    "bytes as text",
    messageOf("ab".repeat(100)),
    {},
    "danger | This message cannot be read. Its text is nothing but hexadecimal bytes. What the signature will be used for is not shown. | Reject: a site that wants your word can write it in words.",
  ],
  ["opaque-message", "fewer bytes as text", messageOf("ab".repeat(99)), {}],
  [
    "display-spoof",
    "an order that is turned around",
    messageOf("pay \u202e001 HTE"),
    {},
    "danger | The text has characters that change the order in which it is read. They are shown as their numbers. | Reject: what you read may not be what you sign.",
  ],
  [
    "display-spoof",
    "what cannot be seen",
    messageOf("zero\u200bwidth"),
    {},
    "caution | The text has characters that cannot be seen. They are shown as their numbers. | no remedy",
  ],
  [
    "display-spoof",
    "an empty stretch",
    messageOf(`Welcome${" ".repeat(200)}and more`),
    {},
    "caution | The text goes on after a long empty stretch. Read it to its end. | no remedy",
  ],
  [
    "display-spoof",
    "twenty empty lines",
    messageOf(`Welcome${"\n".repeat(21)}and more`),
    {},
    "caution | The text goes on after a long empty stretch. Read it to its end. | no remedy",
  ],
  ["display-spoof", "nineteen empty lines", messageOf(`Welcome${"\n".repeat(20)}and more`), {}],
  [
    "display-spoof",
    "both",
    messageOf(`zero\u200bwidth${" ".repeat(200)}and more`),
    {},
    "caution | The text has characters that cannot be seen. They are shown as their numbers. | no remedy",
    "caution | The text goes on after a long empty stretch. Read it to its end. | no remedy",
  ],
];

describe("the words about messages and forms", () => {
  test.each(rows)("behavior: %s says of %s exactly this", (code, _, subject, changes, ...said) => {
    expect(saidBy(code, subject, changes)).toEqual(said);
  });
});
