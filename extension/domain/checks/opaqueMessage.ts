import { actionsOf, type LocalCheck } from "./localCheck.ts";

/** Messages whose meaning nobody can read: hashes, transactions, authorizations, plain bytes. */
export const opaqueMessage: LocalCheck = {
  code: "opaque-message",
  find: ({ reading }) =>
    actionsOf(reading, "opaque").map(({ why }) => ({
      level: "danger",
      text: `This message cannot be read. ${why} What the signature will be used for is not shown.`,
      remedy: "Reject: a site that wants your word can write it in words.",
    })),
};
