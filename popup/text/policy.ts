import type { Preset } from "../../extension/domain/policyDocument.ts";

/** The rules: preset, sentences, the editor by menus. */
export const policyText = {
  title: "Rules",
  lead: "What happens when something is found, or when somebody gives no answer. The strictest rule that fits wins.",
  preset: "Preset",
  presetName: { careful: "Careful", normal: "Normal", expert: "Expert" } satisfies Record<Preset, string>,
  presetExample: {
    careful:
      "A first-time recipient: warn. An unlimited approval: block. A service that does not answer: hold.",
    normal:
      "A first-time recipient: allow with a notice. An unlimited approval: hold. A service that does not answer: warn.",
    expert:
      "A first-time recipient: allow with a notice. An unlimited approval: warn. A service that does not answer: warn.",
  } satisfies Record<Preset, string>,
  rules: "Your rules",
  noRules: "No rule of your own. The preset decides.",
  order: "The strictest rule that fits wins, whatever its place. The order is for reading only.",
  addRule: "Add a rule",
  editRule: (id: string) => `Change rule ${id}`,
  removeRule: (id: string) => `Remove rule ${id}`,
  removed: (id: string) => `Rule ${id} is removed from the draft.`,
  idle: "Can never decide",
  guarded: "Guarded",
  restore: "Back to the preset alone",
  restoreHint:
    "Removes all rules, groups, prices and ways of combining from the draft. You see what that changes before you save.",
  password: "Password",
  wrongPassword: "That is not the password.",
  chain: "On chain",
  chainVersion: "Version on chain",
  neverWritten: "never written",
  localVersion: "Fingerprint",
  pendingTightening: "A tightening acts already and is not on chain yet.",
  noActNow: "It cannot act sooner: the wait is there so that nobody can talk you into a change at once.",
  pendingLoosening: (when: string) => `A loosening waits: it acts ${when}.`,
  pendingLooseningUnwritten: "A loosening waits: write it to the chain first.",
  write: "Write to chain",
  writeHint: "Encrypted: only your accounts can read it.",
  inStep: "The chain has these rules.",
  difference: (what: string) => `The chain had other rules, and they were kept. Lost here: ${what}`,
  unreadable: (problem: string) => `Your rules cannot be read, so every request is held: ${problem}`,
  staleChain: "The chain cannot be read now. What stands here about it is the last good copy.",
  budget: "Waits for services at most",
  budgetMs: (ms: number) => `${(ms / 1000).toLocaleString("en")} s`,
} as const;
