import type { CheckedOutcomeView } from "../../extension/messages/views.policy.ts";

/** The built-in requests, decided again, in the settings. */
export const selfCheckText = {
  title: "Self-check",
  lead: "Known attacks, and honest requests that look like them, are built in. They are decided again whenever the wallet, your rules or a service changes. Nobody is asked.",
  notYet: "Not done yet.",
  running: "Deciding…",
  when: "Last done",
  why: "Because",
  requests: "Requests",
  counts: (total: number, attacks: number) => `${total}, of which ${attacks} are known attacks`,
  good: "The wallet decides all of them as it must.",
  bad: (count: number) =>
    count === 1
      ? "One is not decided as it must be. Update the wallet, and be careful until then."
      : `${count} are not decided as they must be. Update the wallet, and be careful until then.`,
  through: (count: number) =>
    count === 1
      ? "Your rules let one known attack through with a warning at most."
      : `Your rules let ${count} known attacks through with a warning at most.`,
  unchanged: "All are decided as they were before, were no service to answer.",
  changed: (count: number) =>
    count === 1
      ? "One is decided otherwise than before, were no service to answer."
      : `${count} are decided otherwise than before, were no service to answer.`,
  which: "Which",
  change: (before: string, after: string) => `${before}, now ${after}`,
  outcome: {
    allow: "let through",
    warn: "warned of",
    hold: "held",
    block: "blocked",
    refused: "refused",
  } satisfies Record<CheckedOutcomeView, string>,
} as const;
