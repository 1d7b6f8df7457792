import type { EncodingFlag } from "../decode/action.ts";
import type { Level } from "../level.ts";
import type { LocalCheck } from "./localCheck.ts";

const meanings: Readonly<Record<EncodingFlag, { level: Level; text: string }>> = {
  short: {
    level: "danger",
    text: "The call data has an abnormal length: what is missing counts as zero, which hides the real amount.",
  },
  dirty: {
    level: "danger",
    text: "The call data hides extra bits beside an argument, so that tools misread it.",
  },
  trailing: {
    level: "caution",
    text: "The call data has an abnormal length: there are extra bytes behind its arguments.",
  },
  "not-canonical": {
    level: "caution",
    text: "The call data is packed in an unusual way, which can mislead tools.",
  },
};

/** Calldata that departs from the one encoding its meaning has. */
export const abnormalEncoding: LocalCheck = {
  code: "abnormal-encoding",
  find: ({ reading }) =>
    reading.actions.flatMap(({ flags, call }) =>
      flags.map((flag) => ({
        ...meanings[flag],
        remedy: "Reject: honest sites do not encode like this.",
        about: { call },
      })),
    ),
};
