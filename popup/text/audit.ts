import type { AuditKind } from "../../extension/messages/views.policy.ts";

/** The audit log. */
export const auditText = {
  title: "Log",
  lead: "Everything that this wallet was asked, was told, sent away and decided. It stays on this device.",
  kind: "Kind",
  any: "Any",
  kinds: {
    request: "Request",
    verdict: "Verdict",
    disclosure: "Sent to a SecWare",
    decision: "Decision",
    approval: "Approval",
    end: "End",
    override: "Exception",
    policy: "Rules",
    recheck: "Re-check",
    "self-check": "Self-check",
    mark: "Your mark",
  } satisfies Record<AuditKind, string>,
  site: "Site",
  ware: "SecWare",
  wareNumber: (ware: number) => `SecWare ${ware}`,
  words: "Text in the sentence",
  apply: "Filter",
  clear: "Clear filter",
  empty: "The log is empty.",
  noMatch: "Nothing matches.",
  loading: "Reading the log…",
  older: "Older entries",
  shown: (count: number) => (count === 1 ? "1 entry is shown." : `${count} entries are shown.`),
  account: "Account",
  request: "Request",
  sameRequest: "Show all entries of this request",
  onlyRequest: "Only the entries of one request are shown.",
  hash: "Hash",
  field: "Field",
  value: "Value",
  details: (number: number) => `Entry ${number} in full`,
  sent: "What was sent, field by field",
  saidFields: "Fields",
  noFields: "It says nothing more.",
  intact: "The log is whole: each entry follows from the one before.",
  broken: (moment: string | null) =>
    moment === null
      ? "The log is broken: an entry was changed or is missing. What it says cannot be relied on."
      : `The log is broken since ${moment}: an entry was changed or is missing. What stands from there on cannot be relied on.`,
  unchecked: "Whether the log is whole has not been checked yet.",
  lost: (count: number) =>
    count === 1
      ? "One entry could not be written, as on a full disk. The log has a hole."
      : `${count} entries could not be written, as on a full disk. The log has holes.`,
  about: "About this log",
  count: "Entries",
  oldest: "Oldest",
  exportAll: "Export",
  exportHint:
    "The button above makes a file of the entries that the filter lets through, with the hashes that chain them. It names sites and addresses.",
  exported: (count: number) => (count === 1 ? "1 entry was exported." : `${count} entries were exported.`),
  fileName: (day: string) => `sechub-log-${day}.json`,
  retention: "Keep entries for",
  retentionName: { 30: "30 days", 90: "90 days", 365: "1 year", 3650: "10 years" },
  saveRetention: "Save",
  shortenTitle: "Remove older entries?",
  shortenText: (name: string) =>
    `Entries older than ${name} are removed now and every day. They cannot be had back.`,
  shorten: "Remove them",
  savedRetention: "Saved.",
} as const;
