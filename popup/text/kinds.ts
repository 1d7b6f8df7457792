const kindWords: Readonly<Record<string, string>> = {
  transaction: "Transactions",
  calls: "Several calls",
  typedData: "Typed data",
  message: "Messages",
  authorization: "Delegations",
  userOperation: "User operations",
  permission: "Permissions",
  site: "Sites",
  address: "Addresses",
  token: "Tokens",
  approvals: "Open approvals",
};

/** What a SecWare is asked about, in words; a kind that is not known is shown as it is. */
export function kindWord(kind: string): string {
  return Object.hasOwn(kindWords, kind) ? (kindWords[kind] ?? kind) : kind;
}
