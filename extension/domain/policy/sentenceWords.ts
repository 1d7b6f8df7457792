import type { Factor } from "../policyDocument.ts";

/** Plain words for the values that a document writes as one word. */
export const kindWords: Readonly<Record<string, string>> = {
  transaction: "transaction",
  calls: "batch of calls",
  typedData: "typed data",
  message: "message",
  site: "connection",
};

export const actionWords: Readonly<Record<string, string>> = {
  send: "send something",
  allow: "let somebody spend a token",
  operator: "hand over a whole collection",
  order: "offer something in an order",
  control: "give away control of a contract",
  wrap: "wrap the chain's coin",
  unwrap: "unwrap the chain's coin",
  create: "create a contract",
  call: "call a function that is not known",
  delegation: "let somebody act for the account",
  "sign-in": "sign in",
  "plain-text": "sign plain text",
  opaque: "sign what nobody can read",
  "unknown-signature": "sign typed data that is not known",
};

export const factorWords: Readonly<Record<Factor, string>> = {
  "second-password": "your second password",
  "second-device": "a code from your second device",
};
