/** Servers that are asked about contracts, in the settings. */
export const contractInfoText = {
  title: "Contract information",
  lead: "What others publish of contracts: words beside what this wallet decodes. They weaken no check. With both fields empty nobody is asked.",
  sources: "Server of published sources",
  sourcesHint:
    "One that answers as Sourcify does, such as https://sourcify.dev/server. It is told which contract you are about to use or to give power, and on which network; not your account, and not the site.",
  signatures: "Server of function names",
  signaturesHint:
    "One that answers as the 4byte directory or openchain do. It is told the first four bytes of a call that nothing else names. Its answer is a guess.",
  save: "Save servers",
  saved: "Saved.",
} as const;
