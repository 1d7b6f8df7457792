import { actionsOf, type LocalCheck } from "./localCheck.ts";

/** Typed data whose domain names no chain, so that the signature holds on every one. */
export const chainLessDomain: LocalCheck = {
  code: "chain-less-domain",
  find: ({ subject, reading }) => {
    if (subject.kind !== "typedData" || subject.typedData.domain["chainId"] !== undefined) return [];
    const isBare =
      subject.typedData.domain["verifyingContract"] === undefined &&
      actionsOf(reading, "unknown-signature").length === reading.actions.length;
    return [
      {
        // Votes and log-ins of this form name no contract either, so no contract can take anything by them.
        level: isBare ? "caution" : "danger",
        text: "The signature names no chain, so it can be used on every chain where the same contract or application is.",
        remedy: "Sign only if that is what you want.",
      },
    ];
  },
};
